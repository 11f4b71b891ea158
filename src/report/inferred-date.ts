import type { Catalog } from '../catalog/catalog.js';
import type { PublishedTime } from './report.js';
import { isDay } from './written-date.js';

/** A time by which a report was there: when its file was written, or when it was fetched or archived. */
export interface KnownBy {
  /** ISO 8601; its first ten characters are the day. */
  readonly time: string;
  readonly reason: 'text-and-file-time' | 'text-and-archive-time' | 'text-and-other-reports';
}

/** Names of weekdays and months in the language of a catalogue, each by its number (Sunday 0, January 0). */
export interface CalendarWords {
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
}

export function calendarWordsOf(catalog: Catalog): CalendarWords {
  const numbered = (...kinds: readonly string[]): ReadonlyMap<string, number> =>
    new Map(
      kinds.flatMap((kind) =>
        catalog.times
          .filter((entry) => entry.kind === kind)
          .flatMap(({ words }) => words.map((word, i): [string, number] => [word.toLowerCase(), i])),
      ),
    );
  return { weekdays: numbered('weekday'), months: numbered('month-short', 'month') };
}

interface Named {
  /** Weekdays in the order of the text. */
  readonly weekdays: readonly number[];
  readonly months: ReadonlySet<number>;
  /** Days with their month, and the weekday where it stands beside them. */
  readonly days: readonly { readonly month: number; readonly day: number; readonly weekday: number | null }[];
  readonly years: readonly number[];
}

const day = 86_400_000;

/**
 * Works out when a report came that nobody dated: the weekday and month that it names, against a time by which it was
 * there. A weekday with day and month fixes the year ("Tuesday, March 29" is 2022, not 2021); a weekday alone counts only
 * where the month that the text names is that of the known time. Precise to the week at best, and said so; null rather
 * than a guess.
 *
 * ```ts
 * inferredDate('They met on Tuesday, March 29.', words, { time: '2023-01-08T09:00:00Z', reason: 'text-and-file-time' })
 * // { time: '2022-03-29', precision: 'week', reason: 'text-and-file-time' }
 * ```
 */
export function inferredDate(text: string, words: CalendarWords, known: KnownBy): PublishedTime | null {
  const by = Date.parse(`${known.time.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(by)) return null;
  const named = namedIn(text, words);
  const found = byDay(named, by) ?? byWeekday(named, by);
  return found === null
    ? null
    : { time: new Date(found).toISOString().slice(0, 10), precision: 'week', reason: known.reason };
}

/** The latest year in which the day falls on the weekday that stands beside it. */
function byDay({ days, years }: Named, by: number): number | null {
  const first = days.find(({ weekday }) => weekday !== null);
  if (first === undefined) return null;
  const latest = new Date(by).getUTCFullYear();
  const told = Math.max(...years.filter((year) => year <= latest), Number.NEGATIVE_INFINITY);
  for (let year = latest; year > latest - 12; year--) {
    const written = `${year}-${two(first.month + 1)}-${two(first.day)}`;
    const at = Date.parse(`${written}T00:00:00Z`);
    if (!isDay(written) || at > by + day || new Date(at).getUTCDay() !== first.weekday) continue;
    // A report that names a later year was not written before it.
    return year < told ? null : at;
  }
  return null;
}

/** The last such weekday before the known time, if the text names that time's month or a neighbour of it. */
function byWeekday({ weekdays, months, days, years }: Named, by: number): number | null {
  const weekday = weekdays[0];
  if (weekday === undefined || months.size === 0) return null;
  const back = (new Date(by).getUTCDay() - weekday + 7) % 7;
  const at = by - back * day;
  const month = new Date(at).getUTCMonth();
  const near = [month, (month + 1) % 12, (month + 11) % 12];
  if (!near.some((one) => months.has(one))) return null;
  if (years.length > 0 && Math.abs(Math.max(...years) - new Date(at).getUTCFullYear()) > 1) return null;
  // A day of a month far from the known time is told of something else, or the file is a late copy: not to be decided.
  return days.some((one) => near.includes(one.month)) || days.length === 0 ? at : null;
}

const isNumber = (value: number | undefined): value is number => value !== undefined;

const two = (number: number): string => String(number).padStart(2, '0');

/** Only the beginning is looked at: what a report is about stands there, and time stays linear. */
const reach = 20_000;

function namedIn(text: string, { weekdays, months }: CalendarWords): Named {
  const tokens = text.slice(0, reach).match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const found = {
    weekdays: [] as number[],
    months: new Set<number>(),
    days: [] as { month: number; day: number; weekday: number | null }[],
    years: [] as number[],
  };
  const monthAt = (i: number): number | undefined => {
    const token = tokens[i] ?? '';
    // "may" and "march" are verbs too: a month's name begins with a capital.
    return token.charAt(0) === token.charAt(0).toLowerCase() ? undefined : months.get(token.toLowerCase());
  };
  const dayAt = (i: number): number | undefined => {
    const number = /^\d{1,2}$/.test(tokens[i] ?? '') ? Number(tokens[i]) : 0;
    return number >= 1 && number <= 31 ? number : undefined;
  };
  for (let i = 0; i < tokens.length; i++) {
    const weekday = weekdays.get((tokens[i] ?? '').toLowerCase());
    if (weekday !== undefined) found.weekdays.push(weekday);
    if (/^(?:19|20)\d\d$/.test(tokens[i] ?? '')) found.years.push(Number(tokens[i]));
    const month = monthAt(i);
    if (month === undefined) continue;
    const [before, after] = [dayAt(i - 1), dayAt(i + 1)];
    const number = after ?? before ?? (tokens[i - 1] === 'of' ? dayAt(i - 2) : undefined);
    // "May" at the head of a sentence may be the verb: it counts with a day beside it, or as a month once it is told so.
    if (number === undefined && tokens[i]?.toLowerCase() === 'may') continue;
    found.months.add(month);
    if (number === undefined) continue;
    // "Tuesday, March 29", "March 29 (Tuesday)", "Tuesday (the) 29 March".
    const places = after !== undefined ? [i - 1, i + 2] : [i - 2, i - 3, i + 1];
    const beside = places.map((at) => weekdays.get((tokens[at] ?? '').toLowerCase())).find(isNumber) ?? null;
    found.days.push({ month, day: number, weekday: beside });
  }
  return found;
}
