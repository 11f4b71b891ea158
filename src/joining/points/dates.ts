import type { CalendarDate, Precision, TimeExpression } from '../../text/time.js';
import { dayOf, resolveTime, shiftDate, weekdayOf } from '../resolve.js';
import { type Compared, grouped, type Told, toldAccount } from './accounts.js';
import type { UnitValue, ValueKind } from './values.js';

/** A date as far as it is known. */
export interface DateValue {
  readonly date: CalendarDate;
  /** It was told as the day of a week: which week is not told. */
  readonly weekday: boolean;
}

/** "2031-05" and "2031-05-14" do not differ, nor do two Tuesdays of which nothing tells the week. */
const sameDate = (a: DateValue, b: DateValue): boolean =>
  a.date.startsWith(b.date) || b.date.startsWith(a.date) || sameWeekday(a, b);

const isDay = (date: CalendarDate): boolean => date.length === 10;

const sameWeekday = (a: DateValue, b: DateValue): boolean =>
  (a.weekday || b.weekday) &&
  isDay(a.date) &&
  isDay(b.date) &&
  weekdayOf(a.date) === weekdayOf(b.date) &&
  shiftDate(a.date, -7) <= b.date &&
  b.date <= shiftDate(a.date, 7);

/** What one unit back or ahead tells by itself: "last month" is a month, "the past 18 months" a stretch. */
const single: Readonly<Partial<Record<Precision, number>>> = { month: 31, year: 366 };

/** "Three weeks ago", "over the past 18 months": no day that could be compared with another. */
const isCounted = ({ kind, offsetDays = 0, precision }: TimeExpression): boolean =>
  kind === 'relative' &&
  precision !== 'day' &&
  precision !== 'part-of-day' &&
  Math.abs(offsetDays) > (single[precision] ?? 0);

/** Dates as far as they are known. */
export const dateKind: ValueKind<DateValue> = {
  // A day is told of much that nobody asks about: only what makes a question is compared.
  read: ({ value, question }, { input: { reading, report } }) => {
    if (question === undefined) return null;
    const time = value.kind === 'time' ? reading.times[value.time] : undefined;
    if (time === undefined || time.kind === 'duration' || time.kind === 'clock' || isCounted(time))
      return null;
    const date = resolveTime(time, dayOf(report.published?.time))?.date;
    return date === undefined ? null : { date, weekday: time.kind === 'weekday' };
  },
  family: () => 'date',
  same: sameDate,
  comparable: () => true,
  meet: sameDate,
  least: (_, how) => (how === 'same' ? 0.45 : 1),
};

export function comparedDates(
  group: readonly UnitValue<DateValue>[],
  told: (one: UnitValue<DateValue>) => Told,
): Compared {
  const groups = grouped(group, sameDate);
  return {
    kind: 'date',
    verdict: groups.length > 1 ? 'differ' : 'agree',
    unit: null,
    accounts: groups.map(({ value, told: by }) => {
      const { date } = by.find((one) => !one.value.weekday)?.value ?? value;
      return { ...toldAccount(date, by.map(told)), date };
    }),
  };
}
