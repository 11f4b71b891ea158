import { isLower, isUpper } from './characters.js';
import type { Span } from './passage.js';

/** What the splitter has to know about words, made from the catalogue once. */
export interface SentenceWords {
  /** Abbreviations with the period off: whether a sentence can end there. */
  readonly abbreviations: ReadonlyMap<string, 'never' | 'maybe'>;
  /** Forms of verbs of speech ("said", "asked"): `“Why?” Marin asked` goes on. */
  readonly speech: ReadonlySet<string>;
}

/** Words that start a sentence much oftener than they follow an abbreviation inside one. */
const starters: ReadonlySet<string> = new Set(
  'the a an he she it they we i you his her its their our my this that these those there here in on at but and or so yet when while if as for after before since until although though however meanwhile still then now once both some many most all no not what who why how where with by from to under during one two three mr mrs ms asked earlier later last'.split(
    ' ',
  ),
);

const closers = /^["”’'»)\]›]+$/;
const openers = /^["“‘'«([„‹]+$/;

/** Longest sentence, in tokens: whatever a text holds, later steps look at stretches of bounded length. */
export const longestSentence = 400;

/**
 * Groups the tokens of one paragraph into sentences: pairs of first and last (exclusive) token. Our own, for libraries
 * merge or split "Gen. Tod D. Wolters", "U.S. officials", "9 a.m. local" and `?” he asked`.
 */
export function sentenceRuns(
  text: string,
  tokens: readonly Span[],
  first: number,
  last: number,
  words: SentenceWords,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let start = first;
  let at = first;
  while (at < last) {
    let end = boundaryAfter(text, tokens, start, at, last, words);
    if (end === 0 && at + 1 - start >= longestSentence) end = at + 1;
    if (end > 0) {
      runs.push([start, end]);
      start = end;
      at = end;
    } else at += 1;
  }
  if (start < last) runs.push([start, last]);
  return runs;
}

/** Where the next sentence starts, if one ends with the sign at `at` and what closes after it; else 0. */
function boundaryAfter(
  text: string,
  tokens: readonly Span[],
  start: number,
  at: number,
  last: number,
  words: SentenceWords,
): number {
  // Hardly a token in twenty ends as a sentence may: the rest are left at once.
  const final = text.charCodeAt((tokens[at]?.end ?? 0) - 1);
  if (final !== 0x2e && final !== 0x3f && final !== 0x21 && final !== 0x2026) return 0;
  const word = wordAt(text, tokens, at);
  const isSign = /^(?:[?!…]|\.+|!!+|\?\?+)$/.test(word);
  if (!isSign && !word.endsWith('.')) return 0;
  let next = at + 1;
  // Marks that close here: glued to the sign, or a mark after which white space stands.
  let closed = false;
  while (next < last && tokens[next]?.start === tokens[next - 1]?.end) {
    const sign = wordAt(text, tokens, next);
    if (closers.test(sign) || closesHere(text, tokens, next, sign)) closed = true;
    else if (!/^[?!.…]+$/.test(sign)) break;
    next += 1;
  }
  if (next >= last) return last;
  if (tokens[next]?.start === tokens[next - 1]?.end) {
    // "said.The": glued, yet a sentence's end where a capital follows a word in lower case.
    if (
      !(
        word === '.' &&
        isUpper(text[tokens[next]?.start ?? 0]) &&
        isLower(text[(tokens[at]?.start ?? 1) - 1])
      )
    )
      return 0;
  }
  let opening = next;
  while (opening < last && openers.test(wordAt(text, tokens, opening))) opening += 1;
  const following = wordAt(text, tokens, opening);
  const lower = following.toLowerCase();
  if (isLower(following[0]) && opening === next) return 0;
  if (!isSign) {
    const kind = isInitials(word)
      ? initialsKind(text, tokens, at)
      : words.abbreviations.get(word.slice(0, -1).toLowerCase());
    if (kind === undefined || kind === 'never') return 0;
    if (/^\p{N}/u.test(following)) return 0;
    if (opening === next && !closed && !starters.has(lower)) return 0;
  }
  if (word === '…' || /^\.\.+$/.test(word))
    return isUpper(following[0]) && closed ? next : isUpper(following[0]) && starters.has(lower) ? next : 0;
  if (closed && word !== '.' && continues(text, tokens, opening, last, words)) return 0;
  return next > start ? next : 0;
}

/** “ and « close where they stand at the end of a word: „Wir gehen.“ */
const closesHere = (text: string, tokens: readonly Span[], at: number, sign: string): boolean =>
  (sign === '“' || sign === '«') && !isGlued(text, tokens[at]?.end ?? 0);

const isGlued = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');

const wordAt = (text: string, tokens: readonly Span[], at: number): string => {
  const token = tokens[at];
  return token === undefined ? '' : text.slice(token.start, Math.min(token.end, token.start + 24));
};

const isInitials = (word: string): boolean => /^(?:\p{L}\.)+$/u.test(word);

/** "U.S." may end a sentence; the initial in "Tod D. Wolters" never does, "Plan B." does. */
function initialsKind(text: string, tokens: readonly Span[], at: number): 'never' | 'maybe' {
  const word = wordAt(text, tokens, at);
  if (word.length > 2) return 'maybe';
  const before = tokens[at - 1];
  const follows = tokens[at + 1];
  const named = before === undefined || isUpper(text[before.start]);
  return named && follows !== undefined && isUpper(text[follows.start]) ? 'never' : 'maybe';
}

/** After `?”` a name and a verb of speech go on with the sentence: `“Why?” Ana Marin asked`. */
function continues(
  text: string,
  tokens: readonly Span[],
  from: number,
  last: number,
  words: SentenceWords,
): boolean {
  for (let at = from; at < Math.min(last, from + 6); at += 1) {
    const word = wordAt(text, tokens, at);
    if (words.speech.has(word.toLowerCase())) return true;
    if (word === ',' && at > from) return describedSpeaks(text, tokens, at, last, words);
    if (/^[.,;:!?]/.test(word)) return false;
  }
  return false;
}

/** `“Why?” the envoy, Ana Marin, said in a speech.`: a description between commas, then a verb of speech that nothing follows as its content. */
function describedSpeaks(
  text: string,
  tokens: readonly Span[],
  comma: number,
  last: number,
  words: SentenceWords,
): boolean {
  const end = Math.min(last, comma + 16);
  let close = comma + 1;
  while (close < end && !/^[.,;:!?“"]/.test(wordAt(text, tokens, close))) close += 1;
  if (wordAt(text, tokens, close) !== ',') return false;
  if (!words.speech.has(wordAt(text, tokens, close + 1).toLowerCase())) return false;
  const next = wordAt(text, tokens, close + 2);
  if (/^[.,]/.test(next)) return true;
  return false;
}
