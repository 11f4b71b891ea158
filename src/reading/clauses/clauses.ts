import type { ConnectiveEntry, ModalEntry } from '../../catalog/catalog.js';
import type { CutText, Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Span } from '../../text/passage.js';
import { type Boundary, boundaries, verbsBetween } from './bounds.js';
import { type Chained, inheritedBy } from './rows.js';
import type { VerbGroup } from './verbs.js';
import { type ClauseWords, type Connective, connectiveAt } from './words.js';

export type ClauseKind = ConnectiveEntry['kind'] | 'main' | 'participle' | 'infinitive' | 'fragment';

/**
 * A stretch of a sentence around one chain of verbs. Clauses of a sentence do not overlap and leave nothing out, so a
 * mark on one is a mark on exactly these words.
 */
export interface Clause extends Span {
  readonly sentence: number;
  /** Tokens `first` … `last - 1` of `CutText.tokens`. */
  readonly first: number;
  readonly last: number;
  readonly kind: ClauseKind;
  /** The word or phrase that opens it ("unless"), lower case. */
  readonly introducer: string | null;
  /** Head verbs of the chain, in order: "agreed to stop" has two. Token indices. */
  readonly verbs: readonly number[];
  /** Words before the first verb that it is said of; null where the clause takes over another's. */
  readonly subject: Span | null;
  /** Index of the clause whose subject this one takes over, or null. */
  readonly subjectOf: number | null;
  /** Index of the clause whose row of verbs it goes on ("and free the prisoners"), or null. */
  readonly row: number | null;
  /** Index of the clause that holds this one ("he said" for what he said), or null. */
  readonly within: number | null;
  readonly modal: ModalEntry['kind'] | null;
  readonly tense: 'past' | 'present' | 'future' | 'perfect' | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
  /** Index into `CutText.quotations` of the quotation that most of it stands in, or null. */
  readonly quotation: number | null;
  /** Stands in a list item: it inherits its proposer from what introduces the list. */
  readonly listed: boolean;
}

/**
 * Splits every sentence into clauses, in one pass over the tokens.
 *
 * After the elementary discourse units of Carlson and Marcu (2001), more coarsely: a chain of verbs ("agreed to stop
 * shelling") stays one clause; relative clauses, contents of speech, conditions, coordinated predicates with a verb of
 * their own, and exchanges ("in return for guarantees", even without a verb) are clauses.
 *
 * ```ts
 * clausesOf(cut, words).map(({ start, end }) => text.slice(start, end))
 * // 'Arland would stop tests' , 'in return for aid' , 'if both agreed'
 * ```
 */
export function clausesOf(cut: CutText, words: ClauseWords): readonly Clause[] {
  const clauses: Clause[] = [];
  for (let sentence = 0; sentence < cut.sentences.length; sentence++)
    sentenceClauses(cut, sentence, words, clauses);
  return clauses;
}

function sentenceClauses(cut: CutText, sentence: number, words: ClauseWords, into: Clause[]): void {
  const at = cut.sentences[sentence];
  if (at === undefined || at.last <= at.first) return;
  const base = into.length;
  const row: Chained[] = [];
  const listed = cut.paragraphs[at.paragraph]?.kind === 'list-item';
  const cuts = boundaries(cut.tokens, at.first, at.last, words);
  const edges = [at.first, ...cuts.map(({ token }) => token), at.last];
  for (let i = 0; i + 1 < edges.length; i++) {
    const first = edges[i] ?? at.first;
    const last = edges[i + 1] ?? at.last;
    const opened = i === 0 ? connectiveAt(cut.tokens, first, last, words) : (cuts[i - 1]?.connective ?? null);
    const groups = verbsBetween(cut.tokens, first, last, words);
    const clause = clauseOf(cut, sentence, first, last, opened, listed, words, into, base, groups);
    const own: Chained = { clause, index: into.length, groups, led: [] };
    const taken = inheritedBy(cut.tokens, own, row, closingOf(opened, cuts.slice(i)), words);
    const kind = clause.kind === 'content' ? 'join' : clause.kind;
    const whole = taken === null ? clause : { ...clause, ...taken, kind };
    into.push(whole);
    row.push({ ...own, clause: whole, led: whole.verbs.slice(0, whole.verbs.length - clause.verbs.length) });
  }
}

/** The conjunction that closes the row in which a clause stands: its own, or the next that one opens with. */
function closingOf(opened: Connective | null, rest: readonly Boundary[]): string | null {
  if (opened !== null) return opened.word;
  return rest.find(({ connective }) => connective !== null)?.connective?.word ?? null;
}

