import type { Catalog } from '../../catalog/catalog.js';
import type { Precision } from '../../text/time.js';

/** The catalogue's words of time in a form that can be looked up. Made once per catalogue. */
export interface TimeWords {
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly parts: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly future: ReadonlySet<string>;
  /** What is called so is still to come: "due on Friday". */
  readonly ahead: ReadonlySet<string>;
  /** Lemmas of verbs of speech: "says on Friday" tells of what was said. */
  readonly saying: ReadonlySet<string>;
  readonly hedges: readonly string[];
  readonly days: ReadonlyMap<string, number>;
  /** Every word in letters that an expression can start with. */
  readonly openers: ReadonlySet<string>;
}

/** Units of time by which the catalogue counts. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade';
export const daysIn: Readonly<Record<Unit, number>> = {
  minute: 0,
  hour: 0,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
  decade: 3652,
};
export const precisionOf: Readonly<Record<Unit, Precision>> = {
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  decade: 'about',
};

/** Lays the catalogue's words of time out for looking up. */
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
    ahead: set('ahead'),
    saying: new Set(catalog.cues.flatMap(({ kind, lemma }) => (kind === 'verb' ? [lemma] : []))),
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
