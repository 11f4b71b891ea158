import type { Catalog, StateEntry } from '../catalog/catalog.js';
import { type PhraseTable, phrasesIn, phraseTable, type Word } from '../text/phrases.js';
import { foldWord, stemOf } from '../text/stem.js';
import { wordsOf } from '../text/words.js';

/** One thing that a selection asks for, by all that stands for it. */
export interface Concern {
  readonly label: string;
  /** Proper names, which stand as they are; any of them is enough. */
  readonly proper: readonly string[];
  /** Words by which it goes, in any inflection; any of them is enough. */
  readonly names: readonly string[];
  /** Words that only speak for it, in any inflection: one may stand anywhere, two are enough. */
  readonly words: readonly string[];
}

/** Which of some concerns a text speaks of, each with where: words `first` … `last - 1` of the text. */
export type Find = (words: readonly string[]) => readonly Found[];

export interface Found {
  readonly concern: Concern;
  /** Whether one such place is enough. */
  readonly enough: boolean;
  readonly phrase: string;
  readonly first: number;
  readonly last: number;
}

/** The words of a text as they are compared: lower case, accents off. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldWord(text);
  return wordsOf(folded, 0, folded.length);
}

/** What is said within something longer is not said by itself: a "trade war" is no war. */
export function finderOf(concerns: readonly Concern[]): Find {
  const asWritten = tableOf(concerns, (words) => words, [['proper', true]]);
  const inAnyForm = tableOf(concerns, (words) => words.map(formOf), [
    ['names', true],
    ['words', false],
  ]);
  return (words) => {
    const hits = [...found(asWritten, words), ...found(inAnyForm, words.map(formOf))].sort(
      (a, b) => a.first - b.first || b.last - a.last,
    );
    let [from, until] = [-1, -1];
    return hits.filter(({ first, last }) => {
      if (last <= until && !(first === from && last === until)) return false;
      [from, until] = [first, last];
      return true;
    });
  };
}

/** Those that are named, or for which two different words speak. */
export function spokenOf(found: readonly Found[]): ReadonlySet<Concern> {
  const spoken = new Set<Concern>();
  const once = new Map<Concern, string>();
  for (const { concern, enough, phrase } of found) {
    if (enough || (once.get(concern) ?? phrase) !== phrase) spoken.add(concern);
    once.set(concern, phrase);
  }
  return spoken;
}

export const stateConcern = (state: StateEntry): Concern => ({
  label: state.name,
  proper: [
    state.name,
    ...(state.names ?? []),
    ...state.demonyms,
    ...(state.capital ?? []),
    ...(state.seats ?? []),
  ],
  names: [],
  words: [],
});

/** The issues of a catalogue by their keys; what a user's catalogue adds to one is with it. */
export function issueConcerns(catalog: Catalog): ReadonlyMap<string, Concern> {
  const concerns = new Map<string, Concern>();
  for (const { issue, label, names = [], words } of catalog.issues) {
    const before = concerns.get(issue);
    concerns.set(issue, {
      label: before?.label ?? label,
      proper: [],
      names: [...(before?.names ?? [issue, label]), ...names],
      words: [...(before?.words ?? []), ...words],
    });
  }
  return concerns;
}

/** Too short for a stem that tells: of "herring" it would be "her". */
const shortest = 4;

/** A folded word without its inflection. */
function formOf(word: string): string {
  const one = word.length > 3 && /[^aisu]s$/.test(word) ? word.slice(0, -1) : word;
  const stem = stemOf(one);
  return stem.length < shortest ? one : stem;
}

interface Entry {
  readonly concern: Concern;
  readonly enough: boolean;
  readonly phrase: string;
}

function tableOf(
  concerns: readonly Concern[],
  form: (words: readonly string[]) => readonly string[],
  parts: readonly (readonly [part: 'proper' | 'names' | 'words', enough: boolean])[],
): PhraseTable<Entry> {
  return phraseTable(
    concerns.flatMap((concern) =>
      parts.flatMap(([part, enough]) =>
        concern[part].flatMap((written): readonly (readonly [string, Entry])[] => {
          // An open place stays one.
          const phrase = written
            .split('*')
            .map((piece) => form(foldedWords(piece)).join(' '))
            .join(' * ');
          return phrase.length > 2 ? [[phrase, { concern, enough, phrase }]] : [];
        }),
      ),
    ),
  );
}

function found(table: PhraseTable<Entry>, forms: readonly string[]): readonly Found[] {
  const words = forms.map((form): Word => ({ lower: form, lemma: form, pos: 'X' }));
  return phrasesIn(table, words, 0, words.length).map(({ value, first, last }) => ({
    ...value,
    first,
    last,
  }));
}