function clauseOf(
  cut: CutText,
  sentence: number,
  first: number,
  last: number,
  opened: Connective | null,
  listed: boolean,
  words: ClauseWords,
  before: readonly Clause[],
  base: number,
  groups: readonly VerbGroup[],
): Clause {
  const { tokens } = cut;
  const lead = groups[0];
  const own =
    lead === undefined
      ? null
      : lead.form === 'finite'
        ? subjectSpan(tokens, first, lead.first, opened)
        : absoluteSubject(tokens, first, lead);
  const modals = groups.flatMap(({ first: f, last: l }) =>
    tokens.slice(f, l).flatMap(({ lower }) => words.modals.get(lower) ?? []),
  );
  const previous = before.length > base ? before.length - 1 : null;
  const held = previous === null ? null : holderOf(tokens, before, previous, base, words);
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last - 1]?.end ?? start;
  return {
    start,
    end,
    sentence,
    first,
    last,
    kind: kindOf(opened, lead?.form ?? null, previous === null),
    introducer: opened?.word ?? null,
    verbs: groups.map(({ head }) => head),
    subject: own,
    subjectOf: own === null && previous !== null ? (before[previous]?.subjectOf ?? previous) : null,
    row: null,
    within: held,
    modal: modals[0] ?? null,
    tense: lead?.tense ?? 'none',
    passive: lead?.passive ?? false,
    negated:
      groups.some(({ negated }) => negated) || negatedSubject(tokens, first, lead?.first ?? first, words),
    quotation: quotationOf(cut, start, end),
    listed,
  };
}

/** The nearest clause to the left that ends in a cue verb or a carrier, so that this one is its content. */
function holderOf(
  tokens: readonly Token[],
  before: readonly Clause[],
  previous: number,
  base: number,
  words: ClauseWords,
): number | null {
  for (let i = previous; i >= base; i--) {
    const head = before[i]?.verbs.at(-1);
    const lemma = head === undefined ? '' : (tokens[head]?.lemma ?? '');
    if (words.cues.has(lemma) || words.carriers.has(lemma)) return i;
  }
  return previous;
}

function kindOf(
  opened: Connective | null,
  form: 'finite' | 'to' | 'ing' | 'participle' | null,
  leads: boolean,
): ClauseKind {
  if (opened !== null && (opened.kind !== 'join' || form === 'finite')) return opened.kind;
  if (form === null) return 'fragment';
  if (form === 'finite') return leads ? 'main' : 'content';
  return form === 'to' ? 'infinitive' : 'participle';
}

function subjectSpan(
  tokens: readonly Token[],
  first: number,
  verb: number,
  opened: Connective | null,
): Span | null {
  let from = first;
  let skip = opened === null || opened.kind === 'relative' ? 0 : opened.length;
  while (from < verb && (skip > 0 || tokens[from]?.pos === 'PUNCT')) {
    if (tokens[from]?.pos !== 'PUNCT') skip--;
    from++;
  }
  // What stands before the last comma is an adjunct: "On Monday, the envoys".
  for (let i = verb - 1; i > from; i--)
    if (tokens[i]?.text === ',' && i < verb - 1 && tokens[i - 1]?.pos !== 'PROPN') {
      from = i + 1;
      break;
    }
  const a = tokens[from];
  const b = tokens[verb - 1];
  return a === undefined || b === undefined || from >= verb ? null : { start: a.start, end: b.end };
}

/** "Arland" of ", with Arland offering a truce". */
function absoluteSubject(
  tokens: readonly Token[],
  first: number,
  { first: verb, form }: VerbGroup,
): Span | null {
  const [a, b] = [tokens[first + 1], tokens[verb - 1]];
  if (form !== 'ing' || tokens[first]?.lower !== 'with' || a === undefined || b === undefined) return null;
  return verb > first + 1 && tokens[first - 1]?.text === ',' ? { start: a.start, end: b.end } : null;
}

function negatedSubject(tokens: readonly Token[], first: number, verb: number, words: ClauseWords): boolean {
  for (let i = first; i < verb; i++) if (words.negators.has(tokens[i]?.lower ?? '')) return true;
  return false;
}

function quotationOf(cut: CutText, start: number, end: number): number | null {
  // Quotations stand in order of their start; those of depth 0 do not overlap.
  const after = partition(cut.quotations, (one) => one.start < end);
  for (let i = after - 1; i >= 0 && i >= after - 4; i--) {
    const q = cut.quotations[i];
    if (q === undefined || q.depth > 0) continue;
    const shared = Math.min(end, q.end) - Math.max(start, q.start);
    if (shared > 0.5 * (end - start)) return i;
  }
  return null;
}

/**
 * The part of a clause that carries what is done: without its subject and what leads up to it, where these take up
 * much of it and nobody is quoted. "In the capital, President Ana Marin hailed the deal" is carried by "hailed the deal".
 */
export function coreOf(clause: Clause): Span {
  const { start, end, subject, quotation } = clause;
  if (subject === null || quotation !== null || subject.end <= start) return { start, end };
  const lead = subject.end - start;
  return lead > 0.3 * (end - start) && end - subject.end > 8 ? { start: subject.end, end } : { start, end };
}
