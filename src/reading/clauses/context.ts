import type { CutText, Token } from '../../text/cut.js';
import { firstEndingAfter, overlapOf, type Span } from '../../text/passage.js';
import type { LocalActor, Mention } from '../actor.js';
import { nobodiesOf } from '../actors/nobodies.js';
import type { LocalStatement } from '../statement.js';
import { hashOf } from '../words/hash.js';
import type { ActWord, MoveLexicon } from '../words/move-lexicon.js';
import { type PhraseHits, phraseHitsOf } from '../words/phrase-hits.js';
import { type Clause, clausesOf } from './clauses.js';
import { ownersOf } from './owners.js';
import type { ClauseWords } from './words.js';

/** Who stands where in a report: what statements and actors tell about a clause. */
export interface Voices {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly LocalStatement[];
}

/** The catalogue's words in a report. */
export interface ContextHits {
  readonly acts: PhraseHits<ActWord>;
  readonly rareActs: PhraseHits<string>;
  readonly issues: PhraseHits<string>;
  readonly issueHints: PhraseHits<string>;
  readonly steps: PhraseHits<string>;
}

/** A report's clauses with what is the same for all of them. */
export interface ClauseContext {
  readonly cut: CutText;
  readonly clauses: readonly Clause[];
  readonly lexicon: MoveLexicon;
  readonly hits: ContextHits;
  readonly voices: Voices;
  /** How often each actor is named, the most often first: parties are named more than critics. */
  readonly ranks: ReadonlyMap<number, number>;
  /** Actors that no move can be of: `nobodiesOf`. */
  readonly nobodies: ReadonlySet<number>;
  /** Whom what is written or agreed stands for, null for nobody: `ownersOf`. */
  readonly owners: ReadonlyMap<number, number | null>;
  /** The issues that the report's words name most often, at most four. */
  readonly topics: readonly string[];
  /** By sentence: indices of the statements that share words with it. */
  readonly statementsOf: readonly (readonly number[])[];
  /** By token: hashes of its lemma and of its form in small letters, and what sort of word it is (`wordSort`). */
  readonly lemmas: Int32Array;
  readonly forms: Int32Array;
  readonly sorts: Uint8Array;
}

/** Bits of `ClauseContext.sorts`. */
export const wordSort = { mark: 1, slight: 2, negator: 4, cue: 8, describing: 16, name: 32 } as const;

/** Words that say little by themselves: they count only in pairs. */
const slight = new Set(
  'the a an of to in on at for and or by with from as is be are was were it its that this have has had will would'.split(
    ' ',
  ),
);

function sortOf({ pos, lemma, lower }: Token, { cues, negators }: MoveLexicon): number {
  return (
    (pos === 'PUNCT' || pos === 'SPACE' ? wordSort.mark : 0) |
    (slight.has(lemma) ? wordSort.slight : 0) |
    (negators.has(lower) ? wordSort.negator : 0) |
    (pos === 'VERB' && cues.has(lemma) ? wordSort.cue : 0) |
    (pos === 'ADJ' || pos === 'ADV' ? wordSort.describing : 0) |
    (pos === 'PROPN' ? wordSort.name : 0)
  );
}

export function clauseContextOf(
  cut: CutText,
  words: ClauseWords,
  lexicon: MoveLexicon,
  voices: Voices,
): ClauseContext {
  const { tokens } = cut;
  const hits: ContextHits = {
    acts: phraseHitsOf(lexicon.acts, tokens),
    rareActs: phraseHitsOf(lexicon.rareActs, tokens),
    issues: phraseHitsOf(lexicon.issues, tokens),
    issueHints: phraseHitsOf(lexicon.issueHints, tokens),
    steps: phraseHitsOf(lexicon.steps, tokens),
  };
  const lemmas = new Int32Array(tokens.length);
  const forms = new Int32Array(tokens.length);
  const sorts = new Uint8Array(tokens.length);
  tokens.forEach((token, i) => {
    const { lemma, lower } = token;
    sorts[i] = sortOf(token, lexicon);
    lemmas[i] = hashOf(lemma);
    forms[i] = lemma === lower ? (lemmas[i] ?? 0) : hashOf(lower);
  });
  return {
    cut,
    clauses: clausesOf(cut, words),
    lexicon,
    hits,
    voices,
    ranks: ranksOf(voices),
    nobodies: nobodiesOf(cut, voices),
    owners: ownersOf(voices.actors, lexicon.papers),
    topics: topicsOf(tokens, hits.issues),
    statementsOf: bySentence(cut, voices.statements),
    lemmas,
    forms,
    sorts,
  };
}

function topicsOf(tokens: readonly Token[], issues: PhraseHits<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { value } of issues.in(0, tokens.length)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 4)
    .map(([issue]) => issue);
}

function ranksOf({ mentions }: Voices): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { actor } of mentions) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return new Map(
    [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([actor], rank) => [actor, rank] as const),
  );
}

function bySentence(cut: CutText, statements: readonly LocalStatement[]): readonly (readonly number[])[] {
  const { sentences } = cut;
  const out: number[][] = sentences.map(() => []);
  statements.forEach((statement, index) => {
    const from = firstEndingAfter(sentences, statement.start);
    for (let i = from; i < sentences.length && (sentences[i]?.start ?? 0) < statement.end; i++)
      out[i]?.push(index);
  });
  return out;
}

/** The innermost statement that holds more than half of a stretch of one sentence. */
export function statementAround(
  { voices, statementsOf }: ClauseContext,
  span: Span,
  sentence: number,
): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const i of statementsOf[sentence] ?? []) {
    const statement = voices.statements[i];
    if (statement === undefined) continue;
    const size = statement.end - statement.start;
    if (overlapOf(span, statement) > 0.5 * (span.end - span.start) && size < least) [best, least] = [i, size];
  }
  return best;
}
