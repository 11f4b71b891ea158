import type { Catalog } from '../../catalog/catalog.js';
import { type PhraseTable, phraseTable } from '../../text/phrases.js';
import { hashOf } from './hash.js';

/** The catalogue's words for acts, issues and steps in a form that can be looked up. Made once per catalogue. */
export interface MoveLexicon {
  readonly acts: PhraseTable<ActWord>;
  /** Acts that are too rare to be learnt. */
  readonly rareActs: PhraseTable<string>;
  /** Of each of them: verbs, and the nouns that they are done to. */
  readonly rareObjects: ReadonlyMap<
    string,
    { readonly verbs: ReadonlySet<string>; readonly of: ReadonlySet<string> }
  >;
  /** Verbs before another of their chain that leave what it says done ("agreed to drop"). */
  readonly yielding: ReadonlySet<string>;
  readonly issues: PhraseTable<string>;
  /** Words that speak for an issue and do not name it. */
  readonly issueHints: PhraseTable<string>;
  readonly steps: PhraseTable<string>;
  readonly parts: PhraseTable<string>;
  readonly conduct: PhraseTable<'toward' | 'against'>;
  readonly cues: ReadonlyMap<string, string | null>;
  readonly negatedActs: ReadonlyMap<string, string>;
  readonly moveNouns: ReadonlySet<string>;
  /** Words before a time that make it a limit: "by", "within". */
  readonly limits: ReadonlySet<string>;
  /** What is written or agreed, and acts for nobody but its owner: "proposal", "accord". */
  readonly papers: ReadonlySet<string>;
  readonly deals: ReadonlySet<string>;
  readonly dealVerbs: ReadonlySet<string>;
  readonly undecided: ReadonlySet<string>;
  /** Plural nouns for people who act for somebody: "officials", "negotiators". */
  readonly people: ReadonlySet<string>;
  /** Common nouns for bodies: "parliament", "delegation". */
  readonly bodies: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  /** "ukrainian" to the key of its state. */
  readonly demonyms: ReadonlyMap<string, string>;
}

export interface ActWord {
  readonly act: string;
  readonly weight: 'word' | 'hint';
  /** One number for both. */
  readonly code: number;
}

export function moveLexiconOf(catalog: Catalog): MoveLexicon {
  return {
    yielding: new Set(catalog.yielding),
    moveNouns: new Set(catalog.moveNouns),
    limits: new Set(catalog.limits),
    papers: new Set(catalog.papers),
    deals: new Set(catalog.deals),
    dealVerbs: new Set(catalog.dealVerbs),
    undecided: new Set(catalog.undecided),
    people: new Set(catalog.groups),
    bodies: new Set(catalog.bodies),
    negators: new Set(catalog.negators),
    demonyms: new Map(
      catalog.states.flatMap(({ key, demonyms }) =>
        demonyms.map((word) => [word.toLowerCase(), key] as const),
      ),
    ),
    acts: phraseTable(
      catalog.acts.flatMap(({ act, words = [], hints = [] }) => {
        const strong: ActWord = { act, weight: 'word', code: hashOf(`word ${act}`) };
        const weak: ActWord = { act, weight: 'hint', code: hashOf(`hint ${act}`) };
        return [
          ...words.map((word) => [word, strong] as const),
          ...hints.map((word) => [word, weak] as const),
        ];
      }),
    ),
    rareActs: phraseTable(
      catalog.acts.flatMap(({ act, rare: { phrases = [], verbs = [], of = [] } = {} }) => [
        ...phrases.map((phrase) => [phrase, act] as const),
        ...verbs.flatMap((verb) => of.map((what) => [`${verb} * ${what}`, act] as const)),
      ]),
    ),
    rareObjects: new Map(
      catalog.acts.flatMap(({ act, rare: { verbs = [], of = [] } = {} }) =>
        verbs.length === 0 ? [] : [[act, { verbs: new Set(verbs), of: new Set(of) }] as const],
      ),
    ),
    issues: phraseTable(
      catalog.issues.flatMap(({ issue, names = [], words }) =>
        [...names, ...words].map((word) => [word, issue] as const),
      ),
    ),
    issueHints: phraseTable(
      catalog.issues.flatMap(({ issue, hints = [] }) => hints.map((word) => [word, issue] as const)),
    ),
    steps: phraseTable(
      catalog.steps.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const)),
    ),
    parts: phraseTable(
      catalog.parts.flatMap(({ part, words }) => words.map((word) => [word, part] as const)),
    ),
    conduct: phraseTable(
      catalog.conduct.flatMap(({ direction, words }) => words.map((word) => [word, direction] as const)),
    ),
    cues: new Map(
      catalog.cues
        .filter(({ kind }) => kind === 'verb')
        .map(({ lemma, act }) => [lemma, act ?? null] as const),
    ),
    negatedActs: new Map(
      catalog.acts.flatMap(({ act, negated }) => (negated === undefined ? [] : [[act, negated] as const])),
    ),
  };
}
