import type { CalendarDate } from '../../text/time.js';
import { dayOf, resolveTime } from '../resolve.js';
import { type Compared, grouped, type Told, toldAccount } from './accounts.js';
import type { UnitValue, ValueKind } from './values.js';

/** "2031-05" and "2031-05-14" do not differ. */
const sameDate = (a: CalendarDate, b: CalendarDate): boolean => a.startsWith(b) || b.startsWith(a);

/** Dates as far as they are known. */
export const dateKind: ValueKind<CalendarDate> = {
  // A day is told of much that nobody asks about: only what makes a question is compared.
  read: ({ value, question }, { input: { reading, report } }) => {
    if (question === undefined) return null;
    const time = value.kind === 'time' ? reading.times[value.time] : undefined;
    return time === undefined || time.kind === 'duration' || time.kind === 'clock'
      ? null
      : (resolveTime(time, dayOf(report.published?.time))?.date ?? null);
  },
  family: () => 'date',
  same: sameDate,
  comparable: () => true,
  alike: [0.45, 0.7],
};

export function comparedDates(
  group: readonly UnitValue<CalendarDate>[],
  told: (one: UnitValue<CalendarDate>) => Told,
): Compared {
  const groups = grouped(group, sameDate);
  return {
    kind: 'date',
    verdict: groups.length > 1 ? 'differ' : 'agree',
    unit: null,
    accounts: groups.map(({ value, told: by }) => ({ ...toldAccount(value, by.map(told)), date: value })),
  };
}
