import type { Token } from '../text/cut.js';
import { asked, closes } from './asked-clause.js';
import type { AskingWords } from './asking-words.js';
import type { Clause } from './clauses.js';

/** So many words behind a figure are repeated at most; a question repeats so many in all at least. */
const behind = 7;
const fewest = 4;

/** What stands before the first noun phrase of a clause says nothing by itself. */
const opens = new Set(['DET', 'ADJ', 'NOUN', 'PROPN']);
/** What belongs to a figure and its noun, and would part them from what is asked. */
const leans = new Set(['NUM', 'NOUN', 'PROPN', 'PART']);
/** What a sum before it tells the size of. */
const modified = new Set(['ADJ', 'NOUN', 'PROPN']);
const counts = new Set(['NUM', 'SYM']);
const breaks = /["“”«»‘()[\];:,—–$€£¥]|--/;

const isFiniteVerb = ({ pos, lower }: Token): boolean =>
  pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing'));

/**
 * The words around a figure as a question, what is asked in the figure's place: for clauses of which no other question
 * can be made. Null where the figure is part of a compound or of a noun phrase that begins before it.
 *
 * ```ts
 * // "It was the first meeting of the envoys in almost three weeks", asked for "how many weeks"
 * // 'The first meeting of the envoys in how many weeks?'
 * ```
 */
export function inPlaceQuestion(
  tokens: readonly Token[],
  clause: Clause,
  { first, last }: { readonly first: number; readonly last: number },
  measure: readonly string[],
  hedge: string | null,
  words: AskingWords,
): string | null {
  if (tokens[first - 1]?.text === '-' || tokens[last]?.text === '-') return null;
  let from = first;
  while (from > clause.first && !breaks.test(tokens[from - 1]?.text ?? '')) from -= 1;
  const before = tokens.slice(from, first);
  const sure = hedge?.split(' ') ?? [];
  while (sure.includes(before.at(-1)?.lower ?? '')) before.pop();
  if (before.at(-1)?.pos === 'DET') before.pop();
  if (leans.has(before.at(-1)?.pos ?? '')) return null;
  const start = before.findIndex(({ pos }) => opens.has(pos));
  if (start < 0 && before.some(({ pos }) => pos !== 'ADP')) return null;
  const left = before.slice(Math.max(0, start));
  if (words('pronoun', left[0]?.lower ?? '')) return null;
  // "the $17 trillion | mark is": what a figure or sign counts is no beginning.
  if (left[0] !== undefined && counts.has(tokens[tokens.indexOf(left[0], from) - 1]?.pos ?? '')) return null;
  // "her husband had lost": whose it was, or "in exchange for" before it, is no part that could be left out.
  const dropped = before[Math.max(0, start) - 1];
  if (dropped !== undefined && (dropped.pos === 'PRON' || words('pronoun', dropped.lower))) return null;
  if (dropped?.pos === 'ADP' && !left.some(isFiniteVerb)) return null;
  const right: Token[] = [];
  for (let i = last; i < clause.last && right.length < behind; i++) {
    const token = tokens[i];
    if (token === undefined || breaks.test(token.text)) break;
    right.push(token);
  }
  // "a $4 trillion overall goal": a sum that tells what a noun is like is not asked for.
  if (measure.at(-1) === 'much' && modified.has(right[0]?.pos ?? '') && right[0]?.lower !== 'worth')
    return null;
  const cut = right.length === behind;
  // "for actions ranging": a participle at the end waits for more.
  if (cut && right.at(-1)?.lower.endsWith('ing') === true) right.pop();
  while (right.length > 0 && (!closes(right.at(-1)) || (cut && right.at(-1)?.pos === 'ADJ'))) right.pop();
  if (left.length + right.length < fewest || (left.length === 0 && before.length === 0)) return null;
  return asked([...left.map(({ text }) => text), ...measure, ...right.map(({ text }) => text)]);
}
