import type { JoinInput } from '../join-input.js';
import { type RecalledRounds, recalledPoints } from '../recalled-points.js';
import type { Point } from '../record.js';
import type { RoundGround } from '../remembered-report.js';
import { newWeeksMemory, type Week, type WeeksMemory } from './rounds.js';

/** Points of a round with all that they were found from. */
export interface KnownRound extends RoundGround {
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
  /** What the record made of all of them: readers may have ruled on some. */
  shown: readonly Point[];
  /** What earlier programs found, until the first join takes it in. */
  recalled: RecalledRounds | null;
}

interface WeekPoints {
  readonly memory: RoundsMemory;
  points: readonly Point[];
}

export const newPointsMemory = (recalled: RecalledRounds | null = null): PointsMemory => ({
  weeks: newWeeksMemory(),
  found: new Map(),
  points: [],
  shown: [],
  recalled,
});

/** The rounds of all weeks, by the first report of each. */
export const roundsFound = ({ found }: PointsMemory): ReadonlyMap<string, KnownRound> =>
  new Map([...found.values()].flatMap(({ memory }) => [...memory.rounds]));

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
  recalled: RecalledRounds | null = null,
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
    const points = same ? known.points : (recalledPoints(recalled, ground) ?? found(inputs));
    next.set(key, { ...ground, points });
  }
  memory.rounds = next;
  return [...next.values()].flatMap(({ points }) => points);
}

const equal = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));
