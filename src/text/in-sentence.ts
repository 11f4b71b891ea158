import { oneLine } from './one-line.js';
import { firstEndingAfter, type Passage, type Span } from './passage.js';

/** Words of a text with what stands around them, so that they can be read: joined, the three are one stretch. */
export interface InSentence {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Words that are shown without what stands around them. */
export const alone = (words: string): InSentence => ({ before: '', words, after: '' });

/** The whole stretch. */
export const stretchOf = ({ before, words, after }: InSentence): string => `${before}${words}${after}`;

/** Finds the sentence of a passage. */
export type ReadPassage = (passage: Passage) => InSentence;

/** Some four lines of a terminal: what a sentence has more is left out. */
export const longestShown = 280;

/**
 * A stretch of a text within its sentence, or within its sentences where it reaches over several. Of a long one as much is
 * told on either side as there is room for, from word to word, with "…" for what is left out. A quotation mark at either
 * end whose other half stands in another sentence is left out too.
 *
 * ```ts
 * inSentence('They met. Ardo would not sign it.', sentences, { start: 15, end: 29 })
 * // { before: 'Ardo ', words: 'would not sign', after: ' it.' }
 * ```
 */
export function inSentence(
  text: string,
  sentences: readonly Span[],
  words: Span,
  most = longestShown,
): InSentence {
  const first = sentences[firstEndingAfter(sentences, words.start)];
  const last = sentences[firstEndingAfter(sentences, Math.max(words.start, words.end - 1))];
  const { start: from, end: to } = withoutLoneMark(text, words, {
    start: Math.min(first?.start ?? words.start, words.start),
    end: last !== undefined && last.start < words.end ? Math.max(last.end, words.end) : words.end,
  });
  const room = Math.max(0, most - (words.end - words.start));
  const [ahead, behind] = [words.start - from, to - words.end];
  const start = wordStart(text, from, words.start - Math.max(room / 2, room - behind));
  const end = wordEnd(text, to, words.end + Math.max(room / 2, room - ahead));
  return {
    before: `${start > from ? '… ' : ''}${text.slice(Math.min(start, words.start), words.start)}`,
    words: text.slice(words.start, words.end),
    after: `${text.slice(words.end, Math.max(end, words.end))}${end < to ? ' …' : ''}`,
  };
}

/**
 * Finds words again in the one line that was made of their sentence; where they are not in it the whole line is what is
 * told.
 *
 * ```ts
 * wordsWithin('Ardo would not sign it.', 'would not\nsign') // { before: 'Ardo ', words: 'would not sign', after: ' it.' }
 * ```
 */
export function wordsWithin(line: string, words: string): InSentence {
  const own = oneLine(words).trim();
  const at = line.indexOf(own);
  if (at < 0) return alone(line);
  return { before: line.slice(0, at), words: own, after: line.slice(at + own.length) };
}

/** A stretch around words, without the quotation mark at its start or end if it is the only one in it. */
function withoutLoneMark(text: string, words: Span, { start, end }: Span): Span {
  const marks = text.slice(start, end).match(/["“”„«»]/g) ?? [];
  if (marks.length !== 1) return { start, end };
  const isMark = (at: number): boolean => text[at] === marks[0];
  return {
    start: start < words.start && isMark(start) ? start + 1 : start,
    end: end > words.end && isMark(end - 1) ? end - 1 : end,
  };
}

/** Where the first word begins that stands whole behind a place; `from` where all of it does. */
function wordStart(text: string, from: number, place: number): number {
  if (place <= from) return from;
  let at = Math.floor(place);
  while (at < text.length && !/\s/.test(text[at - 1] ?? '')) at += 1;
  return at;
}

/** Where the last word ends that stands whole before a place; `to` where all of it does. */
function wordEnd(text: string, to: number, place: number): number {
  if (place >= to) return to;
  let at = Math.ceil(place);
  while (at > 0 && !/\s/.test(text[at] ?? '')) at -= 1;
  return at;
}
