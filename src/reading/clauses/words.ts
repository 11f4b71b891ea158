import type { Catalog, ConnectiveEntry, ModalEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';

/** The closed words of the catalogue in a form that can be looked up. Made once per catalogue. */
export interface ClauseWords {
  /** Connectives by their first word, the longest first: what begins otherwise opens nothing. */
  readonly connectives: ReadonlyMap<string, readonly Opening[]>;
  readonly longest: number;
  /** Words of connectives after the first: "that" of "provided that". */
  readonly continuing: ReadonlySet<string>;
  readonly modals: ReadonlyMap<string, ModalEntry['kind']>;
  readonly negators: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
  readonly cues: ReadonlySet<string>;
  readonly notVerbs: ReadonlySet<string>;
}

/** A connective with its words after the first. */
interface Opening extends Connective {
  readonly others: readonly string[];
}

/** Lays the catalogue's words about clauses out for looking up. */
export function clauseWordsOf(catalog: Catalog): ClauseWords {
  const kinds = new Map(
    catalog.connectives.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const)),
  );
  const connectives = new Map<string, Opening[]>();
  for (const [word, kind] of kinds) {
    const [first = word, ...others] = word.split(' ');
    const list = connectives.get(first) ?? [];
    connectives.set(first, list);
    list.push({ kind, word, length: others.length + 1, others });
    list.sort((a, b) => b.length - a.length);
  }
  return {
    connectives,
    longest: Math.max(1, ...[...kinds.keys()].map((word) => word.split(' ').length)),
    continuing: new Set([...kinds.keys()].flatMap((word) => word.split(' ').slice(1))),
    modals: new Map(catalog.modals.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const))),
    negators: new Set(catalog.negators),
    carriers: new Set(catalog.carriers),
    notVerbs: new Set(catalog.notVerbs),
    cues: new Set(catalog.cues.filter(({ kind }) => kind === 'verb').map(({ lemma }) => lemma)),
  };
}

/** A word or phrase that opens a clause. */
export interface Connective {
  readonly kind: ConnectiveEntry['kind'];
  readonly word: string;
  readonly length: number;
}

/** Marks of quotations, which open and close nothing else. */
export const marks = new Set(['“', '”', '"', '‘', '’', "'", '«', '»']);

/** The connective that stands at a token, a comma and marks before it left out, or null. */
export function connectiveAt(
  tokens: readonly Token[],
  at: number,
  end: number,
  words: ClauseWords,
): Connective | null {
  let from = at;
  while (from < end && (tokens[from]?.text === ',' || marks.has(tokens[from]?.text ?? ''))) from++;
  if (from >= end) return null;
  for (const opening of words.connectives.get(tokens[from]?.lower ?? '') ?? none) {
    if (opening.length > end - from) continue;
    if (opening.others.every((word, i) => tokens[from + 1 + i]?.lower === word)) return opening;
  }
  return null;
}

const none: readonly Opening[] = [];
