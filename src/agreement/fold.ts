import { endOfPeriod } from './calendar.js';
import type { Deal, Node, Rule, When } from './deal.js';
import {
  BREACHED,
  blankState,
  FULFILLED,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LAPSED,
  LEAF,
  leafAt,
  NEXT,
  NO,
  NOW,
  PENDING,
  read,
  SILENT,
  type State,
  SUSPENDED,
  UNKNOWN,
  UNSTABLE,
  YES,
} from './state.js';
import { ALWAYS, type Instant, NEVER } from './time.js';
import { CANNOT, HOLDS, holdingOf } from './value.js';

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

/** Whether its deadline is still awaited: it is not done, nor over, nor resting. */
function awaits(state: State, offset: number): boolean {
  const status = state[offset + INSTANCE.status];
  if (status === SUSPENDED) return state[offset + INSTANCE.paused] === NEVER;
  return status === IN_FORCE || status === PENDING;
}

/** When a time comes, as far as that is known yet. `raised` is when the provision it belongs to was raised. */
function endOf(deal: Deal, state: State, when: When, raised: Instant): Instant {
  if (when.kind === 'at') return when.end;
  const from = startOf(deal, state, when, raised);
  return from === NEVER ? NEVER : endOfPeriod(from, when.period, deal.calendar, when.rounding ?? undefined);
}

function startOf(
  deal: Deal,
  state: State,
  when: Extract<When, { kind: 'period' }>,
  raised: Instant,
): Instant {
  const { after } = when;
  const known = (at: Instant): Instant => (at <= ALWAYS ? NEVER : at);
  if (after.kind === 'trigger') return known(raised);
  if (after.kind === 'fact') {
    const offset = leafAt(after.leaf);
    return state[offset + LEAF.value] === YES ? read(state, offset + LEAF.at) : NEVER;
  }
  const rule = deal.rules[after.provision];
  if (!rule || rule.first === rule.last) return NEVER;
  if (after.kind === 'raised') {
    let first = NEVER;
    for (let index = rule.first; index < rule.last; index++)
      first = Math.min(first, read(state, instanceAt(deal, index) + INSTANCE.raised));
    return known(first);
  }
  if (rule.kind === 'power') return firstUse(deal, state, rule);
  let last = ALWAYS;
  for (let index = rule.first; index < rule.last; index++) {
    const offset = instanceAt(deal, index);
    if (state[offset + INSTANCE.status] !== FULFILLED) return NEVER;
    last = Math.max(last, read(state, offset + INSTANCE.since));
  }
  return known(last);
}

/** A power that several hold has been used once one of them has used it. */
function firstUse(deal: Deal, state: State, rule: Rule): Instant {
  let first = NEVER;
  for (let index = rule.first; index < rule.last; index++) {
    const offset = instanceAt(deal, index);
    if (state[offset + INSTANCE.status] === FULFILLED)
      first = Math.min(first, read(state, offset + INSTANCE.since));
  }
  return first;
}

function settleCondition(deal: Deal, state: State, rule: Rule, offset: number, at: Instant): number {
  const status = read(state, offset + INSTANCE.status);
  if (status === FULFILLED || read(state, offset + INSTANCE.ended) !== NEVER) return status;
  if (rule.until && holdingOf(deal, state, rule.until) === HOLDS) {
    state[offset + INSTANCE.ended] = at;
    return LAPSED;
  }
  let gate = HOLDS as number;
  for (const provision of rule.after) {
    const first = deal.rules[provision]?.first ?? 0;
    const before = read(state, instanceAt(deal, first) + INSTANCE.status);
    gate = Math.min(gate, before === FULFILLED ? HOLDS : before === LAPSED ? CANNOT : 1);
  }
  let met = gate;
  for (const part of [rule.acts, rule.consent, rule.needs])
    if (part) met = Math.min(met, holdingOf(deal, state, part));
  if (rule.deadline && state[offset + INSTANCE.due] === NEVER)
    state[offset + INSTANCE.due] = endOf(deal, state, rule.deadline, NEVER);
  if (read(state, offset + INSTANCE.due) <= at) {
    if (met === HOLDS || rule.silence === 'breach') {
      state[offset + INSTANCE.ended] = at;
      return LAPSED;
    }
    return met === CANNOT ? LAPSED : UNKNOWN;
  }
  if (met === HOLDS) return FULFILLED;
  if (met === CANNOT) return LAPSED;
  return gate === HOLDS && (rule.acts || rule.consent) ? IN_FORCE : PENDING;
}

