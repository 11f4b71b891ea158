import { isUpper } from '../../text/characters.js';
import type { Token } from '../../text/cut.js';
import type { KnownPhrase, Lexicon } from '../lexicon.js';
import { isTimeWord } from '../words/phrases.js';

/** How the name of a body is made up: tokens. */
export interface BodyName {
  /** Where its own words start, after the state before them: "U.S. Chamber of Commerce". */
  readonly own: number;
  /** Where its first part ends: "Chamber". */
  readonly head: number;
  /** The state before it, where one stands there. */
  readonly of: KnownPhrase | null;
}

/** Looks a catalogued phrase up at a token. */
type KnownAt = (at: number) => KnownPhrase | null;

/**
 * Where the name of a body that ends before `end` does end, small words taken along: "Chamber" → "Chamber of Commerce",
 * "Cattlemen" → "Cattlemen's Association". `end` itself where the words say nothing of a body.
 */
export function bodyEnd(tokens: readonly Token[], end: number, lexicon: Lexicon, known: KnownAt): number {
  let last = end;
  for (let parts = 0; parts < 3; parts += 1) {
    const owned = owner(tokens, last, lexicon);
    const next = owned > last ? owned : complement(tokens, last, lexicon, known);
    if (next === last) break;
    last = next;
  }
  return last;
}

/** The run names a body by its last word, a surname after a given name set aside: "Corn Board", not "Jane Church". */
export function isBody(tokens: readonly Token[], first: number, last: number, lexicon: Lexicon): boolean {
  if (!lexicon.bodyNames.has(tokens[last - 1]?.lower ?? '')) return false;
  for (let at = first; at < last; at += 1) if (lexicon.givenNames.has(tokens[at]?.lower ?? '')) return false;
  return true;
}

/** "Farmers' Union", "Children's Fund": a plural's genitive inside a body's name. */
function owner(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const [before, mark] = [tokens[at - 1], tokens[at]];
  if (before === undefined || mark === undefined || mark.sentence !== before.sentence) return at;
  const sign = mark.lower[0];
  if (sign !== "'" && sign !== '’') return at;
  const plural =
    mark.lower.length === 1
      ? before.lower.endsWith('s')
      : /^.s$/.test(mark.lower) && /(?:men|people|children)$/.test(before.lower);
  if (!plural) return at;
  let next = at + 1;
  while (
    next - at < 5 &&
    tokens[next]?.sentence === before.sentence &&
    isUpper(tokens[next]?.text[0]) &&
    !isTimeWord(tokens[next]?.lower ?? '')
  )
    next += 1;
  return lexicon.bodyNames.has(tokens[next - 1]?.lower ?? '') && next > at + 1 ? next : at;
}

/** "of Commerce", "for Automotive Research", "of the Northern Ports": what goes on after a body's word. */
function complement(tokens: readonly Token[], at: number, lexicon: Lexicon, known: KnownAt): number {
  const [head, small] = [tokens[at - 1], tokens[at]];
  if (head === undefined || small?.sentence !== head.sentence) return at;
  if (!lexicon.bodyNames.has(head.lower) || !/^(?:of|for|on|against)$/.test(small.text)) return at;
  if (small.text === 'on' && !lexicon.naming['on-task'].has(head.lower)) return at;
  let next = at + 1;
  if (tokens[next]?.text === 'the') next += 1;
  const end = words(tokens, next, lexicon, known, head.lower === 'office');
  return end === next ? at : end;
}

/** Capitals in a row, catalogued names among them, up to an office that somebody's name follows. */
function words(
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
  known: KnownAt,
  anyOffice: boolean,
): number {
  const sentence = tokens[from - 1]?.sentence;
  const isWord = (token: Token | undefined): boolean =>
    token?.sentence === sentence &&
    token !== undefined &&
    isUpper(token.text[0]) &&
    !isTimeWord(token.lower) &&
    !lexicon.honorifics.has(token.lower);
  let at = from;
  while (at - from < 8) {
    const phrase = known(at);
    if (phrase !== null && tokens[at]?.sentence === sentence) {
      at += phrase.words.length;
      continue;
    }
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined) break;
    if (isWord(token)) {
      if (!anyOffice && lexicon.offices.has(token.lower) && isWord(next)) break;
      at += 1;
      continue;
    }
    if (at > from && token.text === 'of' && isWord(next)) {
      at += 1;
      continue;
    }
    if (at > from && token.lower === 'and' && isWord(next) && isAbstract(tokens, at + 1, isWord)) {
      at += 1;
      continue;
    }
    break;
  }
  return at;
}

/** "Trade and Industry", "Economic Co-operation and Development": the second half is a field, not a second body. */
function isAbstract(
  tokens: readonly Token[],
  from: number,
  isWord: (token: Token | undefined) => boolean,
): boolean {
  const first = tokens[from];
  return (
    first !== undefined &&
    (/(?:tion|sion|ment|stry|ics|ity|ture|ogy|cracy|ism|ship|nance|affairs|rights|trade|energy|labou?r|health|sports)$/.test(
      first.lower,
    ) ||
      (/(?:onal|ical|ural|ial|ic)$/.test(first.lower) && isWord(tokens[from + 1])))
  );
}

/** A body that speaks for the state before its name: "the Canadian Parliament", not "the American Dairy Institute". */
export const isOfState = (head: string, { naming }: Lexicon): boolean => naming['of-state'].has(head);
