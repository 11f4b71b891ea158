import { crowd, enough, hubs, span } from './candidates.js';

/** Which reports hold which keys: `key * span + number of the report`, in order. */
export type Sharing = Float64Array;

/** A report by its number, with its keys. */
export interface Keyed {
  readonly number: number;
  readonly keys: Uint32Array;
}

/** What all of some reports share. Time n log n in the number of keys. */
export function sharingOf(reports: readonly Keyed[]): Sharing {
  const entries = new Float64Array(reports.reduce((sum, { keys }) => sum + keys.length, 0));
  let n = 0;
  for (const { number, keys } of reports) for (const key of keys) entries[n++] = key * span + number;
  return entries.sort();
}

/** The same with some reports out and some in: what stays is copied in stretches. */
export function shifted(sharing: Sharing, gone: readonly Keyed[], fresh: readonly Keyed[]): Sharing {
  const out = sharingOf(gone);
  const into = sharingOf(fresh);
  const next = new Float64Array(sharing.length - out.length + into.length);
  let [from, filled, i, j] = [0, 0, 0, 0];
  const copy = (to: number): void => {
    next.set(sharing.subarray(from, to), filled);
    filled += to - from;
    from = to;
  };
  while (i < out.length || j < into.length) {
    const [less, more] = [out[i] ?? Number.POSITIVE_INFINITY, into[j] ?? Number.POSITIVE_INFINITY];
    copy(placeIn(sharing, Math.min(less, more)));
    if (less <= more) {
      from += 1;
      i += 1;
    } else {
      next[filled++] = more;
      j += 1;
    }
  }
  copy(sharing.length);
  return next;
}

/** Where an entry stands, or would stand. */
function placeIn(sharing: Sharing, entry: number): number {
  let [low, high] = [0, sharing.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sharing[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of the reports that hold a key. */
function holders(sharing: Sharing, key: number): readonly number[] {
  const found: number[] = [];
  for (let at = placeIn(sharing, key * span); at < sharing.length; at++) {
    const entry = sharing[at] ?? 0;
    if (entry >= (key + 1) * span) break;
    found.push(entry % span);
  }
  return found;
}

/** Numbers of those that stand first by `rank`, so many. */
const foremost = (numbers: readonly number[], rank: ArrayLike<number>, many: number): readonly number[] =>
  [...numbers].sort((p, q) => (rank[p] ?? 0) - (rank[q] ?? 0)).slice(0, many);

/**
 * Numbers of the reports whose candidates may be others than before some reports came and went: those that share enough
 * keys with them, and where a key is or was a crowd's, all that hold it, or of a crowd that stays one the first few.
 * `rank` is the place of a report by its number.
 */
export function touched(
  sharing: Sharing,
  changed: readonly Keyed[],
  rank: ArrayLike<number>,
): ReadonlySet<number> {
  const times = new Map<number, number>();
  for (const { keys } of changed) for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const found = new Set<number>();
  const shared = new Map<number, number>();
  for (const [key, changes] of times) {
    const numbers = holders(sharing, key);
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
    const some = numbers.length > crowd + changes ? foremost(numbers, rank, hubs + changes) : numbers;
    for (const number of some) found.add(number);
  }
  return found;
}

/** Numbers of the later reports that share enough keys with one, in order: as `candidatesAmong` tells them. */
export function candidatesOf(
  sharing: Sharing,
  { number, keys }: Keyed,
  rank: ArrayLike<number>,
): readonly number[] {
  const own = rank[number] ?? 0;
  const times = new Map<number, number>();
  for (const key of keys) {
    const numbers = holders(sharing, key);
    if (numbers.length > crowd) {
      const before = numbers.reduce((sum, other) => sum + ((rank[other] ?? 0) < own ? 1 : 0), 0);
      if (before >= hubs) continue;
    }
    for (const other of numbers) if ((rank[other] ?? 0) > own) times.set(other, (times.get(other) ?? 0) + 1);
  }
  return [...times]
    .flatMap(([other, shared]) => (shared >= enough ? [other] : []))
    .sort((p, q) => (rank[p] ?? 0) - (rank[q] ?? 0));
}
