import type { JSX } from 'preact';
import type { Span } from '../../../text/passage.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';
import { MarginNotes } from './MarginNotes.js';
import { type Paragraph, type Run, runsOf, type TextMark } from './marks.js';

interface MarkedParagraphProps {
  readonly report: string;
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly marks: readonly TextMark[];
  /** The passage that the address names. */
  readonly at: Span | null;
}

export function MarkedParagraph(props: MarkedParagraphProps): JSX.Element {
  const { paragraph, marks, text, at, report } = props;
  const cuts = at === null ? marks : [...marks, { kind: 'account' as const, item: '', ...at, quotes: [] }];
  const runs = runsOf(paragraph, cuts);
  const words = (
    <p class="words" dir="auto">
      {runs.map((run) => (
        <TextRun key={run.start} run={run} report={report} at={at} words={text.slice(run.start, run.end)} />
      ))}
    </p>
  );
  if (paragraph.furniture)
    return (
      <details class="furniture">
        <summary>{t.report.furniture}</summary>
        {words}
      </details>
    );
  const beginning = marks.filter((mark) => mark.start >= paragraph.start);
  return (
    <div class="paragraph">
      {words}
      <MarginNotes marks={beginning} report={report} text={text} open={at} />
    </div>
  );
}

interface TextRunProps {
  readonly run: Run;
  readonly report: string;
  readonly at: Span | null;
  readonly words: string;
}

function TextRun({ run, report, at, words }: TextRunProps): JSX.Element {
  const marks = run.marks.filter((mark) => mark.item !== '');
  const here = at !== null && run.start < at.end && run.end > at.start ? ' at' : '';
  const first = marks[0];
  if (!first)
    return (
      <span class={here.trim() || undefined} data-at={run.start}>
        {words}
      </span>
    );
  const kinds = [...new Set(marks.map((mark) => `is-${mark.kind}`))].join(' ');
  return (
    <a
      class={`run ${kinds}${run.quoted ? ' quoted' : ''}${here}`}
      href={href('report', [report], { at: `${first.start}-${first.end}` })}
      data-at={run.start}
      // One stop for the keyboard where a passage begins; the rest of it is the same place.
      tabIndex={run.start === first.start ? undefined : -1}
    >
      {words}
    </a>
  );
}
