import { isUpper } from '../../text/characters.js';
import type { Token } from '../../text/cut.js';
import type { FoundName } from '../names.js';

/** Lower-case words of a name: "Olof Brandt Jr." is called Brandt, so that `generation` words at its end are left out. */
export function wordsOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  generation: ReadonlySet<string>,
): readonly string[] {
  const words: string[] = [];
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== 'PUNCT') words.push(token.lower);
  }
  if (words.length > 2 && generation.has((words.at(-1) ?? '').replace(/\.$/, ''))) words.pop();
  return words;
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

const alike = (a: string, b: string): boolean =>
  a === b ||
  (/^\p{L}\.?$/u.test(a) && b.startsWith(a[0] ?? '')) ||
  (/^\p{L}\.?$/u.test(b) && a.startsWith(b[0] ?? ''));

/** "Dae-hyun": a given name of two syllables, the second written small. */
export const isGivenPair = (text: string): boolean => /^\p{Lu}\p{Ll}{1,6}-\p{Ll}{1,7}$/u.test(text);
