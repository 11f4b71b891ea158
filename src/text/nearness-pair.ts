import type { NearWords } from './near-words.js';
import { cosine } from './nearness.js';

/** A wording made ready for comparison. */
export interface Wording {
  readonly pooled: Int16Array;
  /** Its words in order, by their numbers. */
  readonly words: Int32Array;
  /** Words with a figure in them. */
  readonly figures: ReadonlySet<number>;
  /** Whether a word in it turns the rest around. */
  readonly negated: boolean;
}

/** Says nothing by itself, and turns what it stands with around. */
const negators = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'no',
  'nothing',
  'none',
  'neither',
  'nor',
  'without',
  'cannot',
]);

/** Makes the lower-case words of a passage ready; marks and white space are dropped. */
export function wordingOf(near: NearWords, lower: Iterable<string>): Wording {
  const words = [...lower].filter((word) => /[\p{L}\p{N}]/u.test(word));
  return {
    pooled: near.nearness.pool(words),
    words: Int32Array.from(words, (word) => near.numberOf(word)),
    figures: new Set(words.filter((word) => /\p{N}/u.test(word)).map((word) => near.numberOf(word))),
    negated: words.some((word) => negators.has(word)),
  };
}

export const pairFeatureNames = [
  'bias',
  'pooled',
  'aligned',
  'shorter',
  'same',
  'run',
  'figures',
  'polarity',
  'short',
] as const;

/** What speaks for two wordings being one saying, each 0…1 or so, in the order of `pairFeatureNames`. */
export function pairFeatures(near: NearWords, a: Wording, b: Wording): readonly number[] {
  const [forth, back] = near.alignment(a.words, b.words);
  return featuresOf(near, a, b, Math.min(forth, back), Math.max(forth, back));
}

function featuresOf(
  near: NearWords,
  a: Wording,
  b: Wording,
  aligned: number,
  shorter: number,
): readonly number[] {
  const same = Math.max(shared(near, a, b), shared(near, b, a));
  const figures = [...a.figures].filter((figure) => b.figures.has(figure)).length;
  const most = Math.max(a.figures.size, b.figures.size);
  return [
    1,
    cosine(a.pooled, b.pooled),
    aligned,
    shorter,
    same,
    longestRun(a.words, b.words) / Math.max(1, Math.min(a.words.length, b.words.length)),
    most === 0 ? 0 : figures / most - 0.5,
    a.negated === b.negated ? 0 : 1,
    1 / Math.max(1, Math.min(a.words.length, b.words.length)),
  ];
}

function shared(near: NearWords, a: Wording, b: Wording): number {
  const there = near.among(a.words, b.words);
  let [sum, all] = [0, 0];
  a.words.forEach((word, i) => {
    const weight = near.weightOf(word);
    all += weight;
    if (there[i] === 1) sum += weight;
  });
  return all === 0 ? 0 : sum / all;
}

/** Length of the longest run of words that stands in both; long wordings are cut, so that this stays cheap. */
function longestRun(a: Int32Array, b: Int32Array): number {
  const [x, y] = [a.subarray(0, 120), b.subarray(0, 120)];
  let before = new Uint8Array(y.length + 1);
  let longest = 0;
  for (const word of x) {
    const row = new Uint8Array(y.length + 1);
    for (let j = 0; j < y.length; j++)
      if (y[j] === word) {
        row[j + 1] = (before[j] ?? 0) + 1;
        longest = Math.max(longest, row[j + 1] ?? 0);
      }
    before = row;
  }
  return longest;
}

/** Weights of a logistic regression on `pairFeatures`, made by `training/pairs.ts`; alignment speaks for, never against. */
const weights: readonly number[] = [-5.82, 1.898, 2.253, 2.722, 2.655, 1.749, 1.785, -1.02, -0.656];

/**
 * How likely two wordings of one speaker are one saying. Less than `least` is told as 0: words are compared with words,
 * which takes longest, only where they could make up for the rest.
 *
 * ```ts
 * const near = new NearWords(loadNearness());
 * const of = (text: string) => wordingOf(near, text.toLowerCase().split(' '));
 * samePair(near, of('stop giving in to the capital'), of('stop indulging the capital')) // 0.9…
 * ```
 */
export function samePair(near: NearWords, a: Wording, b: Wording, least = 0): number {
  if (least > 0 && logistic(featuresOf(near, a, b, 1, 1), weights) < least) return 0;
  const likely = logistic(pairFeatures(near, a, b), weights);
  return likely < least ? 0 : likely;
}

export function logistic(features: readonly number[], of: readonly number[]): number {
  let sum = 0;
  features.forEach((x, i) => {
    sum += x * (of[i] ?? 0);
  });
  return 1 / (1 + Math.exp(-sum));
}
