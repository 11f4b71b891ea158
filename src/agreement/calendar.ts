import { DAY, HOUR, type Instant, parseMoment, parseOffset } from './time.js';

export const units = ['hour', 'day', 'working day', 'week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof units)[number];

export interface Period {
  readonly count: number;
  readonly unit: Unit;
}

export const roundings = [
  'exact',
  'end-of-day',
  'end-of-week',
  'end-of-month',
  'end-of-quarter',
  'end-of-year',
  'next-working-day',
] as const;
export type Rounding = (typeof roundings)[number];

/** How the days are counted. */
export interface Calendar {
  /** Minutes east of Greenwich. */
  readonly offset: number;
  /** Where the month has no such day (31 January and one month): its last day, or the first of the next. */
  readonly missingDay: 'last' | 'next' | null;
  readonly rounding: Rounding;
  /** 0 is Sunday. */
  readonly weekend: readonly number[];
  /** Local days since 1970-01-01. */
  readonly holidays: readonly number[];
}

const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export interface CalendarFile {
  readonly zone?: string | undefined;
  readonly 'missing-day'?: 'last' | 'next' | undefined;
  readonly rounding?: Rounding | undefined;
  readonly weekend?: readonly (typeof week)[number][] | undefined;
  readonly holidays?: readonly string[] | undefined;
}

export function calendarOf(file: CalendarFile): Calendar {
  return {
    offset: parseOffset(file.zone ?? 'Z') ?? 0,
    missingDay: file['missing-day'] ?? null,
    rounding: file.rounding ?? 'end-of-day',
    weekend: (file.weekend ?? ['sat', 'sun']).map((day) => week.indexOf(day)),
    holidays: (file.holidays ?? []).flatMap((day) => {
      const moment = parseMoment(day, 0);
      return moment ? [moment.start / DAY] : [];
    }),
  };
}

/** `15 years` → `{ count: 15, unit: 'year' }`; null for what is no period. */
export function parsePeriod(text: string): Period | null {
  const found = /^(\d{1,5}) (hour|day|working day|week|month|quarter|year)s?$/.exec(text);
  const unit = units.find((name) => name === found?.[2]);
  return found && unit ? { count: Number(found[1]), unit } : null;
}

/**
 * The end of a period that begins with an event: the first instant at which it has run out.
 *
 * As in Regulation (EEC, Euratom) 1182/71, art. 3: the day of the event does not count; a period of days, weeks,
 * months or years runs to the end of its last day; hours run by the clock. Three things a text may decide otherwise
 * are said in the calendar: rounding, the day that a month does not have, and which days are worked.
 *
 * ```ts
 * endOfPeriod(noonOf('2022-03-29'), { count: 3, unit: 'day' }, calendar) // the start of 2022-04-02
 * ```
 */
export function endOfPeriod(from: Instant, period: Period, calendar: Calendar, rounding?: Rounding): Instant {
  const offset = calendar.offset * 60_000;
  const round = rounding ?? (period.unit === 'hour' ? 'exact' : calendar.rounding);
  const local = from + offset;
  if (period.unit === 'hour') {
    const end = local + period.count * HOUR;
    return (round === 'exact' ? end : endOfDays(Math.floor(end / DAY), round, calendar)) - offset;
  }
  const first = Math.floor(local / DAY);
  const last = dayAfter(first, period, calendar);
  return (round === 'exact' ? last * DAY + (local - first * DAY) : endOfDays(last, round, calendar)) - offset;
}

function dayAfter(day: number, { count, unit }: Period, calendar: Calendar): number {
  if (unit === 'day' || unit === 'week') return day + count * (unit === 'week' ? 7 : 1);
  if (unit === 'working day') return workingDays(day, count, calendar);
  const months = count * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const date = new Date(day * DAY);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const length = firstOf(month + 1) - firstOf(month);
  if (date.getUTCDate() <= length) return firstOf(month) + date.getUTCDate() - 1;
  return calendar.missingDay === 'next' ? firstOf(month + 1) : firstOf(month) + length - 1;
}

const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;

const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

const works = (day: number, { weekend, holidays }: Calendar): boolean =>
  !weekend.includes(weekday(day)) && !holidays.includes(day);

function workingDays(day: number, count: number, calendar: Calendar): number {
  if (new Set(calendar.weekend).size >= 7) return day + count;
  let left = count;
  let at = day;
  while (left > 0) if (works(++at, calendar)) left--;
  return at;
}

function endOfDays(day: number, rounding: Rounding, calendar: Calendar): number {
  const date = new Date(day * DAY);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  switch (rounding) {
    case 'end-of-week':
      return (day + ((7 - weekday(day)) % 7) + 1) * DAY;
    case 'end-of-month':
      return firstOf(month + 1) * DAY;
    case 'end-of-quarter':
      return firstOf(month - (month % 3) + 3) * DAY;
    case 'end-of-year':
      return firstOf(month - (month % 12) + 12) * DAY;
    case 'next-working-day':
      return ((works(day, calendar) ? day : workingDays(day, 1, calendar)) + 1) * DAY;
    default:
      return (day + 1) * DAY;
  }
}
