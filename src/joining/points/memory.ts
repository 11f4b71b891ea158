import type { JoinInput } from '../join-input.js';
import type { Point } from '../record.js';
import { newWeeksMemory, type Week, type WeeksMemory } from './rounds.js';

/** Points of a round with all that they were found from: reports, their lineages, and the names of their actors. */
interface KnownRound {
  readonly inputs: readonly JoinInput[];
  readonly lineages: readonly (string | undefined)[];
  readonly names: readonly (readonly string[])[];
  readonly points: readonly Point[];
}

/** The rounds of a week in the last join, by the first report of each. */
export interface RoundsMemory {
  rounds: ReadonlyMap<string, KnownRound>;
}

export const newRoundsMemory = (): RoundsMemory => ({ rounds: new Map() });

/** The points of the last join. */
export interface PointsMemory {
  readonly weeks: WeeksMemory;
  readonly found: Map<Week, WeekPoints>;
  /** In their order. */
  points: readonly Point[];
}

interface WeekPoints {
  readonly memory: RoundsMemory;
  points: readonly Point[];
}

export const newPointsMemory = (): PointsMemory => ({
  weeks: newWeeksMemory(),
  found: new Map(),
  points: [],
});

/**
 * Finds points round by round, and takes over those of a round in which nothing has changed: its reports and readings,
 * their lineages, and the names of their actors. `found` is asked for the others only.
 */
export function rememberedPoints(
  rounds: readonly (readonly JoinInput[])[],
  memory: RoundsMemory,
  lineageOf: ReadonlyMap<string, string>,
  namesIn: (input: JoinInput) => readonly string[],
  found: (round: readonly JoinInput[]) => readonly Point[],
): readonly Point[] {
  const next = new Map<string, KnownRound>();
  for (const inputs of rounds) {
    const key = inputs[0]?.report.id ?? '';
    const lineages = inputs.map(({ report }) => lineageOf.get(report.id));
    const names = inputs.map(namesIn);
    const ground = { inputs, lineages, names };
    const known = memory.rounds.get(key);
    const same =
      known !== undefined &&
      equal(known.inputs, inputs, (a, b) => a.report === b.report && a.reading === b.reading) &&
      equal(known.lineages, lineages, (a, b) => a === b) &&
      equal(known.names, names, (a, b) => equal(a, b, (x, y) => x === y));
    const points = same ? known.points : found(inputs);
    next.set(key, { ...ground, points });
  }
  memory.rounds = next;
  return [...next.values()].flatMap(({ points }) => points);
}

const equal = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));
