import { cosine, type Nearness } from '../text/nearness.js';
import { samePair, type Wording, wordingOf } from '../text/nearness-pair.js';

/** Something said: the whole first, then its quotations, and what the words of each weigh. */
export interface Paraphrased {
  readonly texts: readonly string[];
  readonly wordings: readonly { readonly weight: number }[];
}

/** How likely two things said by one speaker are one saying in other words; 0 where that is not likely. */
export type Paraphrases = (a: Paraphrased, b: Paraphrased) => number;

/** From here on the trained model (`training/pairs.ts`) is right nearly always; below, words alone decide. */
const likely = 0.75;
/** Passages whose vectors point further apart are not looked at word by word. */
const near = 0.5;
/** What is lighter as a whole ("He said no") is alike by chance. */
const light = 6;

/** Compares wordings by the table of vectors. Each text is looked up once. */
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
  const heavy = ({ wordings }: Paraphrased): boolean => (wordings[0]?.weight ?? 0) >= light;
  return (a, b) => {
    if (!heavy(a) || !heavy(b)) return 0;
    let best = 0;
    for (const p of a.texts)
      for (const q of b.texts) {
        const [x, y] = [wording(p), wording(q)];
        if (cosine(x.pooled, y.pooled) >= near) best = Math.max(best, samePair(x, y, likely));
      }
    return best;
  };
}
