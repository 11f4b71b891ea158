import { contestedOf } from '../../../joining/told/contested.js';
import type { Passage, Span } from '../../../text/passage.js';
import type { Desk, Shown } from '../../record/desk.js';

export type MarkKind = 'statement' | 'move' | 'observation' | 'step' | 'account';

/** A passage of one report that an item of the record rests on. */
export interface TextMark extends Span {
  readonly kind: MarkKind;
  readonly item: string;
  /** The words within it that stand between quotation marks. */
  readonly quotes: readonly Span[];
}

/** A stretch of text over which the same marks hold. */
export interface Run extends Span {
  /** The shortest mark first: it says most about the words. */
  readonly marks: readonly TextMark[];
  readonly quoted: boolean;
}

/** Every passage of the record that stands in this report, in the order of the text. */
export function marksOf(desk: Desk, report: string, shown: Shown): readonly TextMark[] {
  const items = desk.inReport.get(report);
  const mark = (kind: MarkKind, item: string, span: Span, quotes: readonly Span[] = []): TextMark => ({
    kind,
    item,
    start: span.start,
    end: span.end,
    quotes,
  });
  const here = (passage: Passage): boolean => passage.report === report;
  const marks = [
    ...(items?.statements ?? [])
      .filter((one) => shown('statements', one))
      .map((one) => mark('statement', one.id, one.passage, one.quotes)),
    ...(items?.moves ?? [])
      .filter((one) => shown('moves', one))
      .map((one) => mark('move', one.id, one.passage)),
    ...(items?.observations ?? [])
      .filter((one) => shown('observations', one))
      .map((one) => mark('observation', one.id, one.passage)),
    ...desk.record.steps
      .filter((one) => shown('steps', one))
      .flatMap((one) => one.told.filter(here).map((passage) => mark('step', one.id, passage))),
    ...contestedOf(desk.record.points)
      .filter((point) => shown('points', point))
      .flatMap((point) =>
        point.accounts.flatMap((account) =>
          account.passages.filter(here).map((passage) => mark('account', point.id, passage)),
        ),
      ),
  ];
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Cuts `span` at every border of the marks: linear in what it gives back but for marks that overlap each other. */
export function runsOf(span: Span, marks: readonly TextMark[]): readonly Run[] {
  const borders = new Set([span.start, span.end]);
  const inside = (at: number): boolean => at > span.start && at < span.end;
  for (const mark of marks)
    for (const part of [mark, ...mark.quotes]) {
      if (inside(part.start)) borders.add(part.start);
      if (inside(part.end)) borders.add(part.end);
    }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? span.end;
    const over = marks.filter((mark) => mark.start < end && mark.end > start);
    return {
      start,
      end,
      marks: over.sort((a, b) => a.end - a.start - (b.end - b.start)),
      quoted: over.some((mark) => mark.quotes.some((quote) => quote.start < end && quote.end > start)),
    };
  });
}

export interface Paragraph extends Span {
  readonly furniture: boolean;
}

/** The lines of a text that hold something, those that are furniture from end to end told apart. */
export function paragraphsOf(text: string, furniture: readonly Span[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  while (start <= text.length) {
    const line = text.indexOf('\n', start);
    const end = line < 0 ? text.length : line;
    if (text.slice(start, end).trim() !== '')
      paragraphs.push({
        start,
        end,
        furniture: furniture.some((one) => one.start <= start && one.end >= end),
      });
    if (line < 0) break;
    start = line + 1;
  }
  return paragraphs;
}
