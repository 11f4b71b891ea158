import type { Token } from '../../text/cut.js';
import type { TimeExpression } from '../../text/time.js';
import { daysIn, precisionOf, type TimeWords } from './words.js';

/** An expression of time as tokens `first` … `last - 1`. */
export interface Hit extends Omit<TimeExpression, 'start' | 'end' | 'text' | 'hedge'> {
  readonly first: number;
  readonly last: number;
}

/** The expression of time that starts at a token, or null. */
export function expressionAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  return (
    dateAt(tokens, at, words) ??
    weekdayAt(tokens, at, words) ??
    dayAt(tokens, at, words) ??
    relativeAt(tokens, at, words) ??
    spanAt(tokens, at, words) ??
    clockAt(tokens, at)
  );
}

export const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';
const two = (n: number): string => String(n).padStart(2, '0');

/** "29 March 2022", "March 29, 2022", "March 29", "March 2022", "in 2014", "2022-03-29". */
function dateAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  const word = lower(tokens, at);
  if (/^\d{4}-\d\d-\d\d$/.test(word))
    return { kind: 'absolute', absolute: word, precision: 'day', first: at, last: at + 1 };
  const dayFirst = dayNumber(word);
  const month = monthOf(tokens, at, words);
  const monthNext = monthOf(tokens, at + 1, words);
  if (dayFirst !== null && monthNext !== null) return dated(tokens, at, at + 2, monthNext, dayFirst, words);
  if (month !== null) {
    const skip = lower(tokens, at + 1) === '.' ? 2 : 1;
    const day = dayNumber(lower(tokens, at + skip));
    if (day !== null) return dated(tokens, at, at + skip + 1, month, day, words);
    const year = yearOf(lower(tokens, at + 1));
    if (year !== null)
      return {
        kind: 'absolute',
        absolute: `${year}-${two(month)}`,
        precision: 'month',
        first: at,
        last: at + 2,
      };
    const lead = lower(tokens, at - 1);
    if (
      lead === 'in' ||
      lead === 'since' ||
      lead === 'by' ||
      lead === 'until' ||
      lead === 'last' ||
      lead === 'next'
    )
      return { kind: 'absolute', absolute: `--${two(month)}`, precision: 'month', first: at, last: at + 1 };
  }
  const year = yearOf(word);
  const lead = lower(tokens, at - 1);
  if (year !== null && ['in', 'since', 'by', 'until', 'of', 'from', 'before', 'after'].includes(lead))
    return { kind: 'absolute', absolute: String(year), precision: 'year', first: at, last: at + 1 };
  return null;
}

/** A month is written with a capital: "march" and "may" are also verbs. */
function monthOf(tokens: readonly Token[], at: number, words: TimeWords): number | null {
  const token = tokens[at];
  if (token === undefined || !/^[A-Z]/.test(token.text)) return null;
  return words.months.get(token.lower.replace(/\.$/, '')) ?? null;
}

function dayNumber(word: string): number | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  const day = match === null ? 0 : Number(match[1]);
  return day >= 1 && day <= 31 ? day : null;
}

function yearOf(word: string): number | null {
  return /^(?:19|20)\d\d$/.test(word) ? Number(word) : null;
}

function dated(
  tokens: readonly Token[],
  first: number,
  after: number,
  month: number,
  day: number,
  words: TimeWords,
): Hit {
  const skip = lower(tokens, after) === ',' ? 1 : 0;
  const year = yearOf(lower(tokens, after + skip));
  const date = `${two(month)}-${two(day)}`;
  if (year === null) return { kind: 'absolute', absolute: `--${date}`, precision: 'day', first, last: after };
  return {
    kind: 'absolute',
    absolute: `${year}-${date}`,
    precision: words.parts.has(lower(tokens, after + skip + 1)) ? 'part-of-day' : 'day',
    first,
    last: after + skip + 1,
  };
}

