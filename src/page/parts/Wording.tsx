import type { JSX } from 'preact';
import type { Statement } from '../../joining/record.js';
import { saidToRead } from '../../joining/utterances/said-words.js';
import { Sentence } from './Sentence.js';

/** What a statement says, in the report's words: the quoted stretches between marks, or the reporter's paraphrase. */
export function Wording({ statement }: { readonly statement: Statement }): JSX.Element {
  return <Sentence {...saidToRead(statement)} />;
}
