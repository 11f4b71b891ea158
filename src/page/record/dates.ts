import { t } from '../strings/strings.js';

const day = new Intl.DateTimeFormat(t.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(t.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A date of the record as people write it; what is no calendar date comes back as it is. */
export function longDate(date: string | null | undefined): string {
  return written(date, day);
}

export function shortDate(date: string | null | undefined): string {
  return written(date, short);
}

/** `12 May 2031, 16:05`: the clock of the place of publication, as the report gives it. */
export function dateAndTime(time: string | null | undefined): string {
  const clock = time?.match(/T(\d\d:\d\d)/)?.[1];
  return clock && clock !== '00:00' ? `${longDate(time)}, ${clock}` : longDate(time);
}

/** The first day of a date that may be a month or a year only: `2031-05` begins on `2031-05-01`. */
export const firstDayOf = (date: string): string => `${date}-01-01`.slice(0, 10);

/** Dates within a line as people write them. */
export const withDates = (text: string): string =>
  text.replace(/\b\d{4}-\d\d(-\d\d)?\b/g, (date) => longDate(date));

/** The calendar day of a time: `2031-05-12`. */
export const dayOf = (time: string): string => time.slice(0, 10);

function written(date: string | null | undefined, format: Intl.DateTimeFormat): string {
  if (!date) return t.dates.none;
  if (/^\d{4}$/.test(date)) return date;
  if (/^\d{4}-\d\d$/.test(date)) return month.format(new Date(`${date}-01T00:00:00Z`));
  const parsed = new Date(`${dayOf(date)}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? date : format.format(parsed);
}
