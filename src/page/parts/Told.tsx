import type { JSX } from 'preact';
import type { Passage } from '../../text/passage.js';

interface ToldProps {
  readonly text: string;
  readonly passages: readonly Passage[];
  /** How the record's own words are written out, dates above all; the sources' words stay as they are. */
  readonly show?: (text: string) => string;
}

/** Text of the record: in the sources' type where it is the sources' words, in the record's where it is not. */
export function Told({ text, passages, show }: ToldProps): JSX.Element {
  const quoted = isQuoted(text, passages);
  return (
    <span class={quoted ? 'words' : ''} dir="auto">
      {quoted || show === undefined ? text : show(text)}
    </span>
  );
}

/** Whether a text of the record is taken from its passages as it stands. One or two words are the record's as well. */
export function isQuoted(text: string, passages: readonly Passage[]): boolean {
  const words = text.trim();
  return words.split(/\s+/).length > 2 && passages.some((passage) => passage.text.includes(words));
}
