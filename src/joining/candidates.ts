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
  // Where each key's reports stand among the entries, kept once for every report that has the key.
  const starts = new Uint32Array(keys.length + 1);
  keys.forEach((list, report) => {
    starts[report + 1] = (starts[report] ?? 0) + list.length;
  });
  const filled = starts.slice();
  const places = new Uint32Array(n);
  const ends = new Uint32Array(n);
  for (let from = 0; from < n; ) {
    const key = Math.floor((entries[from] ?? 0) / span);
    let to = from + 1;
    while (to < n && Math.floor((entries[to] ?? 0) / span) === key) to++;
    for (let i = from; i < to; i++) {
      const report = (entries[i] ?? 0) % span;
      const at = filled[report] ?? 0;
      filled[report] = at + 1;
      places[at] = i;
      ends[at] = to - from > crowd && i >= from + hubs ? i : to;
    }
    from = to;
  }
  const candidates: Candidate[] = [];
  for (let a = 0; a < keys.length; a++) {
    const shared = new Map<number, number>();
    for (let at = starts[a] ?? 0; at < (starts[a + 1] ?? 0); at++)
      for (let i = (places[at] ?? 0) + 1; i < (ends[at] ?? 0); i++) {
        const b = (entries[i] ?? 0) % span;
        shared.set(b, (shared.get(b) ?? 0) + 1);
      }
    for (const [b, times] of [...shared].sort(([p], [q]) => p - q))
      if (times >= enough) candidates.push({ a, b });
  }
  return candidates;
}
