import type { JSX } from 'preact';
import { t } from '../strings/strings.js';
import { wordChanges } from './word-changes.js';

/** The second wording, with what it added and left out against the first. */
export function WordChanges({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): JSX.Element {
  return (
    <span class="words" dir="auto">
      {wordChanges(before, after).map((run, index) =>
        run.kind === 'same' ? (
          run.text
        ) : run.kind === 'added' ? (
          <ins key={index} title={t.said.added}>
            {run.text}
          </ins>
        ) : (
          <del key={index} title={t.said.dropped}>
            {run.text}
          </del>
        ),
      )}
    </span>
  );
}
