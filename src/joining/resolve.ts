import type { CalendarDate, ResolvedTime, TimeExpression } from '../text/time.js';

const day = 86_400_000;

/** `2022-03-29` moved by a number of days. */
export function shiftDate(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The calendar day of a published time (`2022-03-29T16:19:00+01:00`), as its own zone has it; null if it has none. */
export function dayOf(published: string | null | undefined): CalendarDate | null {
  return published != null && /^\d{4}-\d{2}-\d{2}/.test(published) ? published.slice(0, 10) : null;
}

/**
 * Resolves an expression against the day its report was published. Null where the day would have to be guessed.
 *
 * ```ts
 * resolveTime({ kind: 'weekday', weekday: 1, … }, '2022-03-29') // { date: '2022-03-28', precision: 'day' }: Monday
 * ```
 */
export function resolveTime(time: TimeExpression, published: CalendarDate | null): ResolvedTime | null {
  if (time.absolute !== undefined) return { date: time.absolute, precision: time.precision };
  if (published === null) return null;
  if (time.offsetDays !== undefined)
    return { date: shiftDate(published, time.offsetDays), precision: time.precision };
  if (time.weekday === undefined) return null;
  const today = weekdayOf(published);
  // A weekday without a sign of the future is the last one, today among them: news tells what has happened.
  const back = (today - time.weekday + 7) % 7;
  const ahead = (time.weekday - today + 7) % 7;
  return {
    date: shiftDate(published, time.direction === 'future' ? ahead : -back),
    precision: time.precision,
  };
}
