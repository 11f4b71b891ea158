import type { Move } from './record.js';

/** A move that another voice tells with this confidence or less is not surer for it. */
const least = 0.25;
/**
 * By how much log odds rise for each unit of the other's confidence beyond that: fitted on six rounds of talks, each told
 * by models that had not seen it; docs/measurements.md has what it brings to the others.
 */
const gain = 1.05;
/** Accounts of one event lie no further apart, in days. */
const span = 2;
const day = 86_400_000;

interface Told {
  readonly lineage: string;
  readonly confidence: number;
}

/** The surest telling, and the surest of another lineage. */
interface Tellings {
  readonly first: Told;
  readonly other: Told | null;
}

/** What earlier joins found of a move: what it is found again by, and how it was told. */
export type BackedMemory = WeakMap<Move, KnownMove>;

interface KnownMove {
  readonly keys: readonly string[];
  readonly day: number;
  /** The surest telling elsewhere, and the move as that made it. */
  best: number;
  told: Move;
}

/**
 * Moves surer where a report of another lineage, of about the same day, tells the same act of the same actor on the same
 * issue: two clauses read apart are seldom misread alike. None becomes less sure.
 *
 * ```ts
 * backedMoves(moves, lineageOf) // a move of 0.75, told elsewhere with 0.6, becomes one of 0.812
 * ```
 */
export function backedMoves(
  moves: readonly Move[],
  lineageOf: ReadonlyMap<string, string>,
  memory: BackedMemory = new WeakMap(),
): readonly Move[] {
  const tellings = new Map<string, Map<number, Tellings>>();
  const known = moves.map((move): KnownMove => {
    const had = memory.get(move);
    if (had !== undefined) return had;
    const found = { keys: keysOf(move), day: dayOf(move), best: 0, told: move };
    memory.set(move, found);
    return found;
  });
  moves.forEach(({ report, confidence = 1 }, i) => {
    const { keys = [], day: at = 0 } = known[i] ?? {};
    const told = { lineage: lineageOf.get(report) ?? report, confidence };
    for (const key of keys) {
      const days = tellings.get(key) ?? new Map<number, Tellings>();
      tellings.set(key, days.set(at, added(days.get(at), told)));
    }
  });
  return moves.map((move, i) => {
    const { report, confidence } = move;
    const own = known[i];
    if (own === undefined || confidence === undefined || confidence >= 1 || confidence <= 0) return move;
    const lineage = lineageOf.get(report) ?? report;
    let best = 0;
    for (const key of own.keys) {
      const days = tellings.get(key);
      for (let shift = -span; shift <= span; shift++) {
        const { first, other = null } = days?.get(own.day + shift) ?? {};
        const elsewhere = first?.lineage === lineage ? other : first;
        best = Math.max(best, elsewhere?.confidence ?? 0);
      }
    }
    if (best <= least) return move;
    if (own.best !== best) {
      const odds = Math.log(confidence / (1 - confidence)) + gain * (best - least);
      own.best = best;
      own.told = { ...move, confidence: Math.round(1000 / (1 + Math.exp(-odds))) / 1000 };
    }
    return own.told;
  });
}

function added(known: Tellings | undefined, told: Told): Tellings {
  if (known === undefined) return { first: told, other: null };
  const { first, other } = known;
  if (told.lineage === first.lineage)
    return told.confidence > first.confidence ? { first: told, other } : known;
  if (told.confidence > first.confidence) return { first: told, other: first };
  return other === null || told.confidence > other.confidence ? { first, other: told } : known;
}

/** What a move is found again by: nothing where nobody is known to make it. */
const keysOf = ({ actor, act, issues }: Move): readonly string[] =>
  actor === null ? [] : issues.map((issue) => `${actor} ${act} ${issue}`);

/** The day of a move as a number; what is of no day is of one day, far from all others. */
function dayOf({ date }: Move): number {
  const time = date == null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? -1e6 : Math.floor(time / day);
}
