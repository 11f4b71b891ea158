import type { Recalled } from './recalled.js';
import type { Point } from './record.js';
import { printOfRound, type RoundGround } from './remembered-report.js';

/** Points of rounds that earlier programs found, by the first report of each. */
export type RecalledRounds = ReadonlyMap<string, RecalledRound>;

interface RecalledRound {
  readonly print: string;
  readonly points: readonly Point[];
}

/** Rounds as they were remembered; one of which any point is not found again is left out. */
export function recalledRounds({ remembered, points }: Recalled): RecalledRounds {
  const known = new Map(points.map((point) => [point.id, point]));
  return new Map(
    remembered.flatMap(({ report, round }) => {
      if (round === undefined) return [];
      const own = round.points.flatMap((one) => (typeof one === 'string' ? (known.get(one) ?? []) : one));
      return own.length === round.points.length
        ? [[report, { print: round.print, points: own }] as const]
        : [];
    }),
  );
}

/** The points of a round that is the same as when they were found; null where it is not. */
export function recalledPoints(rounds: RecalledRounds | null, round: RoundGround): readonly Point[] | null {
  const known = rounds?.get(round.inputs[0]?.report.id ?? '');
  return known !== undefined && known.print === printOfRound(round) ? known.points : null;
}
