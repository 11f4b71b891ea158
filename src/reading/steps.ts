import type { CutText } from '../text/cut.js';
import type { TimeExpression } from '../text/time.js';
import { type ClauseContext, statementAround } from './clausecontext.js';
import type { Clause } from './clauses.js';
import type { JudgedClauses } from './moves.js';
import { type PathModels, toldClauses } from './pathtrust.js';
import type { LocalStep } from './step.js';
import { mentionsWithin } from './subjectactor.js';

/** The steps of the path that one report tells of: who has to take them, what it puts before them, when they are due. */
export function stepsOf(
  context: ClauseContext,
  judged: JudgedClauses,
  times: readonly TimeExpression[],
  models: PathModels,
): readonly LocalStep[] {
  const { cut, clauses, hits } = context;
  const steps: (LocalStep & { readonly clause: number })[] = [];
  for (const { index, p } of toldClauses(context, judged, 'step', times, models)) {
    const clause = clauses[index];
    if (clause === undefined) continue;
    const kinds = hits.steps.in(clause.first, clause.last);
    const longest = [...kinds].sort((a, b) => b.last - b.first - (a.last - a.first))[0];
    const due = times.findIndex((time) => time.start >= clause.start && time.end <= clause.end);
    steps.push({
      start: clause.start,
      end: clause.end,
      kind: longest?.value ?? 'other',
      by: takersIn(clause, context),
      after: earlierThan(cut, clauses, index, steps),
      due: due < 0 ? null : due,
      statement: statementAround(context, clause, clause.sentence),
      confidence: p,
      clause: index,
    });
  }
  return steps.map(({ clause: _, ...step }) => step);
}

/** Who is named in a step's clause and can take one: not where it is taken, nor "the talks". */
function takersIn(
  { start, end }: Clause,
  { voices: { mentions, actors }, nobodies, owners, lexicon: { people, bodies } }: ClauseContext,
): readonly number[] {
  const isTaker = (actor: number): boolean => {
    const one = actors[actor];
    if (one === undefined || owners.has(actor)) return false;
    if (one.kind === 'person') return true;
    const head = one.name.slice(one.name.lastIndexOf(' ') + 1);
    return !nobodies.has(actor) && (/\p{Lu}/u.test(one.name) || people.has(head) || bodies.has(head));
  };
  const inside = mentionsWithin(mentions, start, end).map(({ actor }) => actor);
  return [...new Set(inside)].filter(isTaker).sort((a, b) => a - b);
}

const before = new Set(['after', 'once', 'following', 'when']);
const chained = new Set(['then', 'next', 'afterwards', 'later', 'subsequently', 'finally']);

/** Steps of the same sentence that this account puts first: "after the draft is agreed", "drafted and then signed". */
function earlierThan(
  cut: CutText,
  clauses: readonly Clause[],
  index: number,
  steps: readonly { readonly clause: number }[],
): readonly number[] {
  const clause = clauses[index];
  if (clause === undefined) return [];
  const words = cut.tokens.slice(clause.first, clause.last).map(({ lower }) => lower);
  const isChained = words.some((word) => chained.has(word));
  return steps.flatMap((step, at) => {
    const other = clauses[step.clause];
    if (other === undefined) return [];
    const sameSentence = other.sentence === clause.sentence;
    const nextSentence = other.sentence === clause.sentence - 1;
    const opened = other.introducer !== null && before.has(other.introducer);
    if (sameSentence && (opened || isChained)) return [at];
    return nextSentence && isChained ? [at] : [];
  });
}
