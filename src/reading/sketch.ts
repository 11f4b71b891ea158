import type { Catalog } from '../catalog/catalog.js';
import type { CutText } from '../text/cut.js';
import { firstEndingAfter, type Span } from '../text/passage.js';
import { stemOf } from '../text/stem.js';
import { wordsOf } from '../text/words.js';

/**
 * A word as joining sees it: a 32-bit hash of its rough stem, whose lowest four bits hold its weight 0…15 (how rare it
 * is in news, `frequency` of the catalogue). Two equal words have equal terms.
 */
export type Term = number;

/**
 * `told` by the reporter; `stated`: the reporter gives somebody's words without marks; `quoted`: most of it stands
 * between marks. What is stated or quoted others may carry without having copied.
 */
export type SentenceRole = 'told' | 'stated' | 'quoted' | 'heading' | 'furniture';

/** A sentence by its words: enough to align two reports without their texts. */
export interface SentenceSketch extends Span {
  readonly role: SentenceRole;
  readonly terms: readonly Term[];
}

/** What joining needs to see whether two reports come from one another, without their texts. */
export interface Sketch {
  /** MinHash signature over word shingles (Broder 1997), 32-bit values. */
  readonly signature: readonly number[];
  /** Terms of rare names and numbers, in order of first appearance: they survive a translation. */
  readonly landmarks: readonly Term[];
  readonly sentences?: readonly SentenceSketch[];
}

export const weightOf = (term: Term): number => term & 15;
export const heaviest = 15;

/** Words too common to tell one sentence from another weigh less than this. */
export const lightest = 2;

/** Gives each word its term. Words are looked up once; the table belongs to one reader. */
export interface Weigher {
  (word: string): Term;
  /** Whether a term is a word that introduces speech. */
  readonly isCue: (term: Term) => boolean;
}

const rare = 12;
const number = 9;

export function createWeigher(catalog: Pick<Catalog, 'frequency' | 'cues'>): Weigher {
  const weights = new Map<string, number>();
  for (const { weight, words } of catalog.frequency)
    for (const word of words.split(/\s+/)) weights.set(word, weight);
  const terms = new Map<string, Term>();
  const weigh = (word: string): Term => {
    const known = terms.get(word);
    if (known !== undefined) return known;
    const stem = stemOf(word);
    const weight = /^\d/.test(stem) ? Math.min(rare, number + stem.length - 1) : (weights.get(stem) ?? rare);
    const term = ((hash(stem) & ~15) | weight) >>> 0;
    if (terms.size < 200_000) terms.set(word, term);
    return term;
  };
  const cues = new Set<Term>();
  for (const { lemma, kind, strength, forms } of catalog.cues)
    if (kind === 'verb' && strength >= clearly)
      for (const form of [lemma, ...(forms ?? [])]) cues.add(weigh(form));
  return Object.assign(weigh, { isCue: (term: Term) => cues.has(term) });
}

/** From this strength on a cue marks a sentence as somebody's statement. */
const clearly = 0.9;

/** FNV-1a over UTF-16 units, with a final mix. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Sketches a report in time linear in its length. */
export function sketchOf(cut: CutText, weigh: Weigher): Sketch {
  const sentences: SentenceSketch[] = [];
  const all: Term[] = [];
  const quotations = cut.quotations.filter(({ depth }) => depth === 0);
  for (const span of cut.sentences) {
    const terms = wordsOf(cut.text, span.start, span.end).map(weigh);
    if (terms.length === 0) continue;
    const length = span.end - span.start;
    const kind = cut.paragraphs[span.paragraph]?.kind;
    const role =
      kind === 'furniture' || kind === 'caption'
        ? 'furniture'
        : kind === 'heading'
          ? 'heading'
          : covered(quotations, span) > length / 2
            ? 'quoted'
            : terms.some(weigh.isCue)
              ? 'stated'
              : 'told';
    sentences.push({ start: span.start, end: span.end, role, terms });
    if (role !== 'furniture') for (const term of terms) all.push(term);
  }
  const landmarks = new Set<Term>();
  for (const term of all) if (weightOf(term) >= number && landmarks.size < 400) landmarks.add(term);
  return { signature: signatureOf(all), landmarks: [...landmarks], sentences };
}

/** Signature length, and words in a shingle. */
export const permutations = 64;
const shingle = 3;

/**
 * MinHash by one permutation (Li, Owen & Zhang 2012) with optimal densification (Shrivastava 2017): one hash a shingle,
 * the smallest in each of `permutations` bins, empty bins filled from others.
 */
export function signatureOf(terms: readonly Term[]): readonly number[] {
  const bins = new Float64Array(permutations).fill(-1);
  let filled = 0;
  for (let i = 0; i + shingle <= terms.length; i++) {
    const h = mix(
      Math.imul(Math.imul((terms[i] ?? 0) + 0x9e3779b9, 0x85ebca6b) ^ (terms[i + 1] ?? 0), 0xc2b2ae35) ^
        (terms[i + 2] ?? 0),
    );
    const bin = h % permutations;
    const value = (h / permutations) >>> 0;
    const had = bins[bin] ?? -1;
    if (had < 0) filled += 1;
    if (had < 0 || value < had) bins[bin] = value;
  }
  if (filled === 0) return [];
  return Array.from(bins, (value, bin) => {
    if (value >= 0) return value;
    let from = bin;
    for (let attempt = 1; (bins[from] ?? -1) < 0; attempt++)
      from = mix(bin * 0x9e37 + attempt) % permutations;
    return bins[from] ?? 0;
  });
}

/** Length of the part of `span` that lies in any of `spans`, which are in order. */
function covered(spans: readonly Span[], span: Span): number {
  let sum = 0;
  for (let i = firstEndingAfter(spans, span.start); i < spans.length; i++) {
    const other = spans[i];
    if (other === undefined || other.start >= span.end) break;
    sum += Math.min(other.end, span.end) - Math.max(other.start, span.start);
  }
  return sum;
}
