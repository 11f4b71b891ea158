import { partition } from '../../text/partition.js';
import { type Changes, type Gathering, gatheringAt, type Order } from '../kept/kept.js';
import { crowd, enough, hubs, span } from './candidates.js';

/** A report by its number, with its keys. */
export interface Keyed {
  readonly number: number;
  readonly keys: Uint32Array;
}

/** From so many numbers that went on, in parts of all, what is left of them is taken out. */
const mostGone = 1 / 4;

/** A key that many reports hold. */
interface Crowd {
  /** How many hold it. */
  count: number;
  /** Those who stand first: only these meet others by it. */
  first: readonly number[];
}

/**
 * Which reports hold which keys. Entries `key * span + number` stand sorted in a few columns, each at least twice as long
 * as the next (O'Neil et al. 1996): one more report is sorted into the short ones, not into all there are. Who holds a
 * key of a crowd is not looked through for one more: it is known how many there are, and who stands first.
 */
export class Sharing {
  private columns: Float64Array[] = [];
  private held = 0;
  /** Numbers whose entries still stand somewhere. */
  private readonly left = new Set<number>();
  /** Keys that were found to be a crowd's. */
  private readonly crowds = new Map<number, Crowd>();

  constructor(reports: readonly Keyed[] = []) {
    this.put({ come: reports, gone: [] });
  }

  /**
   * Takes some out and some in; no number that went comes again. Gives the numbers of those whose candidates may be
   * others than before, beside those that came themselves: where a key is or was a crowd's and no more is or was, all
   * that hold it; where others stand first in a crowd, those who do now or did. `order` is that of the reports, by their
   * numbers.
   */
  shift(changes: Changes<Keyed>, order: Order<number>): ReadonlySet<number> {
    const touched = new Map<number, Gathering<number>>();
    for (const which of ['come', 'gone'] as const)
      for (const { number, keys } of changes[which])
        for (const key of keys) gatheringAt(touched, key)[which].push(number);
    for (const key of touched.keys()) this.foremost(key, order);
    this.put(changes);
    const unsettled = new Set<number>();
    for (const [key, { come, gone }] of touched) {
      const crowded = this.crowds.get(key);
      if (crowded === undefined) {
        if (this.foremost(key, order) !== null) for (const number of this.holders(key)) unsettled.add(number);
        continue;
      }
      const was = crowded.first;
      crowded.count += come.length - gone.length;
      if (crowded.count <= crowd) {
        this.crowds.delete(key);
        for (const number of this.holders(key)) unsettled.add(number);
        continue;
      }
      const stand = gone.some((number) => was.includes(number)) ? this.holders(key) : [...was, ...come];
      crowded.first = leastOf(stand, hubs, order);
      for (const number of was) if (!crowded.first.includes(number)) unsettled.add(number);
      for (const number of crowded.first) if (!was.includes(number)) unsettled.add(number);
    }
    return unsettled;
  }

  private put({ come, gone }: Changes<Keyed>): void {
    for (const { number } of gone) this.left.add(number);
    this.held += come.length - gone.length;
    if (come.length > 0) this.columns.push(entriesOf(come));
    const rid = this.left.size > this.held * mostGone;
    while (this.columns.length > 1) {
      const [longer, shorter] = this.columns.slice(-2);
      if (longer === undefined || shorter === undefined) break;
      if (!rid && longer.length >= 2 * shorter.length) break;
      this.columns.splice(-2, 2, merged(longer, shorter));
    }
    if (!rid) return;
    this.columns = this.columns.map((column) => column.filter((entry) => !this.left.has(entry % span)));
    this.left.clear();
  }

  /** Numbers of the reports that hold a key. */
  holders(key: number): readonly number[] {
    const found: number[] = [];
    for (const column of this.columns)
      for (let at = placeIn(column, key * span); at < column.length; at++) {
        const entry = column[at] ?? 0;
        if (entry >= (key + 1) * span) break;
        if (!this.left.has(entry % span)) found.push(entry % span);
      }
    return found;
  }

  /** Of a key that is a crowd's, those who stand first: only these meet others by it. Null where all meet. */
  foremost(key: number, order: Order<number>): readonly number[] | null {
    const known = this.crowds.get(key);
    if (known !== undefined) return known.first;
    const numbers = this.holders(key);
    if (numbers.length <= crowd) return null;
    const first = leastOf(numbers, hubs, order);
    this.crowds.set(key, { count: numbers.length, first });
    return first;
  }
}

/** The first so many by an order, in it. */
function leastOf(numbers: readonly number[], many: number, order: Order<number>): readonly number[] {
  const least: number[] = [];
  for (const number of numbers) {
    const last = least.at(-1);
    if (least.length === many && last !== undefined && order(last, number) < 0) continue;
    least.splice(
      partition(least, (other) => order(other, number) < 0),
      0,
      number,
    );
    if (least.length > many) least.pop();
  }
  return least;
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

/** Whether a report stands too far back, among the many that hold a key, to meet those after it. */
function isPast(first: readonly number[] | null, number: number, order: Order<number>): boolean {
  const last = first?.at(-1);
  return last !== undefined && order(last, number) < 0;
}

/** Numbers of the later reports that share enough keys with one, in order: as `candidatesAmong` tells them. */
export function candidatesOf(
  sharing: Sharing,
  { number, keys }: Keyed,
  order: Order<number>,
): readonly number[] {
  const times = new Map<number, number>();
  for (const key of keys) {
    if (isPast(sharing.foremost(key, order), number, order)) continue;
    for (const other of sharing.holders(key))
      if (order(other, number) > 0) times.set(other, (times.get(other) ?? 0) + 1);
  }
  return enoughIn(times).sort(order);
}

/** Numbers of the earlier reports among whose candidates one is. */
export function metBy(sharing: Sharing, { number, keys }: Keyed, order: Order<number>): readonly number[] {
  const times = new Map<number, number>();
  for (const key of keys)
    for (const other of sharing.foremost(key, order) ?? sharing.holders(key))
      if (order(other, number) < 0) times.set(other, (times.get(other) ?? 0) + 1);
  return enoughIn(times);
}

const enoughIn = (times: ReadonlyMap<number, number>): number[] =>
  [...times].flatMap(([other, shared]) => (shared >= enough ? [other] : []));
