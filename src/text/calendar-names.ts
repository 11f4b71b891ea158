import type { Catalog } from '../catalog/catalog.js';
import { isUpper } from './characters.js';
import type { Sentence, Token } from './cut.js';

/** Gives the tokens back, those marked that are people's names and not the months of the same letters. */
export type CalendarNames = (tokens: readonly Token[], sentences: readonly Sentence[]) => readonly Token[];

/**
 * Tells "Theresa May", "Mrs May" and "June Carter" from the months. A month's name is a surname behind a given name, an
 * office or a form of address, a given name before a surname that a verb follows; where a text has such a surname, it is
 * one in the rest of the text too, unless a word of the calendar stands beside it ("in May", "7 May"). What is told to be
 * a name is a proper noun, and its `lower` and `lemma` keep the capital: nothing that looks words up finds the month.
 *
 * ```ts
 * calendarNames(catalog)(cut.tokens, cut.sentences)[1]?.pos // 'PROPN', of "Theresa May said so."
 * ```
 */
export function calendarNames(catalog: Catalog): CalendarNames {
  const words = wordsOf(catalog);
  return (tokens, sentences) => {
    const months: number[] = [];
    for (const [at, { text }] of tokens.entries()) if (words.months.has(text)) months.push(at);
    if (months.length === 0) return tokens;
    const named = new Set<number>();
    const surnames = new Set<string>();
    for (const at of months) {
      const as = roleOf(tokens, at, sentences, words);
      if (as !== null) named.add(at);
      if (as === 'surname') surnames.add(tokens[at]?.text ?? '');
    }
    for (const at of months)
      if (surnames.has(tokens[at]?.text ?? '') && !isDated(tokens, at, words)) named.add(at);
    if (named.size === 0) return tokens;
    return tokens.map((token, at) =>
      named.has(at) ? { ...token, lower: token.text, lemma: token.text, pos: 'PROPN' } : token,
    );
  };
}

interface CalendarWords {
  /** Months that people are called by, as they are written. */
  readonly months: ReadonlySet<string>;
  readonly monthsGiven: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Offices and forms of address, in small letters. */
  readonly titles: ReadonlySet<string>;
  /** Words beside which a month's name is the month: "in", "late". */
  readonly dating: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

function wordsOf(catalog: Catalog): CalendarWords {
  const naming = (wanted: string): readonly string[] =>
    catalog.naming.flatMap(({ kind, words }) => (kind === wanted ? words : []));
  const lastWord = (phrase: string): string => phrase.slice(phrase.lastIndexOf(' ') + 1).toLowerCase();
  return {
    months: new Set(naming('month')),
    monthsGiven: new Set(naming('month-given')),
    given: new Set(catalog.givenNames.map((name) => name.toLowerCase())),
    titles: new Set([
      ...catalog.titles.flatMap((title) => [title, `${title}.`]),
      ...catalog.offices.flatMap(({ title, names = [] }) => [title, ...names]).map(lastWord),
    ]),
    dating: new Set(naming('dating')),
    places: new Set(
      catalog.states.flatMap(({ name, names = [], demonyms, capital = [] }) =>
        [name, ...names, ...demonyms, ...capital].map((place) => place.toLowerCase()),
      ),
    ),
  };
}

/** How a month's name stands in somebody's name, by the words beside it alone; null where it need not. */
function roleOf(
  tokens: readonly Token[],
  at: number,
  sentences: readonly Sentence[],
  words: CalendarWords,
): 'surname' | 'given' | null {
  if (isDated(tokens, at, words)) return null;
  const before = beside(tokens, at, -1);
  const after = beside(tokens, at, 1);
  if (before !== null && isUpper(before.text[0])) {
    if (words.titles.has(before.lower)) return 'surname';
    const given = words.given.has(before.lower) && !words.places.has(before.lower);
    // "Trump May Meet Kim" stands in a headline of capitals.
    if (given && !(after?.pos === 'VERB' && isHeadline(tokens, at, sentences))) return 'surname';
  }
  const opens = before === null || before.pos === 'PUNCT';
  const next = beside(tokens, at, 2);
  const bearer =
    after !== null &&
    after.pos === 'PROPN' &&
    isUpper(after.text[0]) &&
    !words.places.has(after.lower) &&
    (next?.pos === 'VERB' || next?.text === ',');
  return bearer && opens && words.monthsGiven.has(tokens[at]?.text ?? '') ? 'given' : null;
}

/** A number or a word of the calendar stands beside it. */
function isDated(tokens: readonly Token[], at: number, { dating }: CalendarWords): boolean {
  const before = beside(tokens, at, -1);
  const after = beside(tokens, at, 1);
  return (
    (before !== null && (isNumber(before) || dating.has(before.lower))) || (after !== null && isNumber(after))
  );
}

/** Most words of the sentence begin with a capital. */
function isHeadline(tokens: readonly Token[], at: number, sentences: readonly Sentence[]): boolean {
  const sentence = sentences[tokens[at]?.sentence ?? -1];
  if (sentence === undefined) return false;
  const written = tokens
    .slice(sentence.first, sentence.last)
    .filter(({ text, pos }) => pos !== 'PUNCT' && text.length > 3);
  return written.filter(({ text }) => isUpper(text[0])).length > written.length * 0.7;
}

const isNumber = ({ text }: Token): boolean => /^\d/.test(text);

/** The word so many places away in the same sentence. */
function beside(tokens: readonly Token[], at: number, by: number): Token | null {
  const [token, other] = [tokens[at], tokens[at + by]];
  return other !== undefined && other.sentence === token?.sentence ? other : null;
}
