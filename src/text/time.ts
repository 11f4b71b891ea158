import type { Span } from './passage.js';

/** A calendar date `2022-03-29`, month `2022-03` or year `2022`. */
export type CalendarDate = string;

export type Precision = 'minute' | 'hour' | 'part-of-day' | 'day' | 'week' | 'month' | 'year' | 'about';

/** An expression of time as the text has it. It is resolved only where the report's date is known. */
export interface TimeExpression extends Span {
  readonly kind: 'absolute' | 'weekday' | 'relative' | 'duration' | 'clock';
  readonly text: string;
  /** Days from the report's date, where that is all one has to know ("yesterday" -1). */
  readonly offsetDays?: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday?: number;
  /** Whether the sentence looks back or ahead: decides which Tuesday. */
  readonly direction?: 'past' | 'future';
  /** Present where the words exclude the report's own day: "last Tuesday", told on a Tuesday. */
  readonly other?: true;
  readonly absolute?: CalendarDate;
  readonly precision: Precision;
  /** "almost", "about", "more than". */
  readonly hedge?: string;
}

export interface ResolvedTime {
  readonly date: CalendarDate;
  readonly precision: Precision;
}
