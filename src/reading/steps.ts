import type { CutText, Token } from '../text/cut.js';
import type { Span } from '../text/passage.js';
import type { PhraseHit } from '../text/phrases.js';
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
    const due = dueIn(cut, clause, times);
    steps.push({
      ...wordsOf(cut, clause),
      kind: kindOf(hits.steps.in(clause.first, clause.last), clause),
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

const joints = new Set(['that', 'and', 'but', 'or']);
const isMark = (token: Token | undefined): boolean => token?.text === ',' || token?.text === ';';

/** A clause without the words that only join it to the next: "that …", "… , and". */
function wordsOf({ tokens }: CutText, { first, last, start, end }: Clause): Span {
  let [from, to] = [first, last];
  while (from + 1 < to && (isMark(tokens[from]) || joints.has(tokens[from]?.lower ?? ''))) from++;
  while (to - 1 > from && (isMark(tokens[to - 1]) || joints.has(tokens[to - 1]?.lower ?? ''))) to--;
  return { start: tokens[from]?.start ?? start, end: tokens[to - 1]?.end ?? end };
}

/** What its verbs do, the first of them first, before what else it names: "launch talks to restore relations" are talks. */
function kindOf(hits: readonly PhraseHit<string>[], { verbs }: Clause): string {
  const rank = ({ first, last }: PhraseHit<string>): number => {
    const at = verbs.findIndex((verb) => first <= verb && verb < last);
    return at < 0 ? verbs.length : at;
  };
  const size = ({ first, last }: PhraseHit<string>): number => last - first;
  const [best] = [...hits].sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  return best?.value ?? 'other';
}

/** When a clause says that it happens: "Tuesday's talks" only names them, and what is past is not to come. */
function dueIn({ text }: CutText, { start, end }: Clause, times: readonly TimeExpression[]): number {
  return times.findIndex(
    (time) =>
      time.start >= start &&
      time.end <= end &&
      time.direction !== 'past' &&
      !/^['’]s?\b/.test(text.slice(time.end, time.end + 3)),
  );
}

/** Who has to take a step: who does it by the clause's own subject, whom that has do it, and with whom; else all named. */
function takersIn(clause: Clause, context: ClauseContext): readonly number[] {
  const { subject, verbs, passive } = clause;
  const { tokens } = context.cut;
  const named = namedIn(context);
  const verb = tokens[verbs.find((at) => at >= clause.first) ?? -1];
  if (subject === null || verb === undefined || passive) return named(clause.start, clause.end);
  const doers = named(subject.start, verb.start);
  if (doers.length === 0) return named(clause.start, clause.end);
  // "Instructed the envoy to begin": who is told to stands between the verbs; "talks with Arland" need Arland.
  const next = tokens[verbs.find((at) => (tokens[at]?.start ?? 0) > verb.start) ?? -1];
  const told = next === undefined ? [] : named(verb.end, next.start);
  const beside = tokens
    .slice(clause.first, clause.last)
    .find(({ lower, start }) => lower === 'with' && start > verb.start);
  const partner = beside === undefined ? [] : named(beside.end, Math.min(clause.end, beside.end + reach));
  return [...new Set([...doers, ...told, ...partner])].sort((a, b) => a - b);
}

/** Who is named between two places and can take a step: not where it is taken, nor "the talks". */
function namedIn({
  voices: { mentions, actors },
  nobodies,
  owners,
  lexicon: { people, bodies },
}: ClauseContext): (start: number, end: number) => readonly number[] {
  const isTaker = (actor: number): boolean => {
    const one = actors[actor];
    if (one === undefined || owners.has(actor)) return false;
    if (one.kind === 'person') return true;
    const head = one.name.slice(one.name.lastIndexOf(' ') + 1);
    return !nobodies.has(actor) && (/\p{Lu}/u.test(one.name) || people.has(head) || bodies.has(head));
  };
  return (start, end) => {
    const inside = mentionsWithin(mentions, start, end).map(({ actor }) => actor);
    return [...new Set(inside)].filter(isTaker).sort((a, b) => a - b);
  };
}

/** Whom "with" names stands within so many characters. */
const reach = 40;

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
