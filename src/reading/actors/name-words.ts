import { isUpper } from '../../text/characters.js';
import type { Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import type { FoundName } from '../names/names.js';

/**
 * Lower-case words of a name, by which it is compared: "Olof Brandt Jr." is called Brandt, "Omar al-Sham" Sham.
 */
export function wordsOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  { naming }: Lexicon,
): readonly string[] {
  const words: string[] = [];
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== 'PUNCT') words.push(withoutArticle(token.lower, naming.article));
  }
  if (words.length > 2 && naming.generation.has((words.at(-1) ?? '').replace(/\.$/, ''))) words.pop();
  return words;
}

/** "al-sham" → "sham". */
export function withoutArticle(word: string, articles: ReadonlySet<string>): string {
  const hyphen = word.indexOf('-');
  return (hyphen === 2 || hyphen === 3) && articles.has(word.slice(0, hyphen))
    ? word.slice(hyphen + 1)
    : word;
}

/** "National Corn Growers Association" → "ncga": how its name is cut short. */
export function initialsOf(tokens: readonly Token[], name: FoundName): string {
  let initials = '';
  for (let at = name.body?.own ?? name.first; at < name.last; at += 1) {
    const first = tokens[at]?.text[0];
    if (first !== undefined && isUpper(first)) initials += first.toLowerCase();
  }
  return initials;
}

/** Same surname: the given names agree when one list holds the other, initials counting for what they begin. */
export function agree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const word of short) {
    while (at < long.length && !alike(word, long[at] ?? '')) at += 1;
    if (at >= long.length) return false;
    at += 1;
  }
  return true;
}

/** "Ana Marin", after "A. Marin". */
export const spellsOut = (short: readonly string[], full: readonly string[]): boolean =>
  short.length === full.length && isInitial(short[0] ?? '') && !isInitial(full[0] ?? '');

const isInitial = (word: string): boolean => /^\p{L}\.?$/u.test(word);

const alike = (a: string, b: string): boolean =>
  a === b || (isInitial(a) && b.startsWith(a[0] ?? '')) || (isInitial(b) && a.startsWith(b[0] ?? ''));

/** "Dae-hyun": a given name of two syllables, the second written small. */
export const isGivenPair = (text: string): boolean => /^\p{Lu}\p{Ll}{1,6}-\p{Ll}{1,7}$/u.test(text);
