import { crowd, enough, hubs, span } from './candidates.js';
import type { Order } from './kept.js';

/** A report by its number, with its keys. */
export interface Keyed {
  readonly number: number;
  readonly keys: Uint32Array;
}

/** From so many numbers that went on, in parts of all, what is left of them is taken out. */
const mostGone = 1 / 4;

/**
 * Which reports hold which keys. Entries `key * span + number` stand sorted in a few columns, each at least twice as long
 * as the next (O'Neil et al. 1996): one more report is sorted into the short ones, not into all there are.
 */
export class Sharing {
  #columns: Float64Array[] = [];
  #held = 0;
  /** Numbers whose entries still stand somewhere. */
  readonly #gone = new Set<number>();

  /** Takes some out and some in. No number that went comes again. */
  shift(gone: readonly Keyed[], fresh: readonly Keyed[]): void {
    for (const { number } of gone) this.#gone.add(number);
    this.#held += fresh.length - gone.length;
    if (fresh.length > 0) this.#columns.push(entriesOf(fresh));
    const rid = this.#gone.size > this.#held * mostGone;
    while (this.#columns.length > 1) {
      const [longer, shorter] = this.#columns.slice(-2);
      if (longer === undefined || shorter === undefined) break;
      if (!rid && longer.length >= 2 * shorter.length) break;
      this.#columns.splice(-2, 2, merged(longer, shorter));
    }
    if (!rid) return;
    this.#columns = this.#columns.map((column) => column.filter((entry) => !this.#gone.has(entry % span)));
    this.#gone.clear();
  }

  /** Numbers of the reports that hold a key. */
  holders(key: number): readonly number[] {
    const found: number[] = [];
    for (const column of this.#columns)
      for (let at = placeIn(column, key * span); at < column.length; at++) {
        const entry = column[at] ?? 0;
        if (entry >= (key + 1) * span) break;
        if (!this.#gone.has(entry % span)) found.push(entry % span);
      }
    return found;
  }
}

function entriesOf(reports: readonly Keyed[]): Float64Array {
  const entries = new Float64Array(reports.reduce((sum, { keys }) => sum + keys.length, 0));
  let n = 0;
  for (const { number, keys } of reports) for (const key of keys) entries[n++] = key * span + number;
  return entries.sort();
}

function merged(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  let [i, j] = [0, 0];
  for (let n = 0; n < both.length; n++) {
    const [p, q] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    both[n] = Math.min(p, q);
    if (p <= q) i += 1;
    else j += 1;
  }
  return both;
}

/** Where an entry stands, or would stand. */
function placeIn(column: Float64Array, entry: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Numbers of the reports whose candidates may be others than before some reports came and went: those that share enough
 * keys with them, and where a key is or was a crowd's, all that hold it, or of a crowd that stays one the first few.
 * `order` is that of the reports, by their numbers.
 */
export function touched(
  sharing: Sharing,
  changed: readonly Keyed[],
  order: Order<number>,
): ReadonlySet<number> {
  const times = new Map<number, number>();
  for (const { keys } of changed) for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const found = new Set<number>();
  const shared = new Map<number, number>();
  for (const [key, changes] of times) {
    const numbers = sharing.holders(key);
    if (numbers.length + changes <= crowd) {
      // What others have in common through it is as before.
      for (const number of numbers) {
        const keys = (shared.get(number) ?? 0) + changes;
        shared.set(number, keys);
        if (keys >= enough) found.add(number);
      }
      continue;
    }
    // What stays a crowd, whatever came and went, pairs only its first.
    const some =
      numbers.length > crowd + changes ? [...numbers].sort(order).slice(0, hubs + changes) : numbers;
    for (const number of some) found.add(number);
  }
  return found;
}

/** Numbers of the later reports that share enough keys with one, in order: as `candidatesAmong` tells them. */
export function candidatesOf(
  sharing: Sharing,
  { number, keys }: Keyed,
  order: Order<number>,
): readonly number[] {
  const times = new Map<number, number>();
  for (const key of keys) {
    const numbers = sharing.holders(key);
    if (numbers.length > crowd) {
      const before = numbers.reduce((sum, other) => sum + (order(other, number) < 0 ? 1 : 0), 0);
      if (before >= hubs) continue;
    }
    for (const other of numbers) if (order(other, number) > 0) times.set(other, (times.get(other) ?? 0) + 1);
  }
  return [...times].flatMap(([other, shared]) => (shared >= enough ? [other] : [])).sort(order);
}
