import { lightest, type SentenceSketch, type Term, weightOf } from '../reading/sketch.js';

/** Two sentences that tell the same in like words. Indices into the sentences of either sketch. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Weighted Dice coefficient of their words, 0…1. */
  readonly likeness: number;
}

interface Weighed {
  readonly terms: ReadonlySet<Term>;
  readonly weight: number;
}

/** A pair is worth a look from this likeness on. */
const alike = 0.4;
/** Sentences lighter than this ("He said no.") are alike by chance. */
const light = 24;

function weighed(sentence: SentenceSketch): Weighed {
  const terms = new Set<Term>();
  let weight = 0;
  for (const term of sentence.terms) {
    const w = weightOf(term);
    if (w < lightest || terms.has(term)) continue;
    terms.add(term);
    weight += w;
  }
  return { terms, weight };
}

/**
 * Aligns the sentences of two reports, each with its likest partner, one to one. Works from rare words to sentences, so
 * the time grows with the number of words shared rather than with the product of the lengths.
 */
export function align(a: readonly SentenceSketch[], b: readonly SentenceSketch[]): readonly Pair[] {
  const left = a.map(weighed);
  const right = b.map(weighed);
  const index = new Map<Term, number[]>();
  right.forEach(({ terms }, j) => {
    for (const term of terms) {
      const list = index.get(term);
      if (list === undefined) index.set(term, [j]);
      else if (list.length < 24) list.push(j);
    }
  });
  const pairs: Pair[] = [];
  left.forEach(({ terms, weight }, i) => {
    if (weight < light) return;
    const shared = new Map<number, number>();
    for (const term of terms)
      for (const j of index.get(term) ?? []) shared.set(j, (shared.get(j) ?? 0) + weightOf(term));
    for (const [j, sum] of shared) {
      const other = right[j]?.weight ?? 0;
      const likeness = (2 * sum) / (weight + other);
      if (likeness >= alike && other >= light) pairs.push({ a: i, b: j, likeness });
    }
  });
  pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const chosen: Pair[] = [];
  for (const pair of pairs) {
    if (usedA.has(pair.a) || usedB.has(pair.b)) continue;
    usedA.add(pair.a);
    usedB.add(pair.b);
    chosen.push(pair);
  }
  return chosen.sort((p, q) => p.a - q.a || p.b - q.b);
}
