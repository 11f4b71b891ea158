import type { JSX } from 'preact';
import type { InSentence } from '../../text/in-sentence.js';

/** Words of a report, with what stands around them set back. */
export function Sentence({ before, words, after }: InSentence): JSX.Element {
  return (
    <span class="words" dir="auto">
      {before === '' ? null : <span class="around">{before}</span>}
      {words}
      {after === '' ? null : <span class="around">{after}</span>}
    </span>
  );
}
