import { type Passage, passageAt } from '../text/passage.js';

/** Two forms of a word have so many first letters in common. */
const common = 5;

/**
 * Where in a report's text a hit of the full-text search stands: the first word of the excerpt that one of the words
 * asked for begins, else the whole excerpt; null where the excerpt does not stand in the text as it is.
 *
 * ```ts
 * placeOfHit('r1', 'A vote. The treaty was ratified.', '…The treaty was ratified.', 'ratification').text // 'ratified'
 * ```
 */
export function placeOfHit(report: string, text: string, excerpt: string, words: string): Passage | null {
  const around = excerpt.replace(/^…|…$/g, '');
  const from = text.indexOf(around);
  if (from < 0 || around === '') return null;
  const wanted = wordsOf(words).map((word) => word.text.toLowerCase().slice(0, common));
  for (const word of wordsOf(around)) {
    const letters = word.text.toLowerCase();
    if (!wanted.some((beginning) => letters.startsWith(beginning))) continue;
    const start = from + word.start;
    return passageAt(report, text, { start, end: start + word.text.length });
  }
  return passageAt(report, text, { start: from, end: from + around.length });
}

const wordsOf = (text: string): readonly { readonly text: string; readonly start: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({ text: found[0], start: found.index }));
