import type { Deal } from './deal.js';
import { awaits, endOf, settleCondition, settleNorm, startsOf } from './settle.js';
import {
  BREACHED,
  blankState,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LEAF,
  leafAt,
  NEXT,
  NO,
  NOW,
  read,
  SILENT,
  type State,
  UNKNOWN,
  UNSTABLE,
  YES,
} from './state.js';
import { ALWAYS, type Instant, NEVER } from './time.js';

/** One thing that an event does to a state: set a leaf, or break or mend an instance. */
export interface Op {
  readonly kind: 'set' | 'break' | 'remedy';
  readonly target: number;
  readonly value: number;
}

/**
 * The fold: takes a state from one moment to the next. It writes into the state that it is given, so whoever calls it
 * owns the copy; it keeps a queue of its own and nothing else.
 */
export interface Fold {
  /** The state before any event. */
  readonly initial: () => State;
  /** Lets time pass: deadlines run out, terms end, in the order of their times. */
  readonly advance: (state: State, to: Instant) => void;
  /** Time passes to the event, then it takes effect. `cause` is its position in the log. */
  readonly step: (state: State, at: Instant, ops: readonly Op[], cause: number) => void;
}

/** So often may one event set off one instance again before the fold gives up on a deal that contradicts itself. */
const PATIENCE = 32;

export function foldOf(deal: Deal): Fold {
  // A ring: each instance waits in it at most once.
  const ring = new Int32Array(deal.instances.length + 1);
  let [head, tail] = [0, 0];
  const queued = new Uint8Array(deal.instances.length);
  const starts = deal.rules.map(startsOf);
  const offsets = deal.instances.map((_, index) => instanceAt(deal, index));
  const timed = deal.instances.flatMap(({ rule }, index) => (rule.deadline ? [index] : []));
  const repeated = deal.leaves.map((_, leaf) =>
    (deal.ofLeaf[leaf] ?? []).some((index) => deal.instances[index]?.rule.repeats ?? false),
  );
  let timersMoved = false;

  const look = (instances: readonly number[] | undefined): void => {
    if (!instances) return;
    for (const index of instances)
      if (queued[index] === 0) {
        queued[index] = 1;
        ring[tail] = index;
        tail = tail + 1 === ring.length ? 0 : tail + 1;
      }
  };

  const schedule = (state: State, moments: readonly number[] | undefined): void => {
    for (const moment of moments ?? []) {
      const leaf = deal.leaves[moment];
      const at = leafAt(moment) + LEAF.at;
      if (leaf?.kind !== 'moment' || state[at] !== NEVER) continue;
      const end = endOf(deal, state, leaf.when, NEVER);
      if (end === NEVER) continue;
      state[at] = end;
      timersMoved = true;
    }
  };

  const setLeaf = (state: State, leaf: number, value: number, at: Instant, cause: number): void => {
    const offset = leafAt(leaf);
    if (state[offset + LEAF.value] === value && deal.leaves[leaf]?.kind !== 'done') return;
    state[offset + LEAF.value] = value;
    state[offset + LEAF.at] = at;
    state[offset + LEAF.cause] = cause;
    schedule(state, deal.momentsOfLeaf[leaf]);
    look(deal.ofLeaf[leaf]);
  };

  const settleAll = (state: State, at: Instant, cause: number): void => {
    let left = deal.instances.length * PATIENCE;
    while (head !== tail) {
      const index = ring[head] ?? 0;
      head = head + 1 === ring.length ? 0 : head + 1;
      queued[index] = 0;
      if (left-- <= 0) {
        state[UNSTABLE] = 1;
        continue;
      }
      const instance = deal.instances[index];
      const offset = offsets[index];
      if (!instance || offset === undefined) continue;
      const before = read(state, offset + INSTANCE.status);
      const raised = state[offset + INSTANCE.raised];
      const due = state[offset + INSTANCE.due];
      const next =
        instance.rule.kind === 'condition'
          ? settleCondition(deal, state, instance.rule, offset, at)
          : settleNorm(
              deal,
              state,
              instance.rule,
              starts[instance.provision] ?? [],
              instance.done,
              offset,
              at,
            );
      if (state[offset + INSTANCE.due] !== due) timersMoved = true;
      const { provision } = instance;
      if (next !== before) {
        state[offset + INSTANCE.status] = next;
        state[offset + INSTANCE.since] = at;
        state[offset + INSTANCE.cause] = cause;
        if (instance.rule.deadline) timersMoved = true;
        look(deal.ofRule[provision]);
      }
      if (next !== before || state[offset + INSTANCE.raised] !== raised)
        schedule(state, deal.momentsOfRule[provision]);
    }
  };

  const nextTimer = (state: State, after: Instant): Instant => {
    let next = NEVER;
    for (const moment of deal.moments) {
      const offset = leafAt(moment);
      const at = read(state, offset + LEAF.at);
      if (state[offset + LEAF.value] === SILENT && at < next) next = at;
    }
    for (const index of timed) {
      const offset = offsets[index] ?? 0;
      const due = read(state, offset + INSTANCE.due);
      if (due < next && due > after && awaits(state, offset)) next = due;
    }
    return next;
  };

  const advance = (state: State, to: Instant): void => {
    while (read(state, NEXT) <= to) {
      const at = read(state, NEXT);
      for (const moment of deal.moments) {
        const offset = leafAt(moment);
        if (state[offset + LEAF.value] !== SILENT || read(state, offset + LEAF.at) > at) continue;
        state[offset + LEAF.value] = YES;
        look(deal.ofLeaf[moment]);
      }
      for (const index of timed) {
        const offset = offsets[index] ?? 0;
        if (read(state, offset + INSTANCE.due) <= at && awaits(state, offset)) look([index]);
      }
      settleAll(state, at, -1);
      state[NEXT] = nextTimer(state, at);
      timersMoved = false;
    }
    if (to > read(state, NOW)) state[NOW] = to;
  };

  const step = (state: State, at: Instant, ops: readonly Op[], cause: number): void => {
    advance(state, at);
    for (const { kind, target, value } of ops) {
      if (kind === 'set') {
        // A fact that is reported again while it holds has occurred again.
        if (value === YES && repeated[target] && state[leafAt(target) + LEAF.value] === YES) {
          setLeaf(state, target, NO, at, cause);
          settleAll(state, at, cause);
        }
        setLeaf(state, target, value, at, cause);
      } else {
        const offset = offsets[target];
        const instance = deal.instances[target];
        if (offset === undefined || !instance) continue;
        const status = state[offset + INSTANCE.status];
        if (kind === 'break' && (status === IN_FORCE || status === UNKNOWN))
          state[offset + INSTANCE.broke] = at;
        if (kind === 'remedy' && status === BREACHED) {
          state[offset + INSTANCE.broke] = NEVER;
          if (!instance.rule.kept && instance.done !== null) setLeaf(state, instance.done, YES, at, cause);
        }
        look([target]);
      }
      settleAll(state, at, cause);
    }
    if (timersMoved) {
      state[NEXT] = nextTimer(state, at);
      timersMoved = false;
      advance(state, at);
    }
  };

  const initial = (): State => {
    const state = blankState(deal);
    schedule(state, deal.moments);
    look(deal.instances.map((_, index) => index));
    settleAll(state, ALWAYS, -1);
    state[NEXT] = nextTimer(state, ALWAYS);
    timersMoved = false;
    return state;
  };

  return { initial, advance, step };
}
