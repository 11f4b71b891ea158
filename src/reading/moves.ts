import { phrasesIn } from '../text/phrases.js';
import type { TimeExpression } from '../text/time.js';
import { bearerOf } from './bearers.js';
import { type ClauseContext, clauseFeatures } from './clausefeatures.js';
import type { Clause } from './clauses.js';
import { probabilities } from './linear.js';
import { conditionBeside, modalityOf } from './modality.js';
import type { LocalMove } from './move.js';
import type { ClauseModels } from './movemodels.js';

/** Moves less likely than this are not told at all. */
const least = 0.2;
/** Issues whose score lies no further than this below the best are told with it. */
const issueSpan = 1.8;
const mostIssues = 3;
const noAct = 'none';

/** Features by clause, made once and used by all models. */
export type FeatureRows = readonly (readonly string[])[];

export function featureRows(context: ClauseContext): FeatureRows {
  return context.clauses.map((_, index) => clauseFeatures(context, index));
}

/** What the issue model looks at: words and the catalogue's issues, not how the clause is built. */
export const issueFeature = (name: string): boolean => /^(?:w|S|I|sh|D):/.test(name) || name === 'bias';

/**
 * The moves of one report: clauses that the act model takes for one, each with its actor, issues and how real it is.
 * Paragraphs that are no part of the report carry none.
 */
export function movesOf(
  context: ClauseContext,
  rows: FeatureRows,
  models: ClauseModels,
  times: readonly TimeExpression[],
): readonly LocalMove[] {
  const { cut, clauses } = context;
  const moves: LocalMove[] = [];
  const moveOfClause = new Map<number, number>();
  clauses.forEach((clause, index) => {
    const paragraph = cut.paragraphs[cut.sentences[clause.sentence]?.paragraph ?? -1];
    if (paragraph?.kind === 'furniture' || paragraph?.kind === 'caption') return;
    const row = rows[index] ?? [];
    const likely = probabilities(models.act, row);
    const issues = issuesOf(context, models, clause, row);
    models.act.classes.forEach((act, k) => {
      const confidence = likely[k] ?? 0;
      if (act === noAct || confidence < least) return;
      const { actor, statement } = bearerOf(context, index, act);
      const condition = clause.kind === 'condition' ? clause : conditionBeside(clauses, index);
      const exchange = exchangeOf(clauses, index, moveOfClause);
      moveOfClause.set(index, moves.length);
      moves.push({
        ...trimmed(cut.text, clause),
        actor,
        toward: null,
        act,
        issues,
        places: [],
        modality: modalityOf(cut, clauses, index, act),
        statement,
        condition: condition === null ? null : { start: condition.start, end: condition.end },
        deadline: deadlineOf(clause, times),
        exchange,
        confidence: Math.round(confidence * 1000) / 1000,
      });
    });
  });
  return moves;
}

/**
 * The issues of a clause: what the model makes of its words, raised where the catalogue's words for an issue stand in
 * the clause itself, the more the longer the phrase. Those near the likeliest are told with it.
 */
export function issuesOf(
  { cut, lexicon }: ClauseContext,
  models: ClauseModels,
  clause: Clause,
  row: readonly string[],
): readonly string[] {
  const likely = probabilities(models.issue, row.filter(issueFeature));
  const longest = new Map<string, number>();
  for (const { first, last, value } of phrasesIn(lexicon.issues, cut.tokens, clause.first, clause.last))
    longest.set(value, Math.max(longest.get(value) ?? 0, last - first));
  const ranked = models.issue.classes
    .map((issue, k) => {
      const named = longest.get(issue);
      return {
        issue,
        score: Math.log((likely[k] ?? 0) + 0.01) + (named === undefined ? 0 : 1.5 + 0.3 * named),
      };
    })
    .sort((a, b) => b.score - a.score || (a.issue < b.issue ? -1 : 1));
  const top = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }, k) => k < mostIssues && score > top - issueSpan).map(({ issue }) => issue);
}

/** The move of the clause before, where this clause or that one is given in exchange. */
function exchangeOf(
  clauses: readonly Clause[],
  index: number,
  moveOfClause: ReadonlyMap<number, number>,
): number | null {
  const clause = clauses[index];
  const before = clauses[index - 1];
  if (clause?.kind !== 'exchange' || before?.sentence !== clause.sentence) return null;
  return moveOfClause.get(index - 1) ?? null;
}

/** A time that the clause sets as a limit ("by Friday", "within six months"). */
function deadlineOf(clause: Clause, times: readonly TimeExpression[]): number | null {
  const at = times.findIndex(
    (time) => time.start >= clause.start && time.end <= clause.end && time.direction === 'future',
  );
  return at < 0 ? null : at;
}

/** A clause without white space, commas and marks at its ends. */
function trimmed(text: string, { start, end }: Clause): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:–—-]/.test(text[from] ?? '')) from++;
  while (to > from && /[\s,;:–—-]/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
