import { NearWords } from '../text/near-words.js';
import { cosine, type Nearness } from '../text/nearness.js';
import { type Wording, wordingOf } from '../text/nearness-pair.js';

/** How near two texts are in meaning. */
export interface Paraphrase {
  /** Cosine of their vectors. */
  readonly pooled: number;
  /** 1 where only one of them denies. */
  readonly polarity: 0 | 1;
  /** How much of the longer and of the shorter finds a near word in the other. */
  readonly aligned: () => readonly [number, number];
}

export type Paraphrases = (a: string, b: string) => Paraphrase;

/** Compares texts by the table of vectors. Each is looked up once. */
export function createParaphrases(nearness: Nearness): Paraphrases {
  const near = new NearWords(nearness);
  const made = new Map<string, Wording>();
  const wording = (text: string): Wording => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
    const one = wordingOf(near, words);
    made.set(text, one);
    return one;
  };
  return (a, b) => {
    const [x, y] = [wording(a), wording(b)];
    let known: readonly [number, number] | null = null;
    return {
      pooled: cosine(x.pooled, y.pooled),
      polarity: x.negated === y.negated ? 0 : 1,
      aligned: () => {
        if (known !== null) return known;
        const [forth, back] = near.alignment(x.words, y.words);
        known = [Math.min(forth, back), Math.max(forth, back)];
        return known;
      },
    };
  };
}
