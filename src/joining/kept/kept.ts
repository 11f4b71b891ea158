import { partition } from '../../text/partition.js';
import { byCodeUnits } from './union.js';

/*
 * What joining keeps from one record to the next: lists in an order of their own, of which most of the things are the
 * same objects again. Each part of joining holds the list it last saw against the one it is given, makes anew what rests
 * on what came or went, and puts that into what it gave out last. To pass once over a list of objects and find them the
 * same takes a hundred-thousandth of what reading one of the reports takes.
 */

export type Order<T> = (a: T, b: T) => number;

/** Most lists of the record stand in the order of their ids. */
export const byId: Order<{ readonly id: string }> = (a, b) => byCodeUnits(a.id, b.id);

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
  if (before === now) return unchanged;
  const come: T[] = [];
  const gone: T[] = [];
  let [i, j] = [sharedStart(before, now), 0];
  j = i;
  while (i < before.length || j < now.length) {
    const old = before[i];
    const one = now[j];
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

const unchanged: Changes<never> = { come: [], gone: [] };

/** How many things two lists have in common from the start. */
function sharedStart<T>(a: readonly T[], b: readonly T[]): number {
  const most = Math.min(a.length, b.length);
  let i = 0;
  while (i < most && a[i] === b[i]) i += 1;
  return i;
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
    let at = partition(next, (other) => order(other, one) < 0);
    for (let other = next[at]; other !== undefined && other !== one && order(other, one) === 0; )
      other = next[++at];
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
 * of it then. Those that stay are only passed over: neither they nor what was made of them is opened.
 */
export function madeOf<K, A extends K, B>(
  before: Made<A, B>,
  now: readonly A[],
  order: Order<K>,
  make: (one: A, had: B | undefined) => B,
  stale: Iterable<K> = [],
): Made<A, B> {
  const to = new Array<B>(now.length);
  const fresh = new Uint8Array(now.length);
  let made = 0;
  let [i, anew] = [0, before.from.length !== now.length];
  for (let at = 0; at < now.length; at++) {
    const one = now[at];
    if (one === undefined) continue;
    let old = before.from[i];
    while (old !== undefined && old !== one && order(old, one) < 0) old = before.from[++i];
    const known = old === undefined ? undefined : before.to[i];
    const stays = old === one && known !== undefined;
    if (old !== undefined && (old === one || order(old, one) === 0)) i += 1;
    if (!stays) {
      fresh[at] = 1;
      made += 1;
    }
    to[at] = stays ? known : make(one, undefined);
  }
  anew ||= made > 0;
  if (made === now.length && anew) return { from: now, to };
  for (const key of stale) {
    const at = partition(now, (one) => order(one, key) < 0);
    const one = now[at];
    if (one === undefined || fresh[at] === 1 || order(one, key) !== 0) continue;
    fresh[at] = 1;
    const had = to[at];
    const again = make(one, had);
    to[at] = again;
    anew ||= again !== had;
  }
  return anew ? { from: now, to } : { from: now, to: before.to };
}

/**
 * All that the things of a list hold, in one list: what one that came or went holds is put in or taken out where things
 * of its place in the order stand.
 */
export function heldBy<K, A extends K, B extends K>(
  before: Made<A, B>,
  now: readonly A[],
  order: Order<K>,
  heldIn: (one: A) => readonly B[],
): Made<A, B> {
  const { come, gone } = changesBetween(before.from, now, order);
  if (come.length + gone.length > now.length * many + 8) return { from: now, to: now.flatMap(heldIn) };
  const changes = [...gone, ...come].filter((one) => heldIn(one).length > 0);
  if (changes.length === 0) return { from: now, to: before.to };
  const to = before.to.slice();
  const placeOf = (one: A): number => partition(to, (other) => order(other, one) < 0);
  for (const one of gone) to.splice(placeOf(one), heldIn(one).length);
  for (const one of come) to.splice(placeOf(one), 0, ...heldIn(one));
  return { from: now, to };
}

/** The thing of a list in order that stands at a place in it. */
export function foundIn<K, A extends K>(list: readonly A[], place: K, order: Order<K>): A | undefined {
  const one = list[partition(list, (other) => order(other, place) < 0)];
  return one !== undefined && order(one, place) === 0 ? one : undefined;
}
