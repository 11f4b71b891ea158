import type { Term } from '../reading/sketch.js';
import type { Relation } from './relations.js';
import { sharedWeight, type Wording, windowOf } from './wordings.js';

/** What is said, in its wordings: the whole, and each quotation in it. */
export interface Worded {
  readonly wordings: readonly Wording[];
}

/** Two wordings to compare, or a short one with a part of a long one. */
export interface Comparison {
  readonly a: Wording;
  readonly b: Wording;
  /** What the words they share weigh. */
  readonly shared: number;
  /** How much of the longer one is looked at, 0…1. */
  readonly part: number;
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
  for (const p of a.wordings)
    for (const q of b.wordings) {
      if (Math.min(p.rarity, q.rarity) < light) continue;
      const shared = sharedWeight(p, q);
      if (shared < least[relation] && p.folded !== q.folded) continue;
      found.push({ a: p, b: q, shared, part: 1 });
      const [short, long] = p.run.length <= q.run.length ? [p, q] : [q, p];
      const window = windowOf(long, short);
      const part = window.run.length / Math.max(1, long.run.length);
      if (part !== 1) found.push({ a: short, b: window, shared: sharedWeight(short, window), part });
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
] as const;

/** What speaks for two wordings being one saying, in the order of `likenessNames`. */
export function likenessFeatures(comparison: Comparison, relation: Relation): readonly number[] {
  return featuresOf(comparison, relation, longestRun(comparison.a.run, comparison.b.run));
}

function featuresOf({ a, b, shared, part }: Comparison, relation: Relation, run: number): readonly number[] {
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
  ];
}

function inBoth(a: ReadonlySet<Term>, b: ReadonlySet<Term>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count += 1;
  return count;
}

/** Grows with what the shared words weigh, less and less. */
const mass = (shared: number): number => shared / (shared + 20);

/** Weights of a logistic regression on `likenessFeatures`, made by `training/sayings.ts`. */
const learnt: readonly number[] = [
  -5.18, 1.162, 3.9, 2.737, 0.36, -1.686, 2.883, -1.89, -0.091, -1.485, -1.331,
];

/** How likely two wordings are one saying, 0…1; 0 where they cannot be as likely as `least`, whatever run they share. */
export function likelyOne(comparison: Comparison, relation: Relation, least = 0): number {
  const { a, b } = comparison;
  // The run is dear to find: most pairs are too unlike for any.
  const atMost = oddsOf(featuresOf(comparison, relation, Math.min(a.run.length, b.run.length)));
  if (likelyAt(atMost) < least) return 0;
  return likelyAt(oddsOf(likenessFeatures(comparison, relation)));
}

function oddsOf(features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (features[i] ?? 0) * (learnt[i] ?? 0);
  return sum;
}

const likelyAt = (odds: number): number => 1 / (1 + Math.exp(-odds));

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
