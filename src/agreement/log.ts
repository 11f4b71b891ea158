import type { DealEvent, Grade } from './event.js';
import { failed, type Problem, problem, type Result } from './problem.js';
import { type Instant, NEVER } from './time.js';

/** Events in the order in which they were noted. A log is appended to, never changed. */
export type EventLog = readonly DealEvent[];

/** The log with one more event, or what is wrong with it. */
export function appended(log: EventLog, event: DealEvent): Result<EventLog> {
  const problems = misplaced(event, new Set(log.map(({ id }) => id)));
  return problems.length > 0 ? failed(problems) : { ok: true, value: [...log, event] };
}

/** What is wrong with an event at the end of a log whose events have these names. */
export function misplaced(event: DealEvent, before: ReadonlySet<string>): readonly Problem[] {
  const wrong = (message: string, expected: string, remedy: string): readonly Problem[] => [
    problem('event', [], { message, expected, found: event.id, remedy }),
  ];
  if (before.has(event.id))
    return wrong(`an earlier event is called "${event.id}" already`, 'a new name', 'Give it another name.');
  if (event.learnt < event.happened)
    return wrong('it was learnt before it happened', 'a later time to learn it', 'Mend one of the times.');
  const target = event.verb === 'retracts' ? event.what : event.corrects;
  if (target !== null && !before.has(target))
    return wrong(
      `no earlier event is called "${target}"`,
      'an event above',
      'Name the event as the log does.',
    );
  return [];
}

/** What is believed: sources at least this reliable, pieces at least this credible. */
export type Belief = Grade;
export const usualBelief: Belief = { reliability: 'D', credibility: 4 };

export const believed = (event: DealEvent, belief: Belief): boolean =>
  event.grade === null ||
  (event.grade.reliability <= belief.reliability && event.grade.credibility <= belief.credibility);

/**
 * Positions in the log of what was known at a time and has not been taken back since, in the order in which it
 * happened; what happened together, in the order of the log. A correction that is itself retracted corrects nothing.
 */
export function knownAt(log: EventLog, known: Instant, belief: Belief | null): readonly number[] {
  const gone = new Set<string>();
  const alive: number[] = [];
  for (let index = log.length - 1; index >= 0; index--) {
    const event = log[index];
    if (!event || event.learnt > known || gone.has(event.id)) continue;
    if (belief && !believed(event, belief)) continue;
    if (event.corrects !== null) gone.add(event.corrects);
    if (event.verb === 'retracts') gone.add(event.what);
    else alive.push(index);
  }
  alive.reverse();
  const happened = (index: number): Instant => log[index]?.happened ?? NEVER;
  for (let index = 1; index < alive.length; index++)
    if (happened(alive[index - 1] ?? 0) > happened(alive[index] ?? 0))
      return alive.sort((a, b) => happened(a) - happened(b) || a - b);
  return alive;
}
