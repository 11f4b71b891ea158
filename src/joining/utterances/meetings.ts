import { partition } from '../../text/partition.js';
import { byCodeUnits } from '../kept/union.js';
import type { Wording } from './wordings.js';

/** What is said as others meet it: through its heaviest words, and through who says it. */
export interface Meeter {
  readonly id: string;
  readonly report: string;
  /** The day on which its report came out. */
  readonly day: string;
  /** Terms of its heaviest words, and the speaker where one is known. */
  readonly keys: readonly (number | string)[];
}

/** Heaviest words of a saying through which others are met. */
const leads = 8;
/** A word that more sayings share leads from each to the next few in time only: the cost of one more stays flat. */
const crowd = 32;
const next = 12;
/** Sayings of one speaker that are compared with each whatever words they share: the next few in time. */
const ofSpeaker = 40;

/** The keys of what is said in some wordings by a speaker. */
export function meetingKeys(
  wordings: readonly Pick<Wording, 'words'>[],
  speaker: string | null,
): readonly (number | string)[] {
  const words = new Map<number, number>();
  for (const { words: own } of wordings)
    own.terms.forEach((term, i) => {
      words.set(term, own.weights[i] ?? 0);
    });
  const heaviest = [...words]
    .sort(([s, v], [t, w]) => w - v || (s >>> 0) - (t >>> 0))
    .slice(0, leads)
    .map(([term]) => term);
  return speaker === null ? heaviest : [...heaviest, speaker];
}

/** Orders sayings by time: the earliest told first. */
export const inTime = (a: Meeter, b: Meeter): number => byCodeUnits(a.day, b.day) || byCodeUnits(a.id, b.id);

/** How many that follow in a list of so many are met. */
const reach = (key: number | string, length: number): number =>
  typeof key === 'string' ? ofSpeaker : length <= crowd ? length : next;

/** Two sayings, the earlier first. */
export type Meeting<M> = readonly [M, M];

/**
 * Which sayings of different reports meet: those that share a key, where many share it each with the next few in time.
 * One more saying, or one less, touches only those that stand near it in the lists of its keys.
 */
export class Meetings<M extends Meeter> {
  /** `lists`: those who share a key, in the order of time, where it is known already. */
  constructor(private readonly lists = new Map<number | string, M[]>()) {}

  /** Those who share a key, in the order of time. */
  entries(): Iterable<readonly [key: number | string, meeters: readonly M[]]> {
    return this.lists;
  }

  /** Takes in many at once, where there are none yet, and tells each with all later ones that it meets. */
  *fill(meeters: readonly M[]): Generator<readonly [M, readonly M[]]> {
    const sorted = [...meeters].sort(inTime);
    // Lists by the places of theirs among all, so that who was met already is told by a number.
    const orders = new Map<number | string, number[]>();
    sorted.forEach((one, at) => {
      for (const key of one.keys) {
        const [list, order] = [this.lists.get(key), orders.get(key)];
        if (list === undefined || order === undefined) {
          this.lists.set(key, [one]);
          orders.set(key, [at]);
        } else {
          list.push(one);
          order.push(at);
        }
      }
    });
    // In the order of time the places in each list come one after another.
    const places = new Map<number | string, number>();
    const metBy = new Int32Array(sorted.length).fill(-1);
    for (const [at, one] of sorted.entries()) {
      const met: M[] = [];
      for (const key of one.keys) {
        const order = orders.get(key) ?? [];
        const from = (places.get(key) ?? 0) + 1;
        places.set(key, from);
        const to = Math.min(order.length, from + reach(key, order.length));
        for (let place = from; place < to; place++) {
          const other = order[place] ?? 0;
          if (metBy[other] === at) continue;
          metBy[other] = at;
          const later = sorted[other];
          if (later !== undefined && later.report !== one.report) met.push(later);
        }
      }
      yield [one, met];
    }
  }

  /** Whether two meet that share a key. */
  meet(a: M, b: M): boolean {
    return a.keys.some((key) => {
      if (!b.keys.includes(key)) return false;
      const list = this.lists.get(key) ?? [];
      return Math.abs(placeOf(list, a) - placeOf(list, b)) <= reach(key, list.length);
    });
  }

  /** Takes one in. `met`: the meetings it has. `parted`: those of others that may be no more. */
  add(one: M, met: (meeting: Meeting<M>) => void, parted: (meeting: Meeting<M>) => void): void {
    for (const key of one.keys) {
      const list = this.lists.get(key) ?? [];
      if (list.length === 0) this.lists.set(key, list);
      const place = placeOf(list, one);
      list.splice(place, 0, one);
      const most = reach(key, list.length);
      if (typeof key === 'number' && list.length === crowd + 1) pairsBeyond(list, next, parted);
      for (let at = Math.max(0, place - most); at < place; at++) {
        meeting(list[at], one, met);
        meeting(list[at], list[at + most + 1], parted);
      }
      for (let at = place + 1; at <= place + most; at++) meeting(one, list[at], met);
    }
  }

  /** Takes one out. `met`: meetings of others that there are now, which may have been before. */
  remove(one: M, met: (meeting: Meeting<M>) => void): void {
    for (const key of one.keys) {
      const list = this.lists.get(key) ?? [];
      const place = placeOf(list, one);
      if (list[place] !== one) continue;
      list.splice(place, 1);
      if (list.length === 0) this.lists.delete(key);
      const most = reach(key, list.length);
      if (typeof key === 'number' && list.length === crowd) pairsBeyond(list, next - 1, met);
      else for (let at = Math.max(0, place - most); at < place; at++) meeting(list[at], list[at + most], met);
    }
  }
}

/** Where one stands in a list, or would stand. */
const placeOf = <M extends Meeter>(list: readonly M[], one: M): number =>
  partition(list, (other) => inTime(other, one) < 0);

function meeting<M extends Meeter>(a: M | undefined, b: M | undefined, found: (pair: Meeting<M>) => void) {
  if (a !== undefined && b !== undefined && a.report !== b.report) found([a, b]);
}

/** Pairs of a list that stand further apart than so many places. */
function pairsBeyond<M extends Meeter>(list: readonly M[], places: number, found: (p: Meeting<M>) => void) {
  for (let i = 0; i < list.length; i++)
    for (let j = i + places + 1; j < list.length; j++) meeting(list[i], list[j], found);
}
