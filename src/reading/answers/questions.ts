import type { Catalog, QuestionEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import { type PhraseTable, phrasesIn, phraseTable } from '../../text/phrases.js';
import type { Asked, Named } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import { whoIn } from './asked-who.js';
import { subjectAt } from './asked-who-subject.js';
import { type WhoWords, whoWordsOf } from './asked-who-words.js';

/** The catalogue's questions by the words that answer them, and the words that deny or doubt. */
export interface QuestionWords {
  readonly asks: PhraseTable<QuestionEntry>;
  readonly whos: readonly WhoWords[];
  /** By question, beside what its words stand for another matter. */
  readonly unless: ReadonlyMap<string, PhraseTable<boolean>>;
  readonly doubters: PhraseTable<boolean>;
  readonly wishes: PhraseTable<boolean>;
  readonly negators: ReadonlySet<string>;
}

export function questionWordsOf(
  catalog: Pick<Catalog, 'questions' | 'doubters' | 'wishes' | 'negators'>,
): QuestionWords {
  return {
    unless: new Map(
      catalog.questions.flatMap(({ ask, unless }) =>
        unless === undefined ? [] : [[ask, tableOf(unless)] as const],
      ),
    ),
    asks: phraseTable(
      catalog.questions.flatMap((entry) => entry.words.map((word) => [word, entry] as const)),
    ),
    whos: catalog.questions.filter(({ kind }) => kind === 'who').map(whoWordsOf),
    doubters: tableOf(catalog.doubters),
    wishes: tableOf(catalog.wishes),
    negators: new Set(catalog.negators),
  };
}

const tableOf = (words: readonly string[]): PhraseTable<boolean> =>
  phraseTable(words.map((word) => [word, true] as const));

interface Found {
  readonly entry: QuestionEntry;
  readonly first: number;
  readonly last: number;
  readonly inside: readonly Clause[];
  readonly denied: boolean;
  readonly by?: readonly Named[];
  readonly done?: boolean;
}

/**
 * The questions that the tokens `first` … `last - 1` of one sentence answer, each once for the clauses that hold its
 * words. `clauses` are those of the sentence.
 */
export function askedIn(
  tokens: readonly Token[],
  first: number,
  last: number,
  clauses: readonly Clause[],
  words: QuestionWords,
): readonly Asked[] {
  const found = new Map<string, Found>();
  const add = (
    entry: QuestionEntry,
    from: number,
    to: number,
    who: { readonly by?: readonly Named[]; readonly done?: boolean } = {},
  ): void => {
    const inside = clauses.filter((clause) => clause.first < to && from < clause.last);
    if (entry.kind === 'whether' && entry.planned !== true && isWish(tokens, from, inside, words)) return;
    if (isOther(tokens, inside, words.unless.get(entry.ask))) return;
    const key = `${entry.ask} ${inside[0]?.first ?? from}`;
    const known = found.get(key);
    const denied =
      known?.denied === true ||
      isDenied(tokens, Math.max(first, from - before), Math.min(last, to + after), from, words);
    const longer = known === undefined || to - from > known.last - known.first;
    found.set(key, longer ? { entry, first: from, last: to, inside, denied, ...who } : { ...known, denied });
  };
  for (const { first: from, last: to, value } of phrasesIn(words.asks, tokens, first, last)) {
    if (value.kind !== 'who') add(value, from, to);
    else {
      const by = subjectAt(tokens, from, first, clauses);
      if (by.length > 0) add(value, from, to, { by });
    }
  }
  for (const who of words.whos)
    for (const { first: from, last: to, by, done } of whoIn(tokens, first, last, clauses, who))
      add(who.entry, from, to, { by, ...(done === null ? {} : { done }) });
  return [...found.values()].map(
    ({
      entry: { ask, kind, question, doneQuestion },
      first: from,
      last: to,
      inside,
      denied,
      by,
      done,
    }): Asked => ({
      start: Math.min(tokens[from]?.start ?? 0, ...inside.map((span) => span.start)),
      end: Math.max(tokens[to - 1]?.end ?? 0, ...inside.map((span) => span.end)),
      ask,
      kind,
      question,
      denied,
      ...(by === undefined ? {} : { by }),
      ...(done === undefined ? {} : { done }),
      ...(doneQuestion === undefined ? {} : { doneQuestion }),
    }),
  );
}

/** The words of a question stand here for another matter, by what stands beside them. */
const isOther = (
  tokens: readonly Token[],
  inside: readonly Clause[],
  unless: PhraseTable<boolean> | undefined,
): boolean =>
  unless !== undefined && inside.some(({ first, last }) => phrasesIn(unless, tokens, first, last).length > 0);

/** What somebody would or must do, wants or promises is no account of what happens. */
function isWish(
  tokens: readonly Token[],
  first: number,
  inside: readonly Clause[],
  { wishes }: QuestionWords,
): boolean {
  return (
    tokens[first - 1]?.lower === 'to' ||
    inside.every(({ modal }) => modal !== null) ||
    inside.some((clause) => phrasesIn(wishes, tokens, clause.first, first).length > 0)
  );
}

/**
 * How far from the words their denial may stand: "little confidence that it marks a retreat", "the second day, to be
 * held on Friday, was no longer expected". Clauses part too often in between to be asked.
 */
const before = 12;
const after = 12;

function isDenied(
  tokens: readonly Token[],
  from: number,
  to: number,
  at: number,
  words: QuestionWords,
): boolean {
  return (
    tokens
      .slice(from, to)
      .some(({ lower }, i) => words.negators.has(lower) && !leansElsewhere(tokens, from + i, at)) ||
    phrasesIn(words.doubters, tokens, from, to).length > 0
  );
}

/** "No accord was reached on the second day": what there is none of stands before the verb, and the words at `at` behind it. */
const leansElsewhere = (tokens: readonly Token[], negator: number, at: number): boolean =>
  tokens[negator]?.lower === 'no' &&
  tokens[negator + 1]?.lower !== 'longer' &&
  tokens.slice(negator + 1, Math.max(negator + 1, at)).some(({ pos }) => pos === 'VERB');
