import { cosine, type Nearness } from '../text/nearness.js';
import { samePair, type Wording, wordingOf } from '../text/nearness-pair.js';

/** How likely two texts of one speaker are one saying in other words; 0 where that is not likely. */
export type Paraphrases = (a: string, b: string) => number;

/** What the trained model (`training/pairs.ts`) holds for less likely is not looked at word by word. */
const likely = 0.5;
/** Passages whose vectors point further apart are not looked at word by word. */
const near = 0.5;
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
  return (a, b) => {
    const [x, y] = [wording(a), wording(b)];
    return cosine(x.pooled, y.pooled) >= near ? samePair(x, y, likely) : 0;
  };
}
