import type { Token } from '../../text/cut.js';
import { verbGroups } from './verbs.js';
import { type ClauseWords, type Connective, connectiveAt, marks } from './words.js';

/** Where a clause begins, and what opens it. */
export interface Boundary {
  readonly token: number;
  readonly connective: Connective | null;
}

/** A subject between "with" and its participle is no longer, in tokens. */
const longestSubject = 8;

const opensStrongly = new Set([';', ':', '—', '–', '--', '(', ')']);

/** Chains of verbs; "provided that" opens a clause and is none. */
export const verbsBetween = (
  tokens: readonly Token[],
  first: number,
  last: number,
  words: ClauseWords,
): ReturnType<typeof verbGroups> =>
  verbGroups(tokens, first, last, words).filter(
    (group) => (connectiveAt(tokens, group.first, last, words)?.length ?? 0) < 2,
  );

/** Where new clauses begin, in order. */
export function boundaries(
  tokens: readonly Token[],
  first: number,
  last: number,
  words: ClauseWords,
): Boundary[] {
  const groups = verbsBetween(tokens, first, last, words);
  const found = new Map<number, Connective | null>();
  // An exchange is a clause of its own even where it holds no verb.
  for (let i = first + 1; i < last; i++) {
    const opened = connectiveAt(tokens, i, last, words);
    if (opened?.kind === 'exchange' && opened.word !== 'in turn') found.set(i, opened);
  }
  for (let g = 1; g < groups.length; g++) {
    const before = groups[g - 1];
    const group = groups[g];
    if (before === undefined || group === undefined) continue;
    const token = boundaryBetween(tokens, before.last, group, before.head, words);
    const opens = token === null ? first : withMark(tokens, token, group.first);
    if (opens > first && !found.has(opens)) found.set(opens, connectiveAt(tokens, opens, last, words));
  }
  return [...found].map(([token, connective]) => ({ token, connective })).sort((a, b) => a.token - b.token);
}

/** An opening mark goes with the words that it opens, a closing one with those that it closes. */
function withMark(tokens: readonly Token[], at: number, verb: number): number {
  let i = at;
  while (i < verb && marks.has(tokens[i]?.text ?? '') && tokens[i]?.start === tokens[i - 1]?.end) i++;
  while (
    marks.has(tokens[i - 1]?.text ?? '') &&
    tokens[i - 1]?.end === tokens[i]?.start &&
    tokens[i - 2]?.end !== tokens[i - 1]?.start
  )
    i--;
  return i;
}

/** The token at which the clause of `group` begins, or null where it goes on the one before. */
function boundaryBetween(
  tokens: readonly Token[],
  from: number,
  group: { readonly first: number; readonly form: 'finite' | 'to' | 'ing' | 'participle' },
  head: number,
  words: ClauseWords,
): number | null {
  const text = (i: number): string => tokens[i]?.lower ?? '';
  // The last break before the verbs, seen from them: what lies between is their subject.
  let commaAt: number | null = null;
  let joinAt: number | null = null;
  for (let i = group.first - 1; i >= from; i--) {
    const over = longerOver(tokens, i, from, words);
    if (over !== null) return over;
    const kind = connectiveAt(tokens, i, i + words.longest, words)?.kind;
    if (opensStrongly.has(text(i)) || isDash(tokens, i))
      return i + 1 < group.first || text(i) === '(' ? i + 1 : i;
    if (kind !== undefined && !marks.has(text(i)) && text(i) !== ',') {
      if (kind === 'join') joinAt ??= i;
      else if (group.form === 'finite' || kind !== 'content') return i;
    }
    if (text(i) === ',' && commaAt === null) commaAt = i;
  }
  if (group.form === 'finite') {
    if (joinAt !== null && (commaAt === null || commaAt < joinAt)) {
      // "Arland and Borland said": the conjunction binds the subject, unless an object stands before it.
      const cue = words.cues.has(tokens[head]?.lemma ?? '');
      const bare = joinAt === group.first - 1;
      if (bare || !cue || commaAt === joinAt - 1) return joinAt;
    }
    if (commaAt !== null) return commaAt + 1;
    return subjectStart(tokens, from, group.first);
  }
  if (commaAt !== null && (commaAt >= group.first - 3 || isAbsolute(tokens, commaAt + 1, group)))
    return commaAt + 1;
  if (joinAt !== null && joinAt >= group.first - 2) return joinAt;
  return null;
}

/** A hyphen with white space on both sides stands for a dash. */
function isDash(tokens: readonly Token[], at: number): boolean {
  const [before, dash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return dash?.text === '-' && (before?.end ?? 0) < dash.start && dash.end < (after?.start ?? 0);
}

/** ", with Arland offering a truce": what somebody else does meanwhile, its subject between "with" and the participle. */
function isAbsolute(
  tokens: readonly Token[],
  at: number,
  { first, form }: { readonly first: number; readonly form: string },
): boolean {
  if (form !== 'ing' || tokens[at]?.lower !== 'with' || first - at > longestSubject) return false;
  for (let i = at + 1; i < first; i++) if (tokens[i]?.pos === 'PUNCT') return false;
  return first > at + 1;
}

/** Where a connective of several words begins that a token is not the first of: "provided" of "provided that". */
function longerOver(tokens: readonly Token[], at: number, from: number, words: ClauseWords): number | null {
  if (!words.continuing.has(tokens[at]?.lower ?? '')) return null;
  for (let i = at - 1; i > at - words.longest && i >= from; i--) {
    const found = connectiveAt(tokens, i, i + words.longest, words);
    if (
      found !== null &&
      i + found.length > at &&
      !marks.has(tokens[i]?.text ?? '') &&
      tokens[i]?.text !== ','
    )
      return found.kind === 'join' || found.kind === 'exchange' ? null : i;
  }
  return null;
}

const nominal = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADV']);

/** Walks left from a verb over the words of its subject; where the subject meets the verb before it, the clause begins. */
function subjectStart(tokens: readonly Token[], from: number, verb: number): number {
  let start = verb;
  for (let i = verb - 1; i >= from; i--) {
    const token = tokens[i];
    if (token === undefined) break;
    const holds =
      nominal.has(token.pos) ||
      (token.pos === 'ADP' && i > from) ||
      token.lower === "'s" ||
      token.lower === '’s' ||
      token.lower === 'and' ||
      token.text === '-' ||
      marks.has(token.text);
    if (!holds) break;
    start = i;
    if (token.pos === 'PRON' || (token.pos === 'DET' && tokens[i - 1]?.pos !== 'ADP')) break;
  }
  return start;
}
