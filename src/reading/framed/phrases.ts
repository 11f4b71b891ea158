import type { Catalog, GrammarEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';

/** Words of one language's grammar, laid out for looking up. */
export interface Grammar {
  readonly of: (kind: GrammarEntry['kind']) => ReadonlySet<string>;
  readonly endings: readonly string[];
  /** Common nouns that name persons by office, bodies and groups, in small letters: a word that ends in one is one. */
  readonly offices: readonly string[];
  readonly bodies: readonly string[];
  readonly groups: readonly string[];
  readonly titles: ReadonlySet<string>;
}

export function grammarOf(catalog: Catalog): Grammar {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, words } of catalog.grammar)
    kinds.set(kind, new Set([...(kinds.get(kind) ?? []), ...words.map((word) => word.toLowerCase())]));
  const lower = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());
  return {
    of: (kind) => kinds.get(kind) ?? new Set(),
    endings: [...(kinds.get('ending') ?? [])],
    offices: lower(catalog.offices.flatMap(({ title, names }) => [title, ...(names ?? [])])),
    bodies: lower(catalog.bodies),
    groups: lower(catalog.groups),
    titles: new Set(lower(catalog.titles)),
  };
}

/** A noun phrase: its core ("Außenministerin Ada Voss") and what hangs on it ("des Landes"), `last` exclusive. */
export interface NounPhrase {
  readonly first: number;
  /** Where the capitalised words of the core begin and end. */
  readonly core: number;
  readonly coreLast: number;
  readonly last: number;
  readonly pronoun: boolean;
  /** A determiner stands before it. */
  readonly determined: boolean;
}

/** Written with a capital, and not one of the words that have it for another reason. */
export const isCapital = (token: Token | undefined, grammar: Grammar): boolean =>
  token !== undefined && /^\p{Lu}/u.test(token.text) && !grammar.of('no-name').has(token.lower);

/**
 * The noun phrase that begins at a token, or null: determiner, adjectives by their endings, capitalised words, and for
 * offices and bodies what hangs on them by a linking word. For languages that write nouns or at least names in capitals.
 */
export function phraseAt(
  tokens: readonly Token[],
  first: number,
  limit: number,
  grammar: Grammar,
): NounPhrase | null {
  const token = tokens[first];
  if (token === undefined || first >= limit) return null;
  const pronoun =
    grammar.of('pronoun-male').has(token.lower) || grammar.of('pronoun-female').has(token.lower);
  if (pronoun && !(isCapital(tokens[first + 1], grammar) && grammar.of('determiner').has(token.lower)))
    return { first, core: first, coreLast: first + 1, last: first + 1, pronoun: true, determined: false };
  const determined = grammar.of('determiner').has(token.lower);
  const core = adjectives(tokens, determined ? first + 1 : first, limit, grammar);
  if (!isCapital(tokens[core], grammar) || (core > first && !determined)) return null;
  let coreLast = core;
  while (coreLast < limit && isCapital(tokens[coreLast], grammar) && coreLast - core < 6) coreLast += 1;
  let last = coreLast;
  if (isNoun(tokens[core], grammar) || isNoun(tokens[coreLast - 1], grammar))
    for (let links = 0; links < 3; links++) {
      const link = tokens[last];
      if (link === undefined || last >= limit || !grammar.of('link').has(link.lower)) break;
      const article = grammar.of('determiner').has(tokens[last + 1]?.lower ?? '') ? last + 2 : last + 1;
      const next = adjectives(tokens, article, limit, grammar);
      if (!isCapital(tokens[next], grammar) || next >= limit) break;
      last = next;
      while (last < limit && isCapital(tokens[last], grammar) && last - next < 5) last += 1;
    }
  return { first, core, coreLast, last, pronoun: false, determined };
}

function adjectives(tokens: readonly Token[], from: number, limit: number, grammar: Grammar): number {
  let at = from;
  while (
    at < limit &&
    at - from < 3 &&
    !isCapital(tokens[at], grammar) &&
    grammar.endings.some(
      (ending) => (tokens[at]?.lower.length ?? 0) > 3 && tokens[at]?.lower.endsWith(ending),
    )
  )
    at += 1;
  return at;
}

/** A common noun for a person by office, a body or a group. */
export function isNoun(token: Token | undefined, grammar: Grammar): boolean {
  return token !== undefined && nounKind(token.lower, grammar) !== null;
}

export function nounKind(lower: string, grammar: Grammar): 'person' | 'organization' | 'group' | null {
  const ends = (words: readonly string[]): boolean => words.some((word) => lower.endsWith(word));
  if (ends(grammar.groups)) return 'group';
  if (ends(grammar.offices)) return 'person';
  return ends(grammar.bodies) ? 'organization' : null;
}
