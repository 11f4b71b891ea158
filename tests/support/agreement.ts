import { expect } from 'vitest';
import { type Change, changesBetween } from '../../src/agreement/change.js';
import type { Deal } from '../../src/agreement/deal.js';
import type { DealEvent } from '../../src/agreement/event.js';
import type { EventLog } from '../../src/agreement/log.js';
import { apply, applyAll, initialState } from '../../src/agreement/replay.js';
import { redone, type State, stateFromJson, stateToJson, undone } from '../../src/agreement/state.js';

/**
 * Applies events one by one and proves on the way what must hold of every event: applying leaves the state it was
 * given alone, its patch undoes and redoes it, state, patch and changes come back from JSON as they were, and the
 * same events in one batch give the same state. Every case goes through here.
 */
export function proven(deal: Deal, log: EventLog): State {
  const order = [...log.keys()].sort((a, b) => (log[a]?.happened ?? 0) - (log[b]?.happened ?? 0) || a - b);
  const events = order.flatMap((position) => log[position] ?? []);
  const first = initialState(deal);
  let state = first;
  events.forEach((event, index) => {
    const frozen = stateToJson(state);
    const applied = apply(deal, state, event, index);
    expect(stateToJson(state)).toEqual(frozen);
    if (!applied.ok) {
      expect(applied.problem.remedy).not.toBe('');
      return;
    }
    expect(stateToJson(undone(applied.state, applied.patch))).toEqual(frozen);
    expect(redone(state, applied.patch)).toEqual(applied.state);
    expect(stateFromJson(throughJson(stateToJson(applied.state)))).toEqual(applied.state);
    expect(throughJson(applied.patch)).toEqual(applied.patch);
    expect(throughJson<readonly Change[]>(applied.changes)).toEqual(applied.changes);
    expect(changesBetween(deal, applied.state, applied.state)).toEqual([]);
    state = applied.state;
  });
  expect(applyAll(deal, first, events, 0)).toEqual(state);
  return state;
}

/** Events cut into batches give what they give at once. */
export function inBatches(deal: Deal, events: readonly DealEvent[], sizes: readonly number[]): State {
  let state = initialState(deal);
  let from = 0;
  for (let turn = 0; from < events.length; turn++) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? 1);
    state = applyAll(deal, state, events.slice(from, from + size), from);
    from += size;
  }
  return state;
}

function throughJson<T>(value: T): T {
  const back: T = JSON.parse(JSON.stringify(value));
  return back;
}
