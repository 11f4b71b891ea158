import type { JSX } from 'preact';
import type { Statement } from '../../joining/record.js';

/** What a statement says, in the report's words: the quoted stretches between marks, or the reporter's paraphrase. */
export function Wording({ statement }: { readonly statement: Statement }): JSX.Element {
  return (
    <span class="words" dir="auto">
      {wordingOf(statement)}
    </span>
  );
}

export function wordingOf(statement: Statement): string {
  if (statement.mode === 'direct' && statement.quotes.length > 0)
    return `“${statement.quotes.map((quote) => quote.text).join(' … ')}”`;
  return statement.content.text;
}
