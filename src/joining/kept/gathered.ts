import { partition } from '../../text/partition.js';
import { byCodeUnits } from './union.js';

interface Heap<T> {
  list: T[];
  /** Given out: what changes is put into another list. */
  lent: boolean;
}

/**
 * What reports tell of something, by what it is of: each list in the order of reports, and of one report as it tells
 * them. One report more, or less, costs what it tells itself. A list that was given out stays as it is.
 */
export class Gathered<T extends { readonly report: string }> {
  private readonly heaps = new Map<string, Heap<T>>();
  /** Of what each report tells anything. */
  private readonly placed = new Map<string, readonly string[]>();

  /** Of what anything is told. */
  keys(): Iterable<string> {
    return this.heaps.keys();
  }

  /** How much is told of something. */
  count(key: string): number {
    return this.heaps.get(key)?.list.length ?? 0;
  }

  of(key: string): readonly T[] {
    const heap = this.heaps.get(key);
    if (heap === undefined) return none;
    heap.lent = true;
    return heap.list;
  }

  /** Puts what a report tells now in place of what it told; gives what it told. */
  tell(
    report: string,
    things: ReadonlyMap<string, readonly T[]>,
  ): readonly (readonly [key: string, told: T])[] {
    const gone: (readonly [string, T])[] = [];
    const before = this.placed.get(report) ?? none;
    for (const key of before)
      for (const one of this.put(key, report, things.get(key) ?? none)) gone.push([key, one]);
    for (const [key, own] of things) if (!before.includes(key)) this.put(key, report, own);
    if (things.size === 0) this.placed.delete(report);
    else this.placed.set(report, [...things.keys()]);
    return gone;
  }

  private put(key: string, report: string, now: readonly T[]): readonly T[] {
    const heap = this.heaps.get(key) ?? { list: [], lent: false };
    const { list } = heap;
    const from = partition(list, (one) => byCodeUnits(one.report, report) < 0);
    let to = from;
    while (list[to]?.report === report) to += 1;
    const had = list.slice(from, to);
    if (had.length === now.length && had.every((one, i) => one === now[i])) return had;
    if (heap.lent) [heap.list, heap.lent] = [list.slice(), false];
    heap.list.splice(from, had.length, ...now);
    if (heap.list.length === 0) this.heaps.delete(key);
    else this.heaps.set(key, heap);
    return had;
  }
}

const none: readonly never[] = [];
