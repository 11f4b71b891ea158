import type { Catalog } from '../catalog/catalog.js';
import type { CutText, Token } from '../text/cut.js';
import type { Precision, TimeExpression } from '../text/time.js';

/** The catalogue's words of time in a form that can be looked up. Made once per catalogue. */
export interface TimeWords {
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly parts: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly future: ReadonlySet<string>;
  readonly hedges: readonly string[];
  readonly days: ReadonlyMap<string, number>;
  /** Every word in letters that an expression can start with. */
  readonly openers: ReadonlySet<string>;
}

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade';
const daysIn: Readonly<Record<Unit, number>> = {
  minute: 0,
  hour: 0,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
  decade: 3652,
};
const precisionOf: Readonly<Record<Unit, Precision>> = {
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  decade: 'about',
};

export function timeWordsOf(catalog: Catalog): TimeWords {
  const of = (...kinds: readonly string[]): readonly (readonly [string, number])[] =>
    catalog.times
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ words }) => words.flatMap((word, at) => (word === '' ? [] : [[word, at] as const])));
  const set = (kind: string): ReadonlySet<string> => new Set(of(kind).map(([word]) => word));
  const isUnit = (word: string): word is Unit => word in daysIn;
  const weekdays = new Map(of('weekday', 'weekday-short'));
  const months = new Map(of('month', 'month-short').map(([word, at]) => [word, at + 1]));
  const numbers = new Map(of('number'));
  const days = new Map([
    ...of('yesterday').map(([word]) => [word, -1] as const),
    ...of('today').map(([word]) => [word, 0] as const),
    ...of('tomorrow').map(([word]) => [word, 1] as const),
  ]);
  const [past, future] = [set('past'), set('future')];
  return {
    weekdays,
    months,
    numbers,
    units: new Map(
      of('unit').flatMap(([word]) =>
        isUnit(word)
          ? [
              [word, word],
              [`${word}s`, word],
            ]
          : [],
      ),
    ),
    parts: set('part'),
    past,
    future,
    hedges: [...set('hedge')],
    days,
    openers: new Set([
      ...weekdays.keys(),
      ...months.keys(),
      ...numbers.keys(),
      ...days.keys(),
      ...past,
      ...future,
      ...'a an this within early late'.split(' '),
    ]),
  };
}

/**
 * The expressions of time of a text, left to right, none over another. Resolving them against the report's date is
 * joining's: "Tuesday" stays a weekday here, with the direction in which its sentence looks.
 *
 * ```ts
 * timesOf(cut('They met almost three weeks ago.'), words)
 * // [{ kind: 'relative', text: 'almost three weeks ago', offsetDays: -21, precision: 'week', hedge: 'almost', … }]
 * ```
 */
export function timesOf(cut: CutText, words: TimeWords): readonly TimeExpression[] {
  const found: TimeExpression[] = [];
  const { tokens } = cut;
  for (let i = 0; i < tokens.length; ) {
    const hit = opens(tokens[i]?.lower ?? '', words) ? expressionAt(tokens, i, words) : null;
    if (hit === null) {
      i++;
      continue;
    }
    const a = tokens[hit.first];
    const b = tokens[hit.last - 1];
    if (a !== undefined && b !== undefined) {
      const { first: _f, last: _l, ...rest } = hit;
      const hedge = hedgeBefore(tokens, hit.first, words);
      const start = hedge?.start ?? a.start;
      found.push({
        start,
        end: b.end,
        text: cut.text.slice(start, b.end),
        ...rest,
        ...(rest.kind === 'weekday' && rest.direction === undefined
          ? { direction: aheadIn(cut, i, words) ? ('future' as const) : ('past' as const) }
          : {}),
        ...(hedge === null ? {} : { hedge: hedge.word }),
      });
    }
    i = Math.max(hit.last, i + 1);
  }
  return found;
}

/** Whether an expression can start with a word: hardly one in ten is looked at further. */
function opens(word: string, { openers }: TimeWords): boolean {
  const first = word.charCodeAt(0);
  return (
    (first >= 48 && first <= 57) ||
    openers.has(word) ||
    word.includes('-') ||
    (word.endsWith('.') && openers.has(word.slice(0, -1)))
  );
}

interface Hit extends Omit<TimeExpression, 'start' | 'end' | 'text' | 'hedge'> {
  readonly first: number;
  readonly last: number;
}

function expressionAt(tokens: readonly Token[], at: number, words: TimeWords): Hit | null {
  return (
    dateAt(tokens, at, words) ??
    weekdayAt(tokens, at, words) ??
    dayAt(tokens, at, words) ??
    relativeAt(tokens, at, words) ??
    spanAt(tokens, at, words) ??
    clockAt(tokens, at)
  );
}

const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';
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
    ...(words.past.has(lead) ? { direction: 'past' as const } : {}),
    ...(words.future.has(lead) ? { direction: 'future' as const } : {}),
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
    return {
      kind: 'relative',
      offsetDays: back ? -size : ahead ? size : 0,
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

function hedgeBefore(
  tokens: readonly Token[],
  at: number,
  words: TimeWords,
): { readonly start: number; readonly word: string } | null {
  for (const word of words.hedges) {
    const parts = word.split(' ');
    const from = at - parts.length;
    if (from >= 0 && parts.every((part, k) => lower(tokens, from + k) === part))
      return { start: tokens[from]?.start ?? 0, word };
  }
  return null;
}

/** Whether the words just before look ahead ("will meet on Tuesday"). */
function aheadIn(cut: CutText, at: number, words: TimeWords): boolean {
  const token = cut.tokens[at];
  const first = token === undefined ? at : (cut.sentences[token.sentence]?.first ?? at);
  for (let i = at - 1; i >= first; i--) {
    const { pos, lower: word } = cut.tokens[i] ?? { pos: 'X', lower: '' };
    if (word === 'will' || word === 'would' || words.future.has(word)) return true;
    // "by Tuesday", "until late Tuesday"; not "a statement by the ministry on Tuesday".
    if ((word === 'by' || word === 'until') && i >= at - 2) return true;
    if (word === 'to' && cut.tokens[i + 1]?.pos === 'VERB') return true;
    if (pos === 'VERB' && word !== cut.tokens[i]?.lemma) return false;
  }
  return false;
}
