import { poolOf } from './sums.js';

/**
 * Words as vectors: words that are used alike lie near each other. The table is data that is passed in (`load-nearness`
 * reads the shipped file; `docs/nearness.md` tells how it was made). All sums are sums of integers, so that every
 * machine gives the same result.
 */
export interface Nearness {
  readonly dims: number;
  readonly words: number;
  /** The vector of one lower-case word, from pieces where the table lacks the word; null where it has neither. */
  vector(word: string): Int16Array | null;
  /** The vector of a passage: its words' vectors summed, frequent words counting less. */
  pool(words: Iterable<string>): Int16Array;
  /** How much a word says: about 0 for the most frequent, 1 for rare and unknown ones. */
  weight(word: string): number;
  /** Rows of the table that make up a word: one, several pieces, or none. */
  rows(word: string): readonly number[];
  /** Adds rows `from` … `to - 1` of a list, each with its weight by frequency, to the passage that is being pooled. */
  add(rows: ArrayLike<number>, from: number, to: number): void;
  /** The vector of the rows added since it was asked for last. */
  take(out: Int16Array): Int16Array;
}

/** What a vector of length one is long in integers. */
export const unit = 16384;

const none: readonly number[] = [];
const magic = 0x31564e50;
const aligned = (n: number): number => n + ((4 - (n % 4)) % 4);

/**
 * Reads a table (format: `training/table.py`).
 *
 * @throws RangeError where the bytes are no such table.
 *
 * ```ts
 * const near = readNearness(bytes);
 * cosine(near.pool(['stop', 'indulging']), near.pool(['stop', 'giving', 'in'])) // 0.6…
 * ```
 */
export function readNearness(bytes: Uint8Array): Nearness {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16 || view.getUint32(0, true) !== magic)
    throw new RangeError('not a table of vectors: it should begin with PNV1');
  const dims = view.getUint32(4, true);
  const count = view.getUint32(8, true);
  const named = view.getUint32(12, true);
  const scalesAt = 16 + aligned(named);
  const multipliersAt = scalesAt + 4 * count;
  const rowsAt = multipliersAt + aligned(2 * count);
  if (bytes.byteLength !== rowsAt + dims * count)
    throw new RangeError(`a table of ${count} vectors should have ${rowsAt + dims * count} bytes`);
  const table = new Int8Array(bytes.buffer, bytes.byteOffset + rowsAt, dims * count);
  // The bytes may stand anywhere in their buffer: numbers wider than one byte are copied out.
  const copied = (from: number, to: number): ArrayBuffer => Uint8Array.from(bytes.subarray(from, to)).buffer;
  const multipliers = new Uint16Array(copied(multipliersAt, multipliersAt + 2 * count));
  const scales = new Float32Array(copied(scalesAt, scalesAt + 4 * count));
  const names = new TextDecoder().decode(bytes.subarray(16, 16 + named)).split('\n');
  const index = new Map<string, number>();
  for (let i = 0; i < count; i++) index.set(names[i] ?? '', i);

  const rows = (word: string): readonly number[] => {
    const whole = index.get(word);
    if (whole !== undefined) return [whole];
    if (!/\p{L}/u.test(word)) return none;
    if (word.includes('-'))
      return word.split('-', 8).flatMap((part) => (part.length > 1 || index.has(part) ? rows(part) : none));
    return piecesOf(word, index);
  };
  const { add, take } = poolOf(table, dims, multipliers, unit);
  /** Multiplier over scale is the weight, up to one factor for the whole table. */
  const weightOf = (row: number): number => (multipliers[row] ?? 0) / Math.max(1e-9, scales[row] ?? 0);
  let heaviest = 0;
  for (let row = 0; row < count; row++) heaviest = Math.max(heaviest, weightOf(row));
  return {
    dims,
    words: count,
    rows,
    add,
    take,
    weight(word) {
      const found = rows(word);
      return found.length === 0 ? 1 : Math.max(...found.map(weightOf)) / heaviest;
    },
    vector(word) {
      const found = rows(word);
      if (found.length === 0) return null;
      add(found, 0, found.length);
      return take(new Int16Array(dims));
    },
    pool(words) {
      const list: number[] = [];
      for (const word of words) {
        const whole = index.get(word);
        if (whole !== undefined) list.push(whole);
        else list.push(...rows(word));
      }
      add(list, 0, list.length);
      return take(new Int16Array(dims));
    },
  };
}

/** Longest pieces first, as word-piece tokenisers do (Schuster and Nakajima 2012); none where a rest has no piece. */
function piecesOf(word: string, index: ReadonlyMap<string, number>): readonly number[] {
  if (word.length > 40) return none;
  const found: number[] = [];
  let at = 0;
  while (at < word.length) {
    let end = Math.min(word.length, at + 20);
    let row: number | undefined;
    for (; end > at + (at === 0 ? 2 : 0); end--) {
      row = index.get(at === 0 ? word.slice(0, end) : `##${word.slice(at, end)}`);
      if (row !== undefined) break;
    }
    if (row === undefined) return none;
    found.push(row);
    at = end;
  }
  return found;
}

/** How near two vectors of length one are: 1 the same direction, 0 nothing in common, below 0 apart. */
export function cosine(a: Int16Array, b: Int16Array): number {
  return dotProduct(a, b) / (unit * unit);
}

/** The cosine in whole numbers, of which `unit` squared is 1. No sum on the way is larger, for no vector is longer. */
export function dotProduct(a: Int16Array, b: Int16Array): number {
  let dot = 0;
  for (let d = 0; d < a.length; d++) dot = (dot + Math.imul(a[d] ?? 0, b[d] ?? 0)) | 0;
  return dot;
}
