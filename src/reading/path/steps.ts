import type { CutText, Token } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import type { PhraseHit } from '../../text/phrases.js';
import type { TimeExpression } from '../../text/time.js';
import type { Clause } from '../clauses/clauses.js';
import { type ClauseContext, statementAround } from '../clauses/context.js';
import { mentionsWithin, subjectActor } from '../clauses/subject-actor.js';
import type { JudgedClauses } from '../moves/moves.js';
import type { LocalStep } from '../step.js';
import { type PathModels, toldClauses } from './trust.js';

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

/**
 * Who has to take a step: who does it by the clause's subject, whom that has do it ("instructed the envoy to begin"), and
 * with, between or, in a passive, by whom it is done. Of a clause without a verb all who are named.
 */
function takersIn(clause: Clause, context: ClauseContext): readonly number[] {
  const { verbs, passive, start, end } = clause;
  const { tokens } = context.cut;
  const named = namedIn(context);
  const own = verbs.filter((at) => at >= clause.first);
  const verb = tokens[own[0] ?? -1];
  if (verb === undefined) return named(start, end);
  const next = tokens[own[1] ?? -1];
  const taken = clause.subject === null ? subjectActor(context, clause) : null;
  const doers = passive
    ? []
    : [
        ...named(clause.subject?.start ?? start, verb.start),
        ...(taken === null || !canTake(context, taken) ? [] : [taken]),
        ...(next === undefined ? [] : named(verb.end, next.start)),
      ];
  const partners = tokens
    .slice(own[0], clause.last)
    .filter(({ lower }) => lower === 'with' || lower === 'between' || (lower === 'by' && passive))
    .flatMap((word) => named(word.end, Math.min(end, word.end + reach)));
  return [...new Set([...doers, ...partners])].sort((a, b) => a - b);
}

/** Who is named between two places and can take a step. */
function namedIn(context: ClauseContext): (start: number, end: number) => readonly number[] {
  return (start, end) => {
    const inside = mentionsWithin(context.voices.mentions, start, end).map(({ actor }) => actor);
    return [...new Set(inside)].filter((actor) => canTake(context, actor)).sort((a, b) => a - b);
  };
}

/** Not where a step is taken, nor "the talks". */
function canTake(
  { voices: { actors }, nobodies, owners, lexicon: { people, bodies } }: ClauseContext,
  actor: number,
): boolean {
  const one = actors[actor];
  if (one === undefined || owners.has(actor)) return false;
  if (one.kind === 'person') return true;
  const head = one.name.slice(one.name.lastIndexOf(' ') + 1);
  return !nobodies.has(actor) && (/\p{Lu}/u.test(one.name) || people.has(head) || bodies.has(head));
}

/** Whom "with" or "by" names stands within so many characters. */
const reach = 60;

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
