import type { Term } from '../../reading/sketch.js';
import type { Room } from './room.js';
import { likenessOf, type Unit } from './units.js';

/**
 * Pairs of sentences of different reports, `a[i] < b[i]`, and how like their words are (0…1), in order of `a`, then `b`.
 * Columns, since a round has a million of them; good until the next round is worked out in the same room.
 */
export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly likeness: Float64Array;
}

/**
 * Sentences through which one word is followed: the rest shares it by chance. Where sentences are many, fewer, so that
 * the cost of one more stays the same.
 */
const crowdAmong = (sentences: number): number =>
  Math.max(60, Math.min(240, Math.floor(360_000 / sentences)));
/** Heaviest words of a sentence that lead to others. */
const leads = 20;

/** Words of all sentences numbered from 0, so that plain arrays can hold what is known of each. */
interface Numbered {
  /** Words of each sentence, the heaviest first: those that lead, then the rest. */
  readonly words: readonly Int32Array[];
  /** A word counts the same in every sentence of a round. */
  readonly weights: Float64Array;
  /** Sentences that a word leads to, in their order, and all that hold it. */
  readonly led: readonly (readonly number[])[];
  readonly held: readonly (readonly number[])[];
}

/** Pairs of sentences of different reports that share two words and are at least so alike. */
export function edgesOf(units: readonly Unit[], least: number, room: Room): Edges {
  const { words, weights, led, held } = numbered(units);
  const shared = new Float64Array(units.length);
  const count = new Uint16Array(units.length);
  const met = new Int32Array(units.length).fill(-1);
  const crowd = crowdAmong(units.length);
  const columns = growing(room);
  const order = room.integers('order', units.length);
  units.forEach((unit, i) => {
    const own = words[i] ?? new Int32Array(0);
    const found: number[] = [];
    for (const word of own.subarray(0, leads)) {
      const list = led[word] ?? [];
      if (list.length > crowd) continue;
      for (let at = list.length - 1; at >= 0; at--) {
        const j = list[at] ?? 0;
        if (j <= i) break;
        if (met[j] === i) continue;
        met[j] = i;
        found.push(j);
      }
    }
    if (found.length === 0) return;
    // The heaviest first, as the words of the other sentence stand too: sums are the same from either side.
    for (const word of own) {
      const [list, weight] = [held[word] ?? [], weights[word] ?? 0];
      if (weight === 0) continue;
      for (let at = list.length - 1; at >= 0; at--) {
        const j = list[at] ?? 0;
        if (j <= i) break;
        shared[j] = (shared[j] ?? 0) + weight;
        count[j] = (count[j] ?? 0) + 1;
      }
    }
    order.set(found);
    for (const j of order.subarray(0, found.length).sort()) {
      const other = units[j];
      if (other === undefined || other.report === unit.report || (count[j] ?? 0) < 2) continue;
      const likeness = likenessOf(shared[j] ?? 0, unit, other);
      if (likeness >= least) columns.push(i, j, likeness);
    }
    shared.fill(0, i);
    count.fill(0, i);
  });
  return columns.edges();
}

/** Columns that grow as edges come. */
function growing(room: Room): {
  readonly push: (a: number, b: number, likeness: number) => void;
  readonly edges: () => Edges;
} {
  let length = 2 ** 16;
  const columns = (): Edges => ({
    a: room.integers('a', length),
    b: room.integers('b', length),
    likeness: room.floats('likeness', length),
  });
  let { a, b, likeness } = columns();
  let n = 0;
  return {
    push(one, other, how) {
      if (n === length) {
        const before = { a: a.slice(), b: b.slice(), likeness: likeness.slice() };
        length *= 2;
        ({ a, b, likeness } = columns());
        a.set(before.a);
        b.set(before.b);
        likeness.set(before.likeness);
      }
      a[n] = one;
      b[n] = other;
      likeness[n] = how;
      n += 1;
    },
    edges: () => ({ a: a.subarray(0, n), b: b.subarray(0, n), likeness: likeness.subarray(0, n) }),
  };
}

function numbered(units: readonly Unit[]): Numbered {
  const numbers = new Map<Term, number>();
  const weights: number[] = [];
  const led: number[][] = [];
  const held: number[][] = [];
  const words: Int32Array[] = [];
  units.forEach((unit, i) => {
    const sorted = [...unit.words].sort(([s, v], [t, w]) => w - v || s - t);
    const own = Int32Array.from(sorted, ([term, weight]) => {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, weights.length);
      led.push([]);
      held.push([]);
      return weights.push(weight) - 1;
    });
    own.forEach((word, place) => {
      if (place < leads) led[word]?.push(i);
      held[word]?.push(i);
    });
    words.push(own);
  });
  return { words, weights: Float64Array.from(weights), led, held };
}
