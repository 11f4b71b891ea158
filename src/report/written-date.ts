import type { PublishedTime } from './report.js';

const months: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Offsets of the zone names that news pages use, in minutes. Only names that mean one offset. */
const zones: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['bst', 60],
  ['cet', 60],
  ['cest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['trt', 180],
  ['ist', 330],
  ['gst', 240],
  ['hkt', 480],
  ['sgt', 480],
  ['jst', 540],
  ['kst', 540],
]);

/** Whether `2022-03-29` is a day of the calendar. */
export function isDay(day: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match?.[1] || !match[2] || !match[3]) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * Reads one date as pages write it, with its time and zone where they stand there: ISO 8601, RFC 2822, `March 29,
 * 2022, 4:19 PM`, `29 Mar 2022 08:02 GMT`, `Wed Nov 20 2019 08:00:58 GMT+0000`, `13 SEP 89`, `20191118`. Null where
 * nothing is a day of the calendar; `03/04/2022` is refused, since half the world reads it the other way.
 *
 * ```ts
 * readWrittenDate('Updated: March 29, 2022, 4:19 PM')  // { time: '2022-03-29T16:19:00', precision: 'minute' }
 * ```
 */
export function readWrittenDate(written: string): Omit<PublishedTime, 'reason'> | null {
  const text = written.slice(0, 200);
  return iso(text) ?? named(text) ?? compact(text);
}

function iso(text: string): Omit<PublishedTime, 'reason'> | null {
  const match =
    /(?:^|[^\d])(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/i.exec(
      text,
    );
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  if (!isDay(day)) return null;
  if (match[4] === undefined || match[5] === undefined) return { time: day, precision: 'day' };
  return clocked(day, Number(match[4]), Number(match[5]), Number(match[6] ?? 0), zoneOf(match[7] ?? ''));
}

const monthName = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const monthFirst = new RegExp(
  String.raw`(?:^|[^a-z])${monthName} (\d{1,2})(?:st|nd|rd|th)?(?:,? ?,?|,? at) ?(\d{4})(?!\d)`,
  'i',
);
const dayFirst = new RegExp(
  String.raw`(?:^|\D)(\d{1,2})(?:st|nd|rd|th|\.)?[ -]${monthName},?[ -](\d{4}|\d{2})(?!\d)`,
  'i',
);

function named(text: string): Omit<PublishedTime, 'reason'> | null {
  const a = monthFirst.exec(text);
  const b = a ? null : dayFirst.exec(text);
  const [name, date, year] = a ? [a[1], a[2], a[3]] : [b?.[2], b?.[1], b?.[3]];
  const match = a ?? b;
  if (!match || !name || !date || !year) return null;
  const month = months.indexOf(name.toLowerCase()) + 1;
  // Two digits are a year of the agencies' files; `68` begins the window, as in POSIX strptime.
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);
  const day = `${full}-${two(month)}-${two(Number(date))}`;
  if (!isDay(day)) return null;
  const around = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length, match.index + match[0].length + 60)}`;
  const clock =
    /(?:^|[^\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap])?\.?(?:m\b\.?)?,?\s*\(?((?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Z]{1,4}(?![A-Za-z]))?/i.exec(
      around,
    );
  if (!clock?.[1] || !clock[2]) return { time: day, precision: 'day' };
  const twelve = clock[4]?.toLowerCase();
  const given = Number(clock[1]);
  const hour = twelve === undefined ? given : (given % 12) + (twelve === 'p' ? 12 : 0);
  return clocked(day, hour, Number(clock[2]), Number(clock[3] ?? 0), zoneOf(clock[5] ?? ''));
}

function compact(text: string): Omit<PublishedTime, 'reason'> | null {
  const match = /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return isDay(day) ? { time: day, precision: 'day' } : null;
}

function clocked(
  day: string,
  hour: number,
  minute: number,
  second: number,
  zone: string,
): Omit<PublishedTime, 'reason'> {
  if (hour > 23 || minute > 59 || second > 59) return { time: day, precision: 'day' };
  return { time: `${day}T${two(hour)}:${two(minute)}:${two(second)}${zone}`, precision: 'minute' };
}

/** `GMT`, `+0530`, `EST` as an offset; empty where it names none. */
function zoneOf(written: string): string {
  const digits = /([+-])(\d{2}):?(\d{2})?$/.exec(written);
  if (digits?.[1] && digits[2]) {
    const offset = `${digits[1]}${digits[2]}:${digits[3] ?? '00'}`;
    return /^[+-]00:00$/.test(offset) ? 'Z' : offset;
  }
  const minutes = zones.get(written.toLowerCase());
  if (minutes === undefined) return '';
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
