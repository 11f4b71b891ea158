import { cosine, type Nearness } from '../text/nearness.js';
import { pairFeatureNames, pairFeatures, type Wording, wordingOf } from '../text/nearness-pair.js';

/** How near two texts are in meaning. */
export interface Paraphrase {
  /** Cosine of their vectors. */
  readonly pooled: number;
  /** How much of the longer and of the shorter finds a near word in the other, and 1 where only one denies. */
  readonly aligned: () => readonly [number, number, number];
}

export type Paraphrases = (a: string, b: string) => Paraphrase;

const placeOf = (name: (typeof pairFeatureNames)[number]): number => pairFeatureNames.indexOf(name);
const [whole, shorter, polarity] = [placeOf('aligned'), placeOf('shorter'), placeOf('polarity')];

/** Compares texts by the table of vectors. Each is looked up once. */
export function createParaphrases(nearness: Nearness): Paraphrases {
  const made = new Map<string, Wording>();
  const wording = (text: string): Wording => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
    const one = wordingOf(nearness, words);
    made.set(text, one);
    return one;
  };
  return (a, b) => {
    const [x, y] = [wording(a), wording(b)];
    let known: readonly [number, number, number] | null = null;
    return {
      pooled: cosine(x.pooled, y.pooled),
      aligned: () => {
        if (known !== null) return known;
        const features = pairFeatures(x, y);
        known = [features[whole] ?? 0, features[shorter] ?? 0, features[polarity] ?? 0];
        return known;
      },
    };
  };
}
