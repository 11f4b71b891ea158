import type { CalendarDate, Precision, ResolvedTime, TimeExpression } from '../text/time.js';

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

/** No more of a date than is known: "last month" is a month, not a day. */
function cutTo(date: CalendarDate, precision: Precision): CalendarDate {
  return precision === 'month' ? date.slice(0, 7) : precision === 'year' ? date.slice(0, 4) : date;
}

/** `03-29` or `03` in the year that lies nearest to when the report came out. */
function nearestYear(monthDay: string, published: CalendarDate): CalendarDate | null {
  const year = Number(published.slice(0, 4));
  const full = monthDay.length === 2 ? `${monthDay}-15` : monthDay;
  const now = Date.parse(`${published}T00:00:00Z`);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [year - 1, year, year + 1]) {
    const far = Math.abs(Date.parse(`${candidate}-${full}T00:00:00Z`) - now);
    if (far < least) [best, least] = [`${candidate}-${monthDay}`, far];
  }
  return best;
}

/**
 * Resolves an expression against the day its report was published. Null where the day would have to be guessed.
 *
 * ```ts
 * resolveTime({ kind: 'weekday', weekday: 1, … }, '2022-03-29') // { date: '2022-03-28', precision: 'day' }: Monday
 * ```
 */
export function resolveTime(time: TimeExpression, published: CalendarDate | null): ResolvedTime | null {
  if (time.absolute?.startsWith('--')) {
    const date = published === null ? null : nearestYear(time.absolute.slice(2), published);
    return date === null ? null : { date, precision: time.precision };
  }
  if (time.absolute !== undefined) return { date: time.absolute, precision: time.precision };
  if (published === null) return null;
  if (time.offsetDays !== undefined)
    return { date: cutTo(shiftDate(published, time.offsetDays), time.precision), precision: time.precision };
  if (time.weekday === undefined) return null;
  const today = weekdayOf(published);
  // A weekday without a sign of the future is the last one, today among them: news tells what has happened.
  const week = time.other === true ? 7 : 0;
  const back = (today - time.weekday + 7) % 7 || week;
  const ahead = (time.weekday - today + 7) % 7 || week;
  return {
    date: shiftDate(published, time.direction === 'future' ? ahead : -back),
    precision: time.precision,
  };
}
