import type { Term } from '../../reading/sketch.js';
import { sentenceOf, termsOf, type Unit } from './units.js';

/** A word of a sentence where it stands in the report; a word with a figure in it has a term below 0. */
export interface PlacedWord {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** Words of a unit's sentence with their places, in order. */
export function placedWords(unit: Unit): readonly PlacedWord[] {
  const terms = termsOf(unit);
  return [...sentenceOf(unit).matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }, i) => {
    const term = terms[i];
    const start = unit.answer.start + index;
    const end = start + word.length;
    return term === undefined || /\p{N}/u.test(word)
      ? [{ term: -1 - i, start, end }]
      : [{ term, start, end }];
  });
}
