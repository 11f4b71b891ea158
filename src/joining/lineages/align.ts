import { lightest, type SentenceSketch, type Term, weightOf } from '../../reading/sketch.js';

/** Two sentences that tell the same in like words. Indices into the sentences of either sketch. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Weighted Dice coefficient of their words, 0…1. */
  readonly likeness: number;
}

/** A sentence with what it weighs. */
export interface Weighed {
  /** Each word once, without the lightest. */
  readonly terms: readonly Term[];
  readonly weight: number;
}

/** Sentences made ready for being aligned with those of many other reports. */
export interface Prepared {
  readonly sentences: readonly Weighed[];
  /** Sentences that hold a word. */
  readonly index: ReadonlyMap<Term, readonly number[]>;
}

/** A pair is worth a look from this likeness on. */
const alike = 0.4;
/** Sentences lighter than this ("He said no.") are alike by chance. */
const light = 24;

export function weighed(sentence: SentenceSketch): Weighed {
  const terms: Term[] = [];
  let weight = 0;
  for (const term of sentence.terms) {
    const w = weightOf(term);
    // A sentence is short: looking through what was kept is quicker than a set.
    if (w < lightest || terms.includes(term)) continue;
    terms.push(term);
    weight += w;
  }
  return { terms, weight };
}

/** Words of this many sentences of one report are followed; what more share is no mark of any. */
const crowd = 24;

export function prepare(sentences: readonly SentenceSketch[]): Prepared {
  const ready = sentences.map(weighed);
  const index = new Map<Term, number[]>();
  ready.forEach(({ terms }, i) => {
    for (const term of terms) {
      const list = index.get(term);
      if (list === undefined) index.set(term, [i]);
      else if (list.length < crowd) list.push(i);
    }
  });
  return { sentences: ready, index };
}

/**
 * Aligns the sentences of two reports, each with its likest partner, one to one. Works from words to sentences, so the
 * time grows with the number of words shared rather than with the product of the lengths.
 */
export function align(a: Prepared, b: readonly Weighed[]): readonly Pair[] {
  const met = new Float64Array(a.sentences.length);
  const pairs: Pair[] = [];
  b.forEach(({ terms, weight }, j) => {
    if (weight < light) return;
    const found: number[] = [];
    for (const term of terms)
      for (const i of a.index.get(term) ?? []) {
        if (met[i] === 0) found.push(i);
        met[i] = (met[i] ?? 0) + weightOf(term);
      }
    for (const i of found) {
      const other = a.sentences[i]?.weight ?? 0;
      const likeness = (2 * (met[i] ?? 0)) / (weight + other);
      if (likeness >= alike && other >= light) pairs.push({ a: i, b: j, likeness });
      met[i] = 0;
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

/** What a sentence shares at least with the one at its place: a translation may leave it one word. */
const beside = 0.15;

/**
 * Pairs with those of single sentences between them: what stands alone between two that go together, in both reports, is
 * told in both, though it is too short to be found by itself ("He said they would come."). `pairs` are in order.
 */
export function withShort(
  a: readonly Weighed[],
  b: readonly Weighed[],
  pairs: readonly Pair[],
): readonly Pair[] {
  return pairs.flatMap((pair, i) => {
    const next = pairs[i + 1];
    const gap = { a: pair.a + 1, b: pair.b + 1 };
    if (next?.a !== gap.a + 1 || next.b !== gap.b + 1) return [pair];
    const likeness = likenessOf(a[gap.a], b[gap.b]);
    return likeness >= beside ? [pair, { ...gap, likeness }] : [pair];
  });
}

function likenessOf(a: Weighed | undefined, b: Weighed | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let shared = 0;
  for (const term of a.terms) if (b.terms.includes(term)) shared += weightOf(term);
  return (2 * shared) / Math.max(1, a.weight + b.weight);
}
