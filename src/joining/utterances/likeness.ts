import type { Term } from '../../reading/sketch.js';
import type { Paraphrase } from './paraphrases.js';
import type { Relation } from './relations.js';
import { sharedWeight, type Wording, windowOf } from './wordings.js';

/** What is said, in its wordings: the whole, and each quotation in it. */
export interface Worded {
  readonly wordings: readonly Wording[];
  /** The texts of the wordings. */
  readonly texts: readonly string[];
  /** Of which wordings the very words are given. */
  readonly quoted: readonly boolean[];
}

/** Two wordings to compare, or a short one with a part of a long one. */
export class Comparison {
  /** The longest run of words that both hold, where it was asked for: it is dear to find. */
  #run = -1;

  constructor(
    readonly a: Wording,
    readonly b: Wording,
    /** What the words they share weigh. */
    readonly shared: number,
    /** How much of the longer one is looked at, 0…1. */
    readonly part: number,
    /** The whole texts that both are of. */
    readonly texts: readonly [string, string],
    /** Whether of both the very words are given. */
    readonly quoted: boolean,
  ) {}

  /** Length of the longest run of words that stands in both. */
  get run(): number {
    if (this.#run === -1) this.#run = longestRun(this.a.run, this.b.run);
    return this.#run;
  }
}

/** Wordings lighter than this ("He said no") are alike by chance. */
const light = 4;
/** What shared words must weigh for wordings to be compared at all. */
const least = { same: 2, kin: 4, unknown: 4, other: 6 } as const;

/**
 * All comparisons of two sayings that could show them to be one: wordings as wholes, and a short one with the part of a
 * long one that is likest to it.
 */
export function comparisons(a: Worded, b: Worded, relation: Relation): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const [i, p] of a.wordings.entries())
    for (const [j, q] of b.wordings.entries()) {
      if (Math.min(p.rarity, q.rarity) < light) continue;
      const shared = sharedWeight(p, q);
      if (shared < least[relation] && p.folded !== q.folded) continue;
      const texts = [a.texts[i] ?? '', b.texts[j] ?? ''] as const;
      const quoted = a.quoted[i] === true && b.quoted[j] === true;
      found.push(new Comparison(p, q, shared, 1, texts, quoted));
      const [short, long] = p.run.length <= q.run.length ? [p, q] : [q, p];
      const window = windowOf(long, short);
      const part = window.run.length / Math.max(1, long.run.length);
      if (part !== 1)
        found.push(new Comparison(short, window, sharedWeight(short, window), part, texts, quoted));
    }
  return found;
}

export const likenessNames = [
  'bias',
  'shorter',
  'longer',
  'run',
  'figures',
  'short',
  'mass',
  'part',
  'kin',
  'unknown',
  'other',
  'quoted',
  'quotedRun',
] as const;

/** What speaks for two wordings being one saying, in the order of `likenessNames`. */
export function likenessFeatures(comparison: Comparison, relation: Relation): readonly number[] {
  return featuresOf(comparison, relation, comparison.run);
}

function featuresOf(
  { a, b, shared, part, quoted }: Comparison,
  relation: Relation,
  run: number,
): readonly number[] {
  const most = Math.max(a.figures.size, b.figures.size);
  const words = Math.max(1, Math.min(a.run.length, b.run.length));
  return [
    1,
    shared / Math.max(1, Math.min(a.weight, b.weight)),
    shared / Math.max(1, a.weight, b.weight),
    run / words,
    most === 0 ? 0 : inBoth(a.figures, b.figures) / most - 0.5,
    1 / words,
    mass(shared),
    1 - part,
    relation === 'kin' ? 1 : 0,
    relation === 'unknown' ? 1 : 0,
    relation === 'other' ? 1 : 0,
    quoted ? 1 : 0,
    quoted ? run / words : 0,
  ];
}

function inBoth(a: ReadonlySet<Term>, b: ReadonlySet<Term>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count += 1;
  return count;
}

/** Grows with what the shared words weigh, less and less. */
const mass = (shared: number): number => shared / (shared + 20);

/** What else tells where words of like meaning are looked at, after `likenessNames`. */
export const nearNames = ['pooled', 'aligned', 'shorterAligned', 'polarity'] as const;

/** Weights of logistic regressions, made by `training/sayings.ts`: on `likenessFeatures` alone, and with `nearNames`. */
const byWords: readonly number[] = [
  -4.185, 2.238, 2.744, 2.127, 1.337, -2.94, 2.474, -1.786, -0.944, -2.233, -2.229, 0.527, 0.976,
];
const byMeaning: readonly number[] = [
  -7.011, 0.404, 1.096, 1.919, 1.196, -1.641, 2.437, -1.083, -0.918, -1.774, -1.879, 0.319, 1.091, 0.683,
  2.014, 4.051, -1.857,
];

/**
 * How likely two wordings are one saying by the words they share, 0…1; 0 where they cannot be as likely as `least`,
 * whatever run they share.
 */
export function likelyOne(comparison: Comparison, relation: Relation, least = 0): number {
  const { a, b } = comparison;
  // The run is dear to find: most pairs are too unlike for any.
  const atMost = featuresOf(comparison, relation, Math.min(a.run.length, b.run.length));
  if (likelyAt(atMost, byWords) < least) return 0;
  return likelyAt(likenessFeatures(comparison, relation), byWords);
}

/** The same by what their words mean; 0 where it is less likely than `least`. */
export function likelyMeant(
  comparison: Comparison,
  relation: Relation,
  { pooled, polarity, aligned }: Paraphrase,
  least: number,
): number {
  const features = [...likenessFeatures(comparison, relation), pooled, 1, 1, polarity];
  // Words are compared with words, which takes longest, only where they could make up for the rest.
  if (likelyAt(features, byMeaning) < least) return 0;
  const [whole, shorter] = aligned();
  features.splice(-3, 2, whole, shorter);
  const likely = likelyAt(features, byMeaning);
  return likely < least ? 0 : likely;
}

function likelyAt(features: readonly number[], weights: readonly number[]): number {
  let odds = 0;
  for (let i = 0; i < features.length; i++) odds += (features[i] ?? 0) * (weights[i] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}

/** Length of the longest run of words that stands in both. */
function longestRun(a: readonly Term[], b: readonly Term[]): number {
  let most = 0;
  for (let i = 0; i < a.length - most; i++) {
    const first = a[i];
    for (let j = 0; j < b.length - most; j++) {
      // Only where a run begins: most pairs of words are not even equal.
      if (b[j] !== first || (i > 0 && j > 0 && a[i - 1] === b[j - 1])) continue;
      let length = 1;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length += 1;
      if (length > most) most = length;
    }
  }
  return most;
}
