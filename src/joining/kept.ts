import { partition } from '../text/partition.js';

/*
 * What joining keeps from one record to the next: lists in an order of their own, of which most of the things are the
 * same objects again. Each part of joining holds the list it last saw against the one it is given, makes anew what rests
 * on what came or went, and puts that into what it gave out last. To pass once over a list of objects and find them the
 * same takes a hundred-thousandth of what reading one of the reports takes.
 */

export type Order<T> = (a: T, b: T) => number;

/** What came and what went between two lists. A thing that changed went as it was and came as it is. */
export interface Changes<T> {
  readonly come: readonly T[];
  readonly gone: readonly T[];
}

/** Changes that are still being gathered. */
export interface Gathering<T> extends Changes<T> {
  readonly come: T[];
  readonly gone: T[];
}

/** The changes gathered under a key so far, none at first. */
export function gatheringAt<K, T>(gathered: Map<K, Gathering<T>>, key: K): Gathering<T> {
  const known = gathered.get(key) ?? { come: [], gone: [] };
  gathered.set(key, known);
  return known;
}

/** Whether two lists hold the same objects in the same order. */
export const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one === b[i]));

/** What came and went between two lists in one order: told by the objects, and by the order where they differ. */
export function changesBetween<T>(before: readonly T[], now: readonly T[], order: Order<T>): Changes<T> {
  const come: T[] = [];
  const gone: T[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < now.length) {
    const [old, one] = [before[i], now[j]];
    if (old !== undefined && old === one) {
      i += 1;
      j += 1;
      continue;
    }
    const which = old === undefined ? 1 : one === undefined ? -1 : order(old, one);
    if (which <= 0 && old !== undefined) gone.push(before[i++] ?? old);
    if (which >= 0 && one !== undefined) come.push(now[j++] ?? one);
  }
  return { come, gone };
}

/** From so large a share of a list on, what changes is sorted in rather than put in one by one. */
const many = 1 / 64;

/**
 * A list in order with some out and some in; itself where nothing changes. Equal by `order` may be only what goes and
 * what comes in its place.
 *
 * ```ts
 * patched([1, 3, 5], { come: [4], gone: [3] }, (a, b) => a - b) // [1, 4, 5]
 * ```
 */
export function patched<T>(list: readonly T[], { come, gone }: Changes<T>, order: Order<T>): readonly T[] {
  if (come.length + gone.length === 0) return list;
  if (come.length + gone.length > list.length * many + 8) {
    const out = new Set(gone);
    return [...list.filter((one) => !out.has(one)), ...come].sort(order);
  }
  const next = list.slice();
  for (const one of gone) {
    const at = partition(next, (other) => order(other, one) < 0);
    if (next[at] === one) next.splice(at, 1);
  }
  for (const one of come)
    next.splice(
      partition(next, (other) => order(other, one) < 0),
      0,
      one,
    );
  return next;
}

/** A list with what was made of each of its things. */
export interface Made<A, B> {
  readonly from: readonly A[];
  readonly to: readonly B[];
}

/**
 * What is made of each thing of a list in order: of one that stood in the list before, and is not `stale`, what was made
 * of it then.
 */
export function madeOf<A, B>(
  before: Made<A, B>,
  now: readonly A[],
  order: Order<A>,
  make: (one: A, at: number) => B,
  isStale: (one: A) => boolean = () => false,
): Made<A, B> {
  const to = new Array<B>(now.length);
  let [i, anew] = [0, before.from.length !== now.length];
  now.forEach((one, at) => {
    let old = before.from[i];
    while (old !== undefined && old !== one && order(old, one) < 0) old = before.from[++i];
    const known = old === one && !isStale(one) ? before.to[i] : undefined;
    if (old !== undefined && (old === one || order(old, one) === 0)) i += 1;
    to[at] = known ?? make(one, at);
    anew ||= known === undefined;
  });
  return anew ? { from: now, to } : { from: now, to: before.to };
}
