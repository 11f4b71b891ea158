import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Passage } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import { dateAndTime } from '../record/dates.js';
import { voicesFirst } from '../record/passages.js';
import { reportName } from '../record/report-name.js';
import { t } from '../strings/strings.js';

/** A number that leads to a note at the end of the printed page. Numbers are counted by the style sheet. */
export function NoteMark({ passages }: { readonly passages: readonly Passage[] }): JSX.Element | null {
  if (passages.length === 0) return null;
  return <sup class="note-mark" data-note={JSON.stringify(passages.slice(0, perNote))} />;
}

const perNote = 3;

/** The passages behind all lines of the printed page, numbered in the order of the lines. */
export function Notes(): JSX.Element | null {
  const { desk, printing } = useSurroundings();
  const [notes, setNotes] = useState<readonly (readonly Passage[])[]>([]);
  useLayoutEffect(() => {
    setNotes(printing ? [...document.querySelectorAll('[data-note]')].map(passagesAt) : []);
  }, [printing]);
  if (!printing || notes.length === 0) return null;
  return (
    <section class="notes">
      <h2>{t.print.notes}</h2>
      <ol>
        {notes.map((passages, index) => (
          <li key={index}>
            {voicesFirst(desk, passages).map((passage) => (
              <span key={`${passage.report}${passage.start}`}>
                <q class="words">{passage.text}</q> {reportName(desk, passage.report)},{' '}
                {dateAndTime(desk.reports.get(passage.report)?.published)}.{' '}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

const passagesAt = (mark: Element): readonly Passage[] =>
  JSON.parse(mark.getAttribute('data-note') ?? '[]') as readonly Passage[];
