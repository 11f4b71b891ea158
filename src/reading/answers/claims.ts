import type { Catalog, OverturningEntry } from '../../catalog/catalog.js';
import type { CutText, Token } from '../../text/cut.js';
import { type PhraseTable, phrasesIn, phraseTable } from '../../text/phrases.js';
import { countWords } from '../../text/words.js';
import type { Claim } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import type { AskingWords } from './asking-words.js';

/** Verbs that deny by what they mean, with the verb that they deny; words that leave open what lies beyond them. */
export interface ClaimWords {
  readonly overturning: ReadonlyMap<string, OverturningEntry['kind']>;
  readonly papers: ReadonlySet<string>;
  readonly denials: PhraseTable<string>;
  readonly limiting: ReadonlySet<string>;
  /** Verbs of one meaning, by the one that stands for all. */
  readonly near: ReadonlyMap<string, string>;
}

export const claimWordsOf = ({
  denials,
  limiting,
  nearVerbs,
  overturning,
  papers,
}: Pick<Catalog, 'denials' | 'limiting' | 'nearVerbs' | 'overturning' | 'papers'>): ClaimWords => ({
  overturning: new Map(overturning.flatMap(({ kind, verbs }) => verbs.map((verb) => [verb, kind] as const))),
  papers: new Set(papers),
  near: new Map(nearVerbs.flatMap((verbs) => verbs.map((verb) => [verb, verbs[0] ?? verb] as const))),
  denials: phraseTable(denials.flatMap(({ of, words }) => words.map((word) => [word, of] as const))),
  limiting: new Set(limiting),
});

/**
 * What a clause says of its own subject, as asserted or denied: "leaves out aid" denies what "includes aid" asserts, as
 * "refused to sign" denies "signed". Null where it does neither: a question, a condition, a purpose, what could be, what is
 * said of a noun in passing, and what holds only up to a limit ("did not know until then").
 */
export function claimOf(
  { text, tokens }: CutText,
  clause: Clause,
  holder: Clause | undefined,
  sentence: { readonly start: number; readonly end: number; readonly from: number },
  negated: boolean,
  asking: AskingWords,
  words: ClaimWords,
): Claim | null {
  const { subject, first, last, kind, introducer, modal, verbs } = clause;
  const lead = verbs[0];
  if (subject === null || lead === undefined || !asserting.has(kind)) return null;
  if (modal !== null && modal !== 'future') return null;
  if (asking('embedded', introducer ?? '')) return null;
  const own = tokens.slice(first, last);
  if (own.some(({ text: word, lower }) => word === '?' || words.limiting.has(lower))) return null;
  const named = own.filter((token) => token.start >= subject.start && token.end <= subject.end);
  if (!named.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')) return null;
  if (text.slice(clause.end, sentence.end).trimEnd().endsWith('?')) return null;
  const [denial] = phrasesIn(words.denials, tokens, lead, Math.min(last, lead + 4)).filter(
    ({ first: at }) => at === lead,
  );
  const chained = tokens[lead + 1]?.lower === 'to' ? verbs.find((at) => at > lead) : undefined;
  const verb = tokens[denial === undefined ? lead : (chained ?? lead)];
  if (verb === undefined) return null;
  const held = clause.kind === 'content' && holder !== undefined ? heldBy(tokens, holder, words) : 'asserted';
  if (held === 'open') return null;
  const at = (offset: number): number => sentence.from + countWords(text, clause.start, offset);
  const meant = denial === undefined || chained !== undefined ? verb.lemma : denial.value;
  const behind = denial === undefined || chained !== undefined ? verb : (tokens[denial.last - 1] as Token);
  return {
    verb: words.near.get(meant) ?? meant,
    from: at(subject.start),
    to: at(subject.end),
    rest: at(behind.end),
    denied: (negated !== (denial !== undefined)) !== (held === 'denied'),
    future: clause.tense === 'future',
    ...(held === 'denied' ? { overturned: true } : {}),
  };
}

/** What a clause makes of its content: "denied that", "does not believe that" deny it, "did not say that" leaves it open. */
function heldBy(
  tokens: readonly Token[],
  { verbs, negated, subject, first, last }: Clause,
  { overturning, papers }: ClaimWords,
): 'asserted' | 'denied' | 'open' {
  const lemma = tokens[verbs.at(-1) ?? -1]?.lemma ?? '';
  const kind = overturning.get(lemma);
  if (kind === 'denying') return negated ? 'open' : 'denied';
  if (!negated) return 'asserted';
  if (kind !== 'stating') return kind === 'believing' ? 'denied' : 'open';
  const noun = tokens.slice(first, last).find(({ end }) => end === subject?.end);
  return papers.has(noun?.lower ?? '') ? 'denied' : 'open';
}

/** Clauses that say something by themselves. */
const asserting: ReadonlySet<Clause['kind']> = new Set(['main', 'content', 'join']);
