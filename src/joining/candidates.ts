import { mix, type SentenceSketch, type Sketch, type Term, weightOf } from '../reading/sketch.js';

/** A pair of positions in the list of sketches, `a < b`. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
}

const rows = 4;
const rarest = 4;
const leastWeight = 6;
/** Shared keys that make a pair worth an alignment. */
const enough = 2;
/** A key of more reports than this pairs each of them with the first few only: lineages stay whole, cost stays flat. */
const crowd = 24;
const hubs = 6;

/**
 * Keys by which reports of one lineage meet: bands of the MinHash signature (locality-sensitive hashing, Indyk &
 * Motwani 1998) for copies, and pairs of the rarest words of a sentence for excerpts and for rewrites of which almost no
 * three words in a row survive.
 */
export function keysOf(sketch: Sketch): readonly number[] {
  const keys = new Set<number>();
  for (let band = 0; band + rows <= sketch.signature.length; band += rows) {
    let key = band + 1;
    for (let i = 0; i < rows; i++) key = mix(key ^ (sketch.signature[band + i] ?? 0));
    keys.add(key);
  }
  for (const sentence of sketch.sentences ?? []) {
    if (sentence.role === 'furniture' || sentence.role === 'heading') continue;
    const terms = rarestTerms(sentence);
    for (let i = 0; i < terms.length; i++)
      for (let j = i + 1; j < terms.length; j++) {
        keys.add(mix((terms[i] ?? 0) ^ mix(terms[j] ?? 0)));
      }
  }
  return [...keys];
}

function rarestTerms({ terms }: SentenceSketch): readonly Term[] {
  return [...new Set(terms)]
    .filter((term) => weightOf(term) >= leastWeight)
    .sort((p, q) => weightOf(q) - weightOf(p) || p - q)
    .slice(0, rarest)
    .sort((p, q) => p - q);
}

/**
 * Pairs of reports that share enough keys. `keys[i]` belongs to report `i`; the reports must stand in the order of
 * their names, so that the same set gives the same pairs. Time n log n in the number of keys.
 */
export function candidatesAmong(keys: readonly (readonly number[])[]): readonly Candidate[] {
  const entries = new Float64Array(keys.reduce((sum, list) => sum + list.length, 0));
  const span = 2 ** 20;
  let n = 0;
  keys.forEach((list, report) => {
    for (const key of list) entries[n++] = key * span + report;
  });
  entries.sort();
  const shared = new Map<number, number>();
  const count = (a: number, b: number): void => {
    const pair = a * span + b;
    shared.set(pair, (shared.get(pair) ?? 0) + 1);
  };
  for (let from = 0; from < n; ) {
    const key = Math.floor((entries[from] ?? 0) / span);
    let to = from + 1;
    while (to < n && Math.floor((entries[to] ?? 0) / span) === key) to++;
    const last = to - from > crowd ? from + hubs : to;
    for (let i = from; i < last; i++)
      for (let j = i + 1; j < to; j++) count((entries[i] ?? 0) % span, (entries[j] ?? 0) % span);
    from = to;
  }
  const candidates: Candidate[] = [];
  for (const [pair, times] of shared)
    if (times >= enough) candidates.push({ a: Math.floor(pair / span), b: pair % span });
  return candidates.sort((p, q) => p.a - q.a || p.b - q.b);
}
