import type { JSX } from 'preact';
import type { Passage } from '../../text/passage.js';

interface ToldProps {
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** Text of the record: in the sources' type where it is the sources' words, in the record's where it is not. */
export function Told({ text, passages }: ToldProps): JSX.Element {
  return (
    <span class={isQuoted(text, passages) ? 'words' : ''} dir="auto">
      {text}
    </span>
  );
}

/** Whether a text of the record is taken from its passages as it stands. One or two words are the record's as well. */
export function isQuoted(text: string, passages: readonly Passage[]): boolean {
  const words = text.trim();
  return words.split(/\s+/).length > 2 && passages.some((passage) => passage.text.includes(words));
}
