import type { JSX } from 'preact';
import type { Span } from '../../text/passage.js';
import { fold } from '../search/fold.js';

interface FoundProps {
  readonly text: string;
  /** Folded, as `wordsOf` gives them. */
  readonly words: readonly string[];
}

/** A text with the words that were looked for marked. */
export function Found({ text, words }: FoundProps): JSX.Element {
  const spans = foundIn(text, words);
  const parts: (string | JSX.Element)[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** Where the words stand, in the order of the text, none over another. */
export function foundIn(text: string, words: readonly string[]): readonly Span[] {
  const folded = fold(text);
  // Where folding changes the length (accents written apart), places in the one are none in the other.
  if (words.length === 0 || folded.length !== text.length) return [];
  const all: Span[] = [];
  for (const word of words)
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + word.length))
      all.push({ start, end: start + word.length });
  let last = 0;
  return all
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < last) return false;
      last = end;
      return true;
    });
}
