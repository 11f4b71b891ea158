import type { Span } from '../text/passage.js';
import { phrasesIn } from '../text/phrases.js';
import type { TimeExpression } from '../text/time.js';
import { bearerOf } from './bearers.js';
import type { Judgement, ReportClassifier } from './classifier.js';
import { type ClauseContext, clauseFeatures } from './clausefeatures.js';
import { type Clause, coreOf } from './clauses.js';
import { probabilities } from './linear.js';
import { conditionBeside, modalityOf } from './modality.js';
import type { LocalMove } from './move.js';
import type { ClauseModels } from './movemodels.js';
import { type Candidate, trustFeatures } from './trust.js';

/** Moves less likely than this are not told at all. */
const least = 0.17;
/** Issues whose score lies no further than this below the best are told with it. */
const issueSpan = 1.8;
const mostIssues = 3;
/** How likely a rare act is held to be where a phrase of the catalogue names it. */
const rareLikely = 0.4;
const noAct = 'none';

/** Features by clause, made once and used by all models. */
export type FeatureRows = readonly (readonly string[])[];

export function featureRows(context: ClauseContext): FeatureRows {
  return context.clauses.map((_, index) => clauseFeatures(context, index));
}

/** What the issue model looks at: words and the catalogue's issues, not how the clause is built. */
export const issueFeature = (name: string): boolean => /^(?:w|S|I|sh|D):/.test(name) || name === 'bias';

/** Clauses that the act model takes for a move, one candidate for each act that is likely enough. */
export function candidatesOf(
  context: ClauseContext,
  rows: FeatureRows,
  models: ClauseModels,
  classifier: ReportClassifier | null,
): readonly Candidate[] {
  const { cut, clauses } = context;
  return clauses.flatMap((clause, index): readonly Candidate[] => {
    const paragraph = cut.paragraphs[cut.sentences[clause.sentence]?.paragraph ?? -1];
    if (paragraph?.kind === 'furniture' || paragraph?.kind === 'caption') return [];
    const row = rows[index] ?? [];
    const judged = classifier?.judge(index, { named: row }) ?? null;
    const likely = together(models, probabilities(models.act, row), judged);
    const named = rareActIn(context, clause);
    const ranked = models.act.classes
      .map((act, k) => ({ act, p: act === named ? Math.max(rareLikely, likely[k] ?? 0) : (likely[k] ?? 0) }))
      .filter(({ act }) => act !== noAct)
      .sort((a, b) => b.p - a.p || (a.act < b.act ? -1 : 1));
    const told = ranked.filter(({ p }) => p >= least);
    if (told.length === 0) return [];
    const { issues, first } = issuesOf(context, models, clause, row, judged);
    return told.map(({ act, p }) => ({
      index,
      act,
      likely: p,
      next: ranked.find((other) => other.act !== act)?.p ?? 0,
      none: likely[models.act.classes.indexOf(noAct)] ?? 0,
      issues,
      issueLikely: first,
      bearer: bearerOf(context, index, act),
    }));
  });
}

/** An act that is too rare to be learnt, by a phrase of the catalogue at the clause's own verb. */
function rareActIn({ cut, lexicon }: ClauseContext, clause: Clause): string | null {
  if (clause.negated) return null;
  const hit = phrasesIn(lexicon.rareActs, cut.tokens, clause.first, clause.last).find(
    ({ first, last }) => last - first > 1 && clause.verbs.includes(first),
  );
  return hit?.value ?? null;
}

/**
 * The moves of one report: clauses that the act model takes for one, each with its actor, issues, how real it is, and
 * how far all of that can be trusted. Paragraphs that are no part of the report carry none.
 */
export function movesOf(
  context: ClauseContext,
  rows: FeatureRows,
  models: ClauseModels,
  times: readonly TimeExpression[],
  classifier: ReportClassifier | null,
): readonly LocalMove[] {
  const { cut, clauses } = context;
  const moveOfClause = new Map<number, number>();
  return candidatesOf(context, rows, models, classifier).flatMap((candidate, at): readonly LocalMove[] => {
    const { index, act, issues, bearer } = candidate;
    const clause = clauses[index];
    if (clause === undefined) return [];
    const [trust = 0] = probabilities(models.trust, trustFeatures(context, candidate));
    const condition = clause.kind === 'condition' ? clause : conditionBeside(clauses, index);
    const exchange = exchangeOf(clauses, index, moveOfClause);
    moveOfClause.set(index, at);
    return [
      {
        ...trimmed(cut.text, coreOf(clause)),
        actor: bearer.actor,
        toward: null,
        act,
        issues,
        places: [],
        modality: modalityOf(cut, clauses, index, act),
        statement: bearer.statement,
        condition: condition === null ? null : { start: condition.start, end: condition.end },
        deadline: deadlineOf(clause, times),
        exchange,
        confidence: Math.round(trust * 1000) / 1000,
      },
    ];
  });
}

/** What the linear model and the classifier say together: the mean of both, which errs less than either alone. */
function together(
  models: ClauseModels,
  linear: readonly number[],
  judged: Judgement | null,
): readonly number[] {
  if (judged === null) return linear;
  const acts = new Map(judged.acts);
  return models.act.classes.map((act, k) => {
    const own = act === noAct ? 1 - judged.move : judged.move * (acts.get(act) ?? 0);
    return (own + (linear[k] ?? 0)) / 2;
  });
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
  judged: Judgement | null = null,
): { readonly issues: readonly string[]; readonly first: number } {
  const linear = probabilities(models.issue, row.filter(issueFeature));
  const near = new Map(judged?.issues());
  const likely =
    judged === null
      ? linear
      : models.issue.classes.map((issue, k) => ((linear[k] ?? 0) + (near.get(issue) ?? 0)) / 2);
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
  const issues = ranked
    .filter(({ score }, k) => k < mostIssues && score > top - issueSpan)
    .map(({ issue }) => issue);
  return { issues, first: likely[models.issue.classes.indexOf(issues[0] ?? '')] ?? 0 };
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
function trimmed(text: string, { start, end }: Span): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:–—-]/.test(text[from] ?? '')) from++;
  while (to > from && /[\s,;:–—-]/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