/** "Tuesday", "early Tuesday afternoon", "last Friday", "Sunday night". */
function weekdayAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  let i = at;
  const lead = lower(tokens, i);
  const led =
    words.past.has(lead) || words.future.has(lead) || lead === 'this' || lead === 'early' || lead === 'late';
  if (led) i++;
  const token = tokens[i];
  const weekday =
    token === undefined || !/^[A-Z]/.test(token.text) ? undefined : words.weekdays.get(token.lower);
  if (weekday === undefined) return null;
  const part = words.parts.has(lower(tokens, i + 1));
  return {
    kind: 'weekday',
    weekday,
    precision: part ? 'part-of-day' : 'day',
    ...(words.past.has(lead) ? { direction: 'past' as const, other: true as const } : {}),
    ...(words.future.has(lead) ? { direction: 'future' as const, other: true as const } : {}),
    first: at,
    last: i + (part ? 2 : 1),
  };
}

/** "yesterday", "today", "tomorrow morning", "a day earlier". */
function dayAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  const offset = words.days.get(lower(tokens, at));
  if (offset === undefined) return null;
  const part = words.parts.has(lower(tokens, at + 1));
  return {
    kind: 'relative',
    offsetDays: offset,
    precision: part ? 'part-of-day' : 'day',
    first: at,
    last: at + (part ? 2 : 1),
  };
}

/** "last month", "three weeks ago", "in the next two weeks", "within six months". */
function relativeAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  const lead = lower(tokens, at);
  const back = words.past.has(lead);
  const ahead = words.future.has(lead) || lead === 'within';
  if (back || ahead || lead === 'this') {
    const count = numberOf(tokens, at + 1, words);
    const unit = words.units.get(lower(tokens, at + (count === null ? 1 : 2)));
    if (unit === undefined || (lead === 'this' && count !== null)) return null;
    const size = (count ?? 1) * daysIn[unit];
    // "In the coming weeks": how many is not said.
    const several = count === null && lower(tokens, at + 1).endsWith('s');
    return {
      kind: 'relative',
      ...(several ? {} : { offsetDays: back ? -size : ahead ? size : 0 }),
      precision: precisionOf[unit],
      direction: back ? 'past' : 'future',
      first: at,
      last: at + (count === null ? 2 : 3),
    };
  }
  const count = numberOf(tokens, at, words);
  const unit = count === null ? undefined : words.units.get(lower(tokens, at + 1));
  if (count === null || unit === undefined) return null;
  const tail = lower(tokens, at + 2);
  if (
    tail !== 'ago' &&
    tail !== 'earlier' &&
    tail !== 'later' &&
    !(tail === 'from' && lower(tokens, at + 3) === 'now')
  )
    return null;
  const sign = tail === 'ago' || tail === 'earlier' ? -1 : 1;
  return {
    kind: 'relative',
    offsetDays: sign * count * daysIn[unit],
    precision: precisionOf[unit],
    direction: sign < 0 ? 'past' : 'future',
    first: at,
    last: at + (tail === 'from' ? 4 : 3),
  };
}

/** "six months", "15 years", "a 15-year timeline": how long, not when. */
function spanAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  const joined = /^(\d{1,3}|[a-z]+)-(minute|hour|day|week|month|year)$/.exec(lower(tokens, at));
  if (joined !== null) {
    const [, count = '', name = ''] = joined;
    const unit = words.units.get(name);
    if (unit !== undefined && (/^\d/.test(count) || words.numbers.has(count)))
      return { kind: 'duration', precision: precisionOf[unit], first: at, last: at + 1 };
  }
  const count = numberOf(tokens, at, words);
  const unit = count === null ? undefined : words.units.get(lower(tokens, at + 1));
  if (unit === undefined || lower(tokens, at) === 'a' || lower(tokens, at) === 'an') return null;
  return { kind: 'duration', precision: precisionOf[unit], first: at, last: at + 2 };
}

/** "9 a.m.", "10:30 p.m." */
function clockAt(tokens: readonly Token[], at: number): Hit | null {
  if (!/^\d{1,2}(?::\d\d)?$/.test(lower(tokens, at))) return null;
  if (!/^[ap]\.?m\.?$/.test(lower(tokens, at + 1))) return null;
  return { kind: 'clock', precision: 'minute', first: at, last: at + 2 };
}

function numberOf(tokens: readonly Token[], at: number, words: TimeWords): number | null {
  const word = lower(tokens, at);
  if (word === 'a' || word === 'an') return 1;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return words.numbers.get(word) ?? null;
}
