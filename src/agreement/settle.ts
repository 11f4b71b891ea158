import { endOfPeriod } from './calendar.js';
import type { Deal, Node, Rule, When } from './deal.js';
import {
  BREACHED,
  FULFILLED,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LAPSED,
  LEAF,
  leafAt,
  PENDING,
  read,
  type State,
  SUSPENDED,
  UNKNOWN,
  YES,
} from './state.js';
import { ALWAYS, type Instant, NEVER } from './time.js';
import { CANNOT, HOLDS, holdingOf } from './value.js';

/** Whether its deadline is still awaited: it is not done, nor over, nor resting. */
export function awaits(state: State, offset: number): boolean {
  const status = state[offset + INSTANCE.status];
  if (status === SUSPENDED) return state[offset + INSTANCE.paused] === NEVER;
  return status === IN_FORCE || status === PENDING;
}

/** When a time comes, as far as that is known yet. `raised` is when the provision it belongs to was raised. */
export function endOf(deal: Deal, state: State, when: When, raised: Instant): Instant {
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

/** How a condition stands at a moment; writes what it has come to know into the state. */
export function settleCondition(deal: Deal, state: State, rule: Rule, offset: number, at: Instant): number {
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

/** How one bearer stands towards a duty, prohibition or power at a moment; writes what has come about into the state. */
export function settleNorm(
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
export const startsOf = (rule: Rule): readonly Node[] =>
  [rule.from, rule.trigger, rule.kind === 'prohibition' ? null : rule.consent].filter(
    (node) => node !== null,
  );
