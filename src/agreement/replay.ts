import { type Change, changesBetween } from './change.js';
import type { Deal } from './deal.js';
import type { DealEvent } from './event.js';
import { foldOf, type Op } from './fold.js';
import { type Belief, type EventLog, knownAt, usualBelief } from './log.js';
import { type Problem, problem } from './problem.js';
import { resolverOf } from './resolve.js';
import { type Patch, patchBetween, type State, timeOf } from './state.js';
import { type Instant, NEVER, showTime } from './time.js';

export type Applied =
  | { readonly ok: true; readonly state: State; readonly patch: Patch; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly problem: Problem };

/** The deal before any event. */
export const initialState = (deal: Deal): State => foldOf(deal).initial();

/**
 * Applies one event, at the time it happened; gives a new state and what changed, or a problem. Never throws, never
 * touches the state it was given. An event older than the state is a problem: late news is handled by replay.
 *
 * ```ts
 * const applied = apply(deal, state, event, 7);
 * if (applied.ok) applied.changes // [{ kind: 'breached', what: 'no-strikes', party: 'b', … }]
 * ```
 *
 * @param cause the event's position in the log, by which reasons find it
 */
export function apply(deal: Deal, state: State, event: DealEvent, cause: number): Applied {
  if (event.happened < timeOf(state))
    return {
      ok: false,
      problem: problem('late', [], {
        message: `"${event.id}" happened before what is known already`,
        expected: `not before ${showTime(timeOf(state), deal.calendar.offset)}`,
        found: showTime(event.happened, deal.calendar.offset),
        remedy: 'Append it to the log and replay.',
      }),
    };
  const resolved = resolverOf(deal)(event);
  if (!resolved.ok) return resolved;
  const after = state.slice();
  foldOf(deal).step(after, event.happened, resolved.ops, cause);
  return {
    ok: true,
    state: after,
    patch: patchBetween(state, after),
    changes: changesBetween(deal, state, after),
  };
}

/** Applies events one after another, in the order given; those that say nothing to the deal are left out. */
export function applyAll(deal: Deal, state: State, events: readonly DealEvent[], firstCause: number): State {
  const fold = foldOf(deal);
  const resolve = resolverOf(deal);
  const after = state.slice();
  events.forEach((event, index) => {
    const resolved = resolve(event);
    if (resolved.ok && event.happened >= timeOf(after))
      fold.step(after, event.happened, resolved.ops, firstCause + index);
  });
  return after;
}

export interface View {
  /** What was known by then; default all. */
  readonly known?: Instant;
  /** Which grades count; null believes everything. Default D4. */
  readonly belief?: Belief | null;
}

/** A log read against a deal: the state at any time, and what it would be with other events. */
export interface History {
  readonly deal: Deal;
  readonly log: EventLog;
  /** Events that say nothing to this deal, and why. */
  readonly problems: readonly Problem[];
  /** The state at the end of all that had happened by a time. */
  readonly at: (happened: Instant) => State;
  /** The same with more events (which may correct or retract those of the log). */
  readonly whatIf: (events: readonly DealEvent[], happened: Instant) => State;
}

/** So many events lie between two kept states. */
const STRIDE = 1024;

/**
 * Reads a log against a deal. The first question costs one replay; later ones start from the nearest state that was
 * kept on the way.
 *
 * ```ts
 * const history = historyOf(deal, log);
 * statusOf(deal, history.at(Date.UTC(2022, 3, 5)), 0) // 'in force'
 * ```
 */
export function historyOf(deal: Deal, log: EventLog, view: View = {}): History {
  const fold = foldOf(deal);
  const resolve = resolverOf(deal);
  const belief = view.belief === undefined ? usualBelief : view.belief;
  const problems: Problem[] = [];
  const order: number[] = [];
  const ops: (readonly Op[])[] = [];
  for (const position of knownAt(log, view.known ?? NEVER, belief)) {
    const event = log[position];
    const resolved = event && resolve(event);
    if (resolved?.ok) {
      order.push(position);
      ops.push(resolved.ops);
    } else if (event && resolved) problems.push({ ...resolved.problem, found: event.id });
  }
  const happened = (index: number): Instant => log[order[index] ?? -1]?.happened ?? NEVER;
  const kept: State[] = [fold.initial()];

  /** Number of events that had happened by a time. */
  const countBy = (to: Instant): number => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (happened(middle) <= to) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const run = (state: State, from: number, to: number, without: ReadonlySet<number> | null): void => {
    for (let index = from; index < to; index++) {
      const position = order[index] ?? -1;
      const event = log[position];
      const todo = ops[index];
      if (event && todo && !without?.has(position)) fold.step(state, event.happened, todo, position);
    }
  };

  /** A copy of the state after the first `events` events. */
  const after = (events: number): State => {
    const wanted = Math.floor(events / STRIDE);
    while (kept.length <= wanted) {
      const from = kept.length - 1;
      const state = (kept[from] ?? fold.initial()).slice();
      run(state, from * STRIDE, (from + 1) * STRIDE, null);
      kept.push(state);
    }
    const state = (kept[wanted] ?? fold.initial()).slice();
    run(state, wanted * STRIDE, events, null);
    return state;
  };

  const at = (to: Instant): State => {
    const state = after(countBy(to));
    fold.advance(state, to);
    return state;
  };

  const whatIf = (events: readonly DealEvent[], to: Instant): State => {
    const added = [...events]
      .map((event, index) => ({ event, cause: log.length + index, resolved: resolve(event) }))
      .filter(({ event, resolved }) => event.happened <= to && resolved.ok)
      .sort((a, b) => a.event.happened - b.event.happened || a.cause - b.cause);
    const gone = new Set(
      events.flatMap((event) =>
        event.verb === 'retracts' ? [event.what] : event.corrects ? [event.corrects] : [],
      ),
    );
    const without = new Set(
      gone.size === 0 ? [] : order.filter((position) => gone.has(log[position]?.id ?? '')),
    );
    let from = countBy(Math.min(to, added[0]?.event.happened ?? NEVER));
    for (let index = 0; index < from && without.size > 0; index++)
      if (without.has(order[index] ?? -1)) from = index;
    const end = countBy(to);
    const same = after(end);
    const state = after(from);
    let next = from;
    for (const { event, cause, resolved } of added) {
      const until = Math.max(next, countBy(event.happened));
      run(state, next, until, without);
      next = until;
      if (resolved.ok) fold.step(state, event.happened, resolved.ops, cause);
    }
    const last = without.size === 0 ? next : end;
    // Where a kept state is reached again, the rest is as it was.
    for (let index = last; index < end; ) {
      const stop = Math.min(end, (Math.floor(index / STRIDE) + 1) * STRIDE);
      run(state, index, stop, null);
      index = stop;
      const before = index % STRIDE === 0 ? kept[index / STRIDE] : undefined;
      if (before && alike(before, state)) {
        fold.advance(same, to);
        return same;
      }
    }
    if (without.size > 0) run(state, next, end, without);
    fold.advance(state, to);
    return state;
  };

  return { deal, log, problems, at, whatIf };
}

function alike(a: State, b: State): boolean {
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
