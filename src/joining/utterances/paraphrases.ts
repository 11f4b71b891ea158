import { NearWords } from '../../text/near-words.js';
import { cosine, type Nearness } from '../../text/nearness.js';
import { type Wording, wordingOf } from '../../text/nearness-pair.js';

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

/** So many texts are kept ready at least: sayings are compared in the order of time, each with some hundred others. */
const kept = 4096;

/** Compares texts by the table of vectors. Words are looked up once, texts once while they are asked for. */
export function createParaphrases(nearness: Nearness): Paraphrases {
  const near = new NearWords(nearness);
  // Those asked for lately, and those before them: when there are enough, the older ones are let go.
  let [late, before]: [Map<string, Wording>, Map<string, Wording>] = [new Map(), new Map()];
  const wording = (text: string): Wording => {
    const known = late.get(text);
    if (known !== undefined) return known;
    const one = before.get(text) ?? wordingOf(near, wordsOf(text));
    if (late.size === kept) [late, before] = [new Map(), late];
    late.set(text, one);
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

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
