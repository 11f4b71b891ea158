import { isWordly, kindOf } from '../../text/characters.js';
import type { CutText, Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Span } from '../../text/passage.js';
import { isNamed } from '../attributions/named.js';
import type { Lexicon } from '../lexicon.js';
import { isGenitive } from '../words/genitive.js';
import { isWorkTitle } from '../words/work-titles.js';
import type { Speaker } from './speaker.js';

/** What a quotation says, marks and capitals off. */
const wordsOf = (cut: CutText, quotation: Quotation): string =>
  foldedWords(cut.text.slice(quotation.inner.start, quotation.inner.end));

/** Words without marks and capitals. */
export const foldedWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim();

/** Words of a quotation, at most, that tell it again when they are quoted once more. */
const longest = 6;

/** Whether a stretch is of so many words at most; no more of it is looked at than tells. */
export function isShort(text: string, { start, end }: Span, most: number): boolean {
  let words = 0;
  let counted = false;
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) === space) counted = false;
    else if (!counted && isWordly(kindOf(text, at))) {
      counted = true;
      words += 1;
      if (words > most) return false;
    }
  }
  return true;
}

const space = 32;

/** Keeps what a short quotation says, to know it when it is quoted again. */
export function keepTold(told: Set<string>, cut: CutText, quotation: Quotation): void {
  if (isShort(cut.text, quotation.inner, longest)) told.add(wordsOf(cut, quotation));
}

/**
 * Without a cue few quoted words are somebody's: titles ("Made in Orria 2025"), words quoted before, headings, and one
 * or two words that nobody near could have said.
 */
export function isScare(
  cut: CutText,
  quotation: Quotation,
  paragraph: number,
  speaker: Speaker,
  told: ReadonlySet<string>,
  lexicon: Lexicon,
): boolean {
  if (cut.paragraphs[paragraph]?.kind === 'heading') return true;
  const words = wordsOf(cut, quotation);
  const count = words.split(/\s+/).length;
  // Numbers and addresses out of a page's code.
  if (!/\p{L}/u.test(words) || /^[@#]\S*$/.test(cut.text.slice(quotation.inner.start, quotation.inner.end)))
    return true;
  if (count > longest) return false;
  if (told.has(words)) return true;
  const { first, last } = tokensOf(cut, quotation.inner);
  const isTitle = count > 1 && isWorkTitle(cut.tokens, first, last, lexicon);
  return isTitle || (speaker.actor === null && count < 4);
}

/** "the so-called “gap”", "what's being called “the gap”", "a panel called “Nine”": nobody in particular says it. */
export function isTerm({ tokens }: CutText, { start }: Quotation, lexicon: Lexicon): boolean {
  const { speech } = lexicon;
  const mark = partition(tokens, (token) => token.start < start);
  const [before, earlier] = [tokens[mark - 1], tokens[mark - 2]];
  if (before === undefined || earlier === undefined) return false;
  return (
    speech.term.has(before.lower) ||
    (earlier.lower === 'being' && speech.naming.has(before.lower)) ||
    (before.lower === 'of' && speech.cried.has(earlier.lower)) ||
    isNamed(tokens, mark - 1, lexicon)
  );
}

/** "a sign reading “Out”", "caps with the words “We stay”": what stands on a thing, whoever tells of it. */
export function isInscribed({ tokens }: CutText, { start }: Quotation, { speech }: Lexicon): boolean {
  const mark = partition(tokens, (token) => token.start < start);
  const sentence = tokens[mark]?.sentence;
  let tells = false;
  for (let at = mark - 1; at >= 0 && mark - at < 8; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return false;
    if (token.pos === 'NOUN' && speech.bearing.has(token.lower)) return tells;
    if (speech.inscribed.has(token.lower)) tells = true;
    else if (!between.has(token.pos) && !(at === mark - 1 && /^[,:]$/.test(token.text))) return false;
  }
  return false;
}

/**
 * "said on “Face the Region”", "the wire's “Talk of the Day”", "a panel titled “Free Harbours”": a programme or another work by its title, behind
 * "on" or whose it is; the words are nobody's.
 */
export function isProgramme(cut: CutText, quotation: Quotation, lexicon: Lexicon): boolean {
  const { tokens } = cut;
  const { first, last } = tokensOf(cut, quotation.inner);
  const mark = partition(tokens, (token) => token.start < quotation.start);
  const before = tokens[mark - 1];
  if (before === undefined || before.sentence !== tokens[mark]?.sentence) return false;
  if (lexicon.speech.titling.has(before.lower)) return true;
  let words = 0;
  for (let at = first; at < last && words <= longestTitle; at += 1)
    if (tokens[at]?.pos !== 'PUNCT') words += 1;
  if (words < 2 || words > longestTitle || !isWorkTitle(tokens, first, last, lexicon)) return false;
  // "her book “The Fall”", "author of “The Fall”".
  const writes = before.lower === 'of' && lexicon.speech.author.has(tokens[mark - 2]?.lower ?? '');
  if (lexicon.speech.work.has(before.lower) || writes) return true;
  return words <= longest && (before.lower === 'on' || isGenitive(before));
}

/** Words of a work's title at most, behind what tells that it is one. */
const longestTitle = 14;

/** What stands between a thing and the words on it: "signs on which was painted". */
const between: ReadonlySet<string> = new Set(['ADP', 'DET', 'SCONJ', 'PRON', 'ADV', 'AUX', 'ADJ']);

/** The tokens of a stretch. */
const tokensOf = (
  { tokens }: CutText,
  { start, end }: Span,
): { readonly first: number; readonly last: number } => ({
  first: partition(tokens, (token) => token.start < start),
  last: partition(tokens, (token) => token.start < end),
});
