import type { Term } from '../../reading/sketch.js';
import { likenessOf, type Unit } from './units.js';

/** Two sentences of different reports, `a < b`, and how like their words are (0…1). */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
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
  readonly words: readonly Int32Array[];
  /** A word counts the same in every sentence of a round. */
  readonly weights: Float64Array;
  /** Sentences that a word leads to, in their order. */
  readonly led: readonly (readonly number[])[];
  readonly leadsOf: readonly (readonly number[])[];
}

/** Pairs of sentences of different reports that share two words and are at least so alike, in order of `a`, then `b`. */
export function edgesOf(units: readonly Unit[], least: number): readonly Edge[] {
  const { words, weights, led, leadsOf } = numbered(units);
  const own = new Float64Array(weights.length);
  const met = new Int32Array(units.length).fill(-1);
  const crowd = crowdAmong(units.length);
  const edges: Edge[] = [];
  units.forEach((unit, i) => {
    for (const word of words[i] ?? []) own[word] = weights[word] ?? 0;
    const found: number[] = [];
    for (const word of leadsOf[i] ?? []) {
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
    for (const j of found.sort((p, q) => p - q)) {
      const other = units[j];
      if (other === undefined || other.report === unit.report) continue;
      let [shared, count] = [0, 0];
      for (const word of words[j] ?? []) {
        const weight = own[word] ?? 0;
        if (weight === 0) continue;
        shared += weight;
        count += 1;
      }
      const likeness = count < 2 ? 0 : likenessOf(shared, unit, other);
      if (likeness >= least) edges.push({ a: i, b: j, likeness });
    }
    for (const word of words[i] ?? []) own[word] = 0;
  });
  return edges;
}

function numbered(units: readonly Unit[]): Numbered {
  const numbers = new Map<Term, number>();
  const weights: number[] = [];
  const led: number[][] = [];
  const words: Int32Array[] = [];
  const leadsOf: (readonly number[])[] = [];
  units.forEach((unit, i) => {
    const sorted = [...unit.words].sort(([s, v], [t, w]) => w - v || s - t);
    const own = sorted.map(([term, weight]) => {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, weights.length);
      led.push([]);
      return weights.push(weight) - 1;
    });
    const heaviest = own.slice(0, leads);
    for (const word of heaviest) led[word]?.push(i);
    words.push(Int32Array.from(own));
    leadsOf.push(heaviest);
  });
  return { words, weights: Float64Array.from(weights), led, leadsOf };
}
