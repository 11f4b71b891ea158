import { mix, type SentenceSketch, type Sketch, type Term, weightOf } from '../../reading/sketch.js';

/** The place of a report, and those of the later ones that may be of its lineage, in order. */
export interface Candidates {
  readonly a: number;
  readonly others: readonly number[];
}

const rows = 4;
const rarest = 4;
const leastWeight = 6;
/** Shared keys that make a pair worth an alignment. */
export const enough = 2;
/** A key of more reports than this pairs each of them with the first few only: lineages stay whole, cost stays flat. */
export const crowd = 24;
export const hubs = 6;
/** Room for so many reports in an entry, beside the key. */
export const span = 2 ** 20;

/**
 * Keys by which reports of one lineage meet: bands of the MinHash signature (locality-sensitive hashing, Indyk &
 * Motwani 1998) for copies, and pairs of the rarest words of a sentence for excerpts and for rewrites of which almost no
 * three words in a row survive.
 */
export function keysOf(sketch: Sketch): Uint32Array {
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
  return Uint32Array.from(keys);
}

function rarestTerms({ terms }: SentenceSketch): readonly Term[] {
  return [...new Set(terms)]
    .filter((term) => weightOf(term) >= leastWeight)
    .sort((p, q) => weightOf(q) - weightOf(p) || p - q)
    .slice(0, rarest)
    .sort((p, q) => p - q);
}

/**
 * For each report in turn the later ones that share enough keys with it, in order. `keys[i]` belongs to report `i`; the
 * reports must stand in the order of their names, so that the same set gives the same pairs. Time n log n in the number
 * of keys. Told one report after another: all pairs of many reports at once would take more room than the reports.
 */
export function* candidatesAmong(keys: readonly ArrayLike<number>[]): Generator<Candidates> {
  const { entries, starts, places, ends } = met(keys);
  const shared = new Uint8Array(keys.length);
  for (let a = 0; a < keys.length; a++) {
    const seen: number[] = [];
    for (let at = starts[a] ?? 0; at < (starts[a + 1] ?? 0); at++)
      for (let i = (places[at] ?? 0) + 1; i < (ends[at] ?? 0); i++) {
        const b = (entries[i] ?? 0) % span;
        const times = shared[b] ?? 0;
        if (times === 0) seen.push(b);
        if (times < enough) shared[b] = times + 1;
      }
    const others = seen.filter((b) => (shared[b] ?? 0) >= enough).sort((p, q) => p - q);
    for (const b of seen) shared[b] = 0;
    if (others.length > 0) yield { a, others };
  }
}

interface Met {
  /** Each key with each of its reports, in the order of keys, then of reports. */
  readonly entries: Float64Array;
  /** Where the keys of a report begin in `places` and `ends`. */
  readonly starts: Uint32Array;
  /** Where among the entries a report's key stands, and where those end that it meets there. */
  readonly places: Uint32Array;
  readonly ends: Uint32Array;
}

function met(keys: readonly ArrayLike<number>[]): Met {
  const starts = new Uint32Array(keys.length + 1);
  keys.forEach((list, report) => {
    starts[report + 1] = (starts[report] ?? 0) + list.length;
  });
  const total = starts[keys.length] ?? 0;
  const entries = new Float64Array(total);
  let n = 0;
  keys.forEach((list, report) => {
    for (let i = 0; i < list.length; i++) entries[n++] = (list[i] ?? 0) * span + report;
  });
  entries.sort();
  const filled = starts.slice();
  const places = new Uint32Array(total);
  const ends = new Uint32Array(total);
  for (let from = 0; from < total; ) {
    const key = Math.floor((entries[from] ?? 0) / span);
    let to = from + 1;
    while (to < total && Math.floor((entries[to] ?? 0) / span) === key) to++;
    for (let i = from; i < to; i++) {
      const report = (entries[i] ?? 0) % span;
      const at = filled[report] ?? 0;
      filled[report] = at + 1;
      places[at] = i;
      ends[at] = to - from > crowd && i >= from + hubs ? i : to;
    }
    from = to;
  }
  return { entries, starts, places, ends };
}
