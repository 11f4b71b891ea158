import { isUpper } from '../../text/characters.js';
import type { Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';

/** Whether tokens read as the title of a work or programme: a capital on every word but small ones, and not on all letters. */
export function isWorkTitle(
  tokens: readonly Token[],
  first: number,
  last: number,
  { speech }: Lexicon,
): boolean {
  let mixed = false;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT') continue;
    if (token.text !== token.text.toUpperCase()) mixed = true;
    const isWord = /^\p{L}/u.test(token.text);
    if (isWord && !isUpper(token.text[0]) && !speech['title-word'].has(token.lower)) return false;
  }
  return mixed;
}
