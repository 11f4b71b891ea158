import { type Ground, ofReports } from '../ground.js';
import { type Changes, type Made, madeOf } from '../kept/kept.js';
import type { Move } from '../record.js';

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

/** A move as it stands among others that may tell the same. */
interface Backed {
  readonly move: Move;
  readonly lineage: string;
  readonly keys: readonly string[];
  readonly day: number;
  /** The surest telling elsewhere, and the move as that makes it. */
  best: number;
  told: Move;
}

/** What is told under one key of one day, and what matters of it to others. */
interface Cell {
  readonly moves: Set<Backed>;
  first: Telling | null;
  /** The surest of another lineage. */
  other: Telling | null;
}

interface Telling {
  readonly lineage: string;
  readonly confidence: number;
}

/** What earlier joins found of moves. */
export interface BackedMemory {
  readonly cells: Map<string, Map<number, Cell>>;
  readonly byReport: Map<string, readonly Backed[]>;
  made: Made<ReportMoves, ReportMoves>;
}

export const newBackedMemory = (): BackedMemory => ({
  cells: new Map(),
  byReport: new Map(),
  made: { from: [], to: [] },
});

export interface ReportMoves {
  readonly report: string;
  readonly moves: readonly Move[];
}

/**
 * Moves surer where a report of another lineage, of about the same day, tells the same act of the same actor on the same
 * issue: two clauses read apart are seldom misread alike. None becomes less sure. Those of a report stay the same object
 * where none of them changes.
 *
 * ```ts
 * backedMoves(reports, { come: reports, gone: [], lineageOf }) // a move of 0.75, told elsewhere with 0.6, becomes one of 0.812
 * ```
 */
export function backedMoves(
  reports: readonly ReportMoves[],
  changes: Changes<ReportMoves> & Pick<Ground, 'lineageOf'>,
  memory: BackedMemory = newBackedMemory(),
): readonly ReportMoves[] {
  // What comes may be what went: its moves are looked at as if they were new.
  const stale = new Set(changes.come.map(({ report }) => report));
  for (const [key, days] of turned(changes, memory))
    for (const one of movesAround(memory.cells.get(key), days))
      if (isSurer(one, memory)) stale.add(one.move.report);
  memory.made = madeOf(
    memory.made,
    reports,
    ofReports,
    (one) => {
      const moves = (memory.byReport.get(one.report) ?? []).map(({ told }) => told);
      return moves.every((move, i) => move === one.moves[i]) ? one : { report: one.report, moves };
    },
    [...stale].map((report) => ({ report })),
  );
  return memory.made.to;
}

/** Takes moves out and in: the days of each key of which anything that matters to others changed, or has new moves. */
function turned(
  { come, gone, lineageOf }: Changes<ReportMoves> & Pick<Ground, 'lineageOf'>,
  { cells, byReport }: BackedMemory,
): ReadonlyMap<string, ReadonlySet<number>> {
  const touched = new Map<string, Set<number>>();
  const touch = (one: Backed, turn: (cell: Cell) => void): void => {
    for (const key of one.keys) {
      const days = cells.get(key) ?? new Map<number, Cell>();
      const cell = days.get(one.day) ?? { moves: new Set(), first: null, other: null };
      cells.set(key, days.set(one.day, cell));
      turn(cell);
      touched.set(key, (touched.get(key) ?? new Set()).add(one.day));
    }
  };
  for (const { report } of gone) {
    for (const one of byReport.get(report) ?? []) touch(one, ({ moves }) => moves.delete(one));
    byReport.delete(report);
  }
  const fresh = new Set<Cell>();
  for (const { report, moves } of come) {
    const lineage = lineageOf.get(report) ?? report;
    const own = moves.map(
      (move): Backed => ({ move, lineage, keys: keysOf(move), day: dayOf(move), best: 0, told: move }),
    );
    byReport.set(report, own);
    for (const one of own)
      touch(one, (cell) => {
        cell.moves.add(one);
        fresh.add(cell);
      });
  }
  const found = new Map<string, Set<number>>();
  for (const [key, days] of touched)
    for (const day of days) {
      const cell = cells.get(key)?.get(day);
      if (cell === undefined) continue;
      const matters = isTurned(cell);
      if (cell.moves.size === 0) cells.get(key)?.delete(day);
      const around = found.get(key) ?? new Set<number>();
      if (matters) for (let shift = -span; shift <= span; shift++) around.add(day + shift);
      else if (fresh.has(cell)) around.add(day);
      if (around.size > 0) found.set(key, around);
    }
  return found;
}

function* movesAround(
  cells: ReadonlyMap<number, Cell> | undefined,
  days: ReadonlySet<number>,
): Generator<Backed> {
  for (const day of days) yield* cells?.get(day)?.moves ?? [];
}

/** Works out the surest tellings of a cell; whether they are others than before. */
function isTurned(cell: Cell): boolean {
  const { first, other } = cell;
  [cell.first, cell.other] = [null, null];
  for (const { lineage, move } of cell.moves) {
    const told = { lineage, confidence: move.confidence ?? 1 };
    if (cell.first === null || told.confidence > cell.first.confidence) {
      if (cell.first !== null && cell.first.lineage !== lineage) cell.other = cell.first;
      cell.first = told;
    } else if (lineage !== cell.first.lineage && told.confidence > (cell.other?.confidence ?? -1))
      cell.other = told;
  }
  return (
    first?.lineage !== cell.first?.lineage ||
    first?.confidence !== cell.first?.confidence ||
    other?.confidence !== cell.other?.confidence
  );
}

/** Works out how sure a move is; whether that is another than before. */
function isSurer(one: Backed, { cells }: BackedMemory): boolean {
  const { move, lineage } = one;
  const { confidence } = move;
  if (confidence === undefined || confidence >= 1 || confidence <= 0) return false;
  let best = 0;
  for (const key of one.keys)
    for (let shift = -span; shift <= span; shift++) {
      const { first, other } = cells.get(key)?.get(one.day + shift) ?? {};
      const elsewhere = first?.lineage === lineage ? other : first;
      best = Math.max(best, elsewhere?.confidence ?? 0);
    }
  if (one.best === best) return false;
  const before = one.told;
  one.best = best;
  const odds = Math.log(confidence / (1 - confidence)) + gain * (best - least);
  one.told = best <= least ? move : { ...move, confidence: Math.round(1000 / (1 + Math.exp(-odds))) / 1000 };
  return one.told !== before;
}

/** What a move is found again by: nothing where nobody is known to make it. */
const keysOf = ({ actor, act, issues }: Move): readonly string[] =>
  actor === null ? [] : issues.map((issue) => `${actor} ${act} ${issue}`);

/** The day of a move as a number; what is of no day is of one day, far from all others. */
function dayOf({ date }: Move): number {
  const time = date == null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? -1e6 : Math.floor(time / day);
}
