import type { Token } from '../text/cut.js';

const english: ReadonlySet<string> = new Set(
  'the of to and in a that is for on was with he it by as at from his has be had are not but an have they their which this who will were said we its would or been'.split(
    ' ',
  ),
);

/** `en` where the words that English cannot do without make up their usual share, else `und` (undetermined). */
export function languageOf(tokens: readonly Token[]): string {
  let words = 0;
  let found = 0;
  for (const { lower, pos } of tokens.slice(0, 2000)) {
    if (pos === 'PUNCT' || pos === 'SYM' || pos === 'NUM') continue;
    words += 1;
    if (english.has(lower)) found += 1;
  }
  return words < 8 || found > words * 0.12 ? 'en' : 'und';
}
