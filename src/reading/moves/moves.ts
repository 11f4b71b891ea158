import type { Span } from '../../text/passage.js';
import type { TimeExpression } from '../../text/time.js';
import type { Judgement, ReportClassifier } from '../classifier/classifier.js';
import { type Clause, coreOf } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import { conditionBeside, modalityOf } from '../clauses/modality.js';
import type { LocalMove } from '../move.js';
import { isTermOfDeal } from './agreed-terms.js';
import { bearerOf } from './bearer.js';
import type { BearerModel } from './bearer-model.js';
import { asksOther } from './bearers.js';
import { deadlineOf } from './deadlines.js';
import { issuesOf } from './issues.js';
import { listedAct } from './listed.js';
import { rareActIn } from './rare-acts.js';
import { placesIn, towardOf } from './targets.js';
import { type Candidate, isTold, type TrustModel, trustFeatures, trustOf } from './trust.js';

/** Acts less likely than this are not looked into. */
const floor = 0.3;
/** How likely an act is held to be where a phrase of the catalogue names it, or the list that the clause is an item of. */
const namedLikely = 0.5;

/** What a report's clauses are taken for, made once and used by moves, steps and observations. */
export interface JudgedClauses {
  readonly acts: readonly string[];
  readonly of: readonly Judgement[];
}

export function judgedClauses(context: ClauseContext, classifier: ReportClassifier): JudgedClauses {
  const of = context.clauses.map((clause, index) => {
    const judgement = classifier.judge(index);
    // What will be asked for is asked for while the clause's vectors are at hand.
    if (!isFurniture(context, clause) && judgement.acts.some((p) => p >= floor)) judgement.issues();
    return judgement;
  });
  return { acts: classifier.acts, of };
}

/** Whether a clause stands in a paragraph that is no part of the report. */
export function isFurniture({ cut }: ClauseContext, clause: Clause): boolean {
  const kind = cut.paragraphs[cut.sentences[clause.sentence]?.paragraph ?? -1]?.kind;
  return kind === 'furniture' || kind === 'caption';
}

/** The act of a list's item; what another side is to do by a list of offers is asked of it. */
function itemAct(context: ClauseContext, index: number): string | null {
  const act = listedAct(context, index);
  return act === 'offer' && asksOther(context, index) ? 'demand' : act;
}

/** Clauses that are taken for a move, one candidate for each act that is likely enough. */
export function candidatesOf(
  context: ClauseContext,
  judged: JudgedClauses,
  bearer: BearerModel,
): readonly Candidate[] {
  return context.clauses.flatMap((clause, index): readonly Candidate[] => {
    const judgement = judged.of[index];
    if (judgement === undefined || isFurniture(context, clause)) return [];
    const item = itemAct(context, index);
    const ruled = rareActIn(context, clause) ?? item;
    const ofDeal = ruled === null && isTermOfDeal(context, index);
    const named = ofDeal ? 'accept' : ruled;
    if (named === null && judgement.acts.every((p) => p < floor)) return [];
    const all = judged.acts.map((act, k) => {
      const likely = judgement.acts[k] ?? 0;
      return { act, p: act === named ? Math.max(namedLikely, likely) : likely };
    });
    // What a list says of its items, it says of them alone; what is given up is not where that is denied.
    const denied = (act: string): boolean => clause.negated && context.lexicon.rareObjects.has(act);
    const told = all
      .filter(({ act, p }) => p >= floor && (act === named || (item === null && !denied(act))))
      .sort((a, b) => b.p - a.p || (a.act < b.act ? -1 : 1));
    if (told.length === 0) return [];
    const names = context.hits.issues.in(clause.first, clause.last).map(({ value }) => value);
    const about = issuesOf(judgement, new Set(names));
    const near = [index - 1, index + 1]
      .filter((i) => context.clauses[i]?.sentence === clause.sentence)
      .flatMap((i) => judged.of[i] ?? []);
    return told.map(({ act, p }) => ({
      index,
      act,
      likely: p,
      named: act === named,
      next: all.reduce((most, other) => (other.act === act ? most : Math.max(most, other.p)), 0),
      none: ofDeal && act === named ? Math.min(judgement.none, 1 - namedLikely) : judgement.none,
      nearAct: Math.max(0, ...near.map(({ acts }) => acts[judged.acts.indexOf(act)] ?? 0)),
      nearMove: Math.max(0, ...near.map(({ none }) => 1 - none)),
      issues: about.issues,
      issueLikely: about.first,
      issuesTogether: about.together,
      issuesNamed: about.named,
      bearer: bearerOf(context, index, act, bearer, act === ruled),
    }));
  });
}

/**
 * The moves of one report: clauses that the act model takes for one, each with its actor, issues, how real it is, and
 * how far all of that can be trusted. Paragraphs that are no part of the report carry none.
 */
export function movesOf(
  context: ClauseContext,
  judged: JudgedClauses,
  { bearer, trust }: { readonly bearer: BearerModel; readonly trust: TrustModel },
  times: readonly TimeExpression[],
): readonly LocalMove[] {
  const { cut, clauses } = context;
  const moveOfClause = new Map<number, number>();
  const told = candidatesOf(context, judged, bearer)
    .map((candidate) => ({ candidate, confidence: trustOf(trust, trustFeatures(context, candidate)) }))
    .filter(({ candidate: { likely, named }, confidence }) => isTold({ likely, named, confidence }));
  return told.flatMap(({ candidate, confidence }, at): readonly LocalMove[] => {
    const { index, act, issues, bearer: whose } = candidate;
    const clause = clauses[index];
    if (clause === undefined) return [];
    const condition = clause.kind === 'condition' ? clause : conditionBeside(clauses, index);
    const exchange = exchangeOf(clauses, index, moveOfClause);
    moveOfClause.set(index, at);
    return [
      {
        ...trimmed(cut.text, coreOf(clause)),
        actor: whose.actor,
        toward: towardOf(context, clause, act, whose.actor, whose.statement),
        act,
        issues,
        places: placesIn(context, clause, times),
        modality: modalityOf(cut, clauses, index, act),
        statement: whose.statement,
        condition: condition === null ? null : { start: condition.start, end: condition.end },
        deadline: deadlineOf(context, clause, times),
        exchange,
        confidence,
      },
    ];
  });
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

/** A clause without white space, commas and marks at its ends. */
function trimmed(text: string, { start, end }: Span): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:–—-]/.test(text[from] ?? '')) from++;
  while (to > from && /[\s,;:–—-]/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