function settleNorm(
  deal: Deal,
  state: State,
  rule: Rule,
  starts: readonly Node[],
  done: number | null,
  offset: number,
  at: Instant,
): number {
  const permits = rule.kind === 'prohibition' ? rule.consent : null;
  let status = read(state, offset + INSTANCE.status);
  if (read(state, offset + INSTANCE.ended) === NEVER && holds(deal, state, rule.until))
    state[offset + INSTANCE.ended] = at;

  if (rule.repeats && rule.trigger) {
    const triggered = holds(deal, state, rule.trigger) ? 1 : 0;
    const began = triggered === 1 && state[offset + INSTANCE.triggered] === 0;
    state[offset + INSTANCE.triggered] = triggered;
    if (began && status === FULFILLED && read(state, offset + INSTANCE.ended) === NEVER) {
      state[offset + INSTANCE.raised] = NEVER;
      state[offset + INSTANCE.due] = NEVER;
      status = PENDING;
    }
  }

  if (state[offset + INSTANCE.raised] === NEVER) {
    if (read(state, offset + INSTANCE.ended) !== NEVER) return LAPSED;
    let start = HOLDS as number;
    for (const part of starts) start = Math.min(start, holdingOf(deal, state, part));
    if (start === CANNOT) return LAPSED;
    if (start !== HOLDS || (holds(deal, state, rule.exception) && rule.trigger)) return PENDING;
    state[offset + INSTANCE.raised] = at;
  }
  const raised = read(state, offset + INSTANCE.raised);
  if (rule.deadline && state[offset + INSTANCE.due] === NEVER)
    state[offset + INSTANCE.due] = endOf(deal, state, rule.deadline, raised);

  // Done before the trigger is done for another reason; done before entry is done early.
  if (status === FULFILLED) return FULFILLED;
  if (!rule.kept && done !== null) {
    const leaf = leafAt(done);
    if (state[leaf + LEAF.value] === YES && (!rule.trigger || read(state, leaf + LEAF.at) >= raised))
      return rule.kind === 'power' && read(state, offset + INSTANCE.ended) !== NEVER ? LAPSED : FULFILLED;
  }
  if (read(state, offset + INSTANCE.broke) !== NEVER) return BREACHED;
  if (read(state, offset + INSTANCE.ended) !== NEVER) return LAPSED;

  if (holds(deal, state, rule.suspended)) {
    if (state[offset + INSTANCE.paused] === NEVER) state[offset + INSTANCE.paused] = at;
    return SUSPENDED;
  }
  const paused = read(state, offset + INSTANCE.paused);
  if (paused !== NEVER) {
    const due = read(state, offset + INSTANCE.due);
    if (due !== NEVER) state[offset + INSTANCE.due] = due + at - paused;
    state[offset + INSTANCE.paused] = NEVER;
  }
  const excepted = holds(deal, state, rule.exception) || holds(deal, state, permits);
  if (read(state, offset + INSTANCE.due) <= at) {
    if (excepted || rule.kind === 'power') {
      state[offset + INSTANCE.ended] = at;
      return LAPSED;
    }
    if (rule.silence === 'unknown') return UNKNOWN;
    state[offset + INSTANCE.broke] = at;
    return BREACHED;
  }
  return excepted ? SUSPENDED : IN_FORCE;
}

const holds = (deal: Deal, state: State, node: Node | null): boolean =>
  node !== null && holdingOf(deal, state, node) === HOLDS;

/** What must hold for a provision to bind. The consent that a prohibition names permits the act instead. */
const startsOf = (rule: Rule): readonly Node[] =>
  [rule.from, rule.trigger, rule.kind === 'prohibition' ? null : rule.consent].filter(
    (node) => node !== null,
  );
