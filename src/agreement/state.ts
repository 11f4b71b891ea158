import type { Deal } from './deal.js';
import { ALWAYS, type Instant, NEVER } from './time.js';

/**
 * All that has come about so far, as one row of numbers: a header, three numbers for each leaf of the deal, eight for
 * each instance of a provision. One row is cheap to copy, to compare, to undo and to write down, and holds nothing
 * that JSON cannot (no NaN, no infinity): `NEVER` stands for no time, -1 for no event.
 */
export type State = Float64Array;

export const NOW = 0;
export const NEXT = 1;
/** 1 where provisions kept switching one another and the fold had to stop. */
export const UNSTABLE = 2;
const HEADER = 3;

export const LEAF = { value: 0, at: 1, cause: 2, size: 3 } as const;
export const INSTANCE = {
  status: 0,
  since: 1,
  cause: 2,
  raised: 3,
  due: 4,
  broke: 5,
  paused: 6,
  ended: 7,
  /** Whether the trigger held when last looked at: a repeated duty is raised when it begins to. */
  triggered: 8,
  size: 9,
} as const;

export const statuses = [
  'pending',
  'in force',
  'fulfilled',
  'breached',
  'suspended',
  'lapsed',
  'unknown',
] as const;
export type Status = (typeof statuses)[number];
export const PENDING = 0;
export const IN_FORCE = 1;
export const FULFILLED = 2;
export const BREACHED = 3;
export const SUSPENDED = 4;
export const LAPSED = 5;
export const UNKNOWN = 6;

/** What a voice says, what a fact is. */
export const SILENT = 0;
export const YES = 1;
export const NO = 2;

export const leafAt = (leaf: number): number => HEADER + leaf * LEAF.size;
export const instanceAt = (deal: Deal, instance: number): number =>
  HEADER + deal.leaves.length * LEAF.size + instance * INSTANCE.size;

export const read = (state: State, index: number): number => state[index] ?? NEVER;

export const statusOf = (deal: Deal, state: State, instance: number): Status =>
  statuses[read(state, instanceAt(deal, instance) + INSTANCE.status)] ?? 'pending';

/** Before anything: nothing is raised, nobody has spoken. */
export function blankState(deal: Deal): State {
  const state = new Float64Array(instanceAt(deal, deal.instances.length));
  state[NOW] = ALWAYS;
  state[NEXT] = NEVER;
  deal.leaves.forEach((_, leaf) => {
    const at = leafAt(leaf);
    state[at + LEAF.at] = NEVER;
    state[at + LEAF.cause] = -1;
  });
  deal.instances.forEach((_, instance) => {
    const at = instanceAt(deal, instance);
    state[at + INSTANCE.since] = ALWAYS;
    state[at + INSTANCE.cause] = -1;
    for (const field of [INSTANCE.raised, INSTANCE.due, INSTANCE.broke, INSTANCE.paused, INSTANCE.ended])
      state[at + field] = NEVER;
  });
  return state;
}

/** What one event changed: position, before, after. Applying it backwards undoes the event. */
export type Patch = readonly (readonly [index: number, before: number, after: number])[];

export function patchBetween(before: State, after: State): Patch {
  const patch: [number, number, number][] = [];
  for (let index = 0; index < after.length; index++) {
    const [was, is] = [read(before, index), read(after, index)];
    if (was !== is) patch.push([index, was, is]);
  }
  return patch;
}

/** The state before a patch was made. */
export function undone(state: State, patch: Patch): State {
  const before = state.slice();
  for (const [index, was] of patch) before[index] = was;
  return before;
}

export function redone(state: State, patch: Patch): State {
  const after = state.slice();
  for (const [index, , is] of patch) after[index] = is;
  return after;
}

export const stateToJson = (state: State): readonly number[] => [...state];
export const stateFromJson = (numbers: readonly number[]): State => Float64Array.from(numbers);

/** The time a state has come to. */
export const timeOf = (state: State): Instant => read(state, NOW);
