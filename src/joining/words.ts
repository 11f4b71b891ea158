import { hash, lightest, type Sketch, type Term, weightOf } from '../reading/sketch.js';
import { stemOf } from '../reading/stem.js';

/** A passage's words with their weights. */
export interface Bag {
  readonly words: ReadonlyMap<Term, number>;
  readonly weight: number;
}

/** Gives a passage's words the weights that the readings' sketches hold. */
export type Bagger = (text: string) => Bag;

/** A word that no sketch holds weighs as much as a rare one. */
const unknown = 12;

export function createBagger(sketches: Iterable<Sketch>): Bagger {
  const weights = new Map<number, number>();
  for (const { sentences = [] } of sketches)
    for (const { terms } of sentences)
      for (const term of terms) weights.set((term & ~15) >>> 0, weightOf(term));
  const known = new Map<string, Term>();
  const termOf = (word: string): Term => {
    const had = known.get(word);
    if (had !== undefined) return had;
    const stem = (hash(stemOf(word)) & ~15) >>> 0;
    const term = (stem | (weights.get(stem) ?? unknown)) >>> 0;
    known.set(word, term);
    return term;
  };
  return (text) => {
    const words = new Map<Term, number>();
    let weight = 0;
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const term = termOf(word);
      if (weightOf(term) < lightest || words.has(term)) continue;
      words.set(term, weightOf(term));
      weight += weightOf(term);
    }
    return { words, weight };
  };
}

/** Weight of the words two bags share. */
export function sharedWeight(a: Bag, b: Bag): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small.words) if (large.words.has(term)) sum += weight;
  return sum;
}
