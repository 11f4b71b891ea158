import type { JSX } from 'preact';
import { wordsWithin } from '../../text/in-sentence.js';
import { oneLine } from '../../text/one-line.js';
import type { Passage } from '../../text/passage.js';
import { Sentence } from './Sentence.js';

interface ToldProps {
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Of a text that is a sentence the words that count: what stands around them is set back. */
  readonly own?: Passage | undefined;
  /** How the record's own words are written out, dates above all; the sources' words stay as they are. */
  readonly show?: (text: string) => string;
}

/** Text of the record: in the sources' type where it is the sources' words, in the record's where it is not. */
export function Told({ text, passages, own, show }: ToldProps): JSX.Element {
  const quoted = isQuoted(text, passages);
  if (quoted && own !== undefined) return <Sentence {...wordsWithin(text, own.text)} />;
  return (
    <span class={quoted ? 'words' : ''} dir="auto">
      {quoted || show === undefined ? text : show(text)}
    </span>
  );
}

/**
 * Whether a text of the record is taken from its passages as it stands, or is the sentence in which one of them stands. One
 * or two words are the record's as well.
 */
export function isQuoted(text: string, passages: readonly Passage[]): boolean {
  const words = text.trim();
  const isLong = (one: string): boolean => one.split(/\s+/).length > 2;
  return (
    isLong(words) &&
    passages.some((passage) => {
      const own = oneLine(passage.text).trim();
      return own.includes(words) || (isLong(own) && words.includes(own));
    })
  );
}
