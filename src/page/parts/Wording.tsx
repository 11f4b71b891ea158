import type { JSX } from 'preact';
import type { Statement } from '../../joining/record.js';
import { saidWords } from '../../joining/said-words.js';

/** What a statement says, in the report's words: the quoted stretches between marks, or the reporter's paraphrase. */
export function Wording({ statement }: { readonly statement: Statement }): JSX.Element {
  return (
    <span class="words" dir="auto">
      {saidWords(statement)}
    </span>
  );
}
