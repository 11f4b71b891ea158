import type { Token } from '../../text/cut.js';
import type { Clause } from '../clauses/clauses.js';
import { asked, closes, type FigureQuestion } from './asked-clause.js';
import type { AskingWords } from './asking-words.js';

/** So many words behind a figure are repeated at most; a question repeats so many in all at least. */
const behind = 7;
const fewest = 4;
/** So many words behind an "and" its verb is looked for. */
const ahead = 4;

/** What stands before the first noun phrase of a clause says nothing by itself. */
const opens = new Set(['DET', 'ADJ', 'NOUN', 'PROPN']);
/** What belongs to a figure and its noun, and would part them from what is asked. */
const leans = new Set(['NUM', 'NOUN', 'PROPN', 'PART']);
/** What a sum before it tells the size of. */
const modified = new Set(['ADJ', 'NOUN', 'PROPN']);
const sized = new Set(['much', 'share']);
const counts = new Set(['NUM', 'SYM']);
const breaks = /["“”«»‘()[\];:,—–$€£¥]|--/;

/** What a figure with an adjective before it is part of. */
const owners = new Set(['DET', 'PART', 'PRON']);

/** What opens a clause right behind a noun, without "that". */
const contact = new Set(['PROPN', 'PRON', 'DET']);
/** What goes on with the phrase before it. */
const goesOn = new Set(['NOUN', 'PROPN', 'PART', 'NUM']);

/** Takes off what was cut within a phrase: "members of a guild at a | Halvik | church" keeps no church, nor its "at a". */
function untilPhrase(right: Token[], next: Token | undefined): void {
  for (let after = next; right.length > 0; ) {
    const end = right.at(-1);
    const within =
      goesOn.has(after?.pos ?? '') || after?.lower === 'of' || end?.pos === 'ADJ' || end?.pos === 'DET';
    if (!within || after?.sentence !== end?.sentence) return;
    let at = right.length - 1;
    while (at > 0 && right[at]?.pos !== 'ADP') at -= 1;
    after = right[at];
    right.length = at;
  }
}

const isFiniteVerb = ({ pos, lower }: Token): boolean =>
  pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing'));

/**
 * The words around a figure as a question, what is asked in the figure's place: for clauses of which no other question
 * can be made. Null where the figure is part of a compound or of a noun phrase that begins before it.
 *
 * ```ts
 * // "It was the first meeting of the envoys in almost three weeks", asked for "how many weeks"
 * // { text: 'The first meeting of the envoys in how many weeks?', verbless: true }
 * ```
 */
export function inPlaceQuestion(
  tokens: readonly Token[],
  clause: Clause,
  { first, last }: { readonly first: number; readonly last: number },
  measure: readonly string[],
  hedge: string | null,
  words: AskingWords,
): FigureQuestion | null {
  if (tokens[first - 1]?.text === '-' || tokens[last]?.text === '-') return null;
  let from = first;
  while (from > clause.first && !breaks.test(tokens[from - 1]?.text ?? '')) from -= 1;
  const before = tokens.slice(from, first);
  const sure = hedge?.split(' ') ?? [];
  while (sure.includes(before.at(-1)?.lower ?? '')) before.pop();
  if (before.at(-1)?.pos === 'DET') before.pop();
  if (leans.has(before.at(-1)?.pos ?? '')) return null;
  // "an additional 25", "the world's top two": it belongs to what it stands in.
  if (before.at(-1)?.pos === 'ADJ' && owners.has(before.at(-2)?.pos ?? '')) return null;
  const start = before.findIndex(({ pos }) => opens.has(pos));
  // "up from how much", "unless how many agree" open no question.
  if (start < 0 && before.some(({ pos, lower }) => pos !== 'ADP' || words('embedded', lower))) return null;
  if (start < 0 && before.length > 1) return null;
  const opening =
    before[start - 1]?.pos === 'ADP' && before.slice(start).some(isFiniteVerb) ? start - 1 : start;
  // "“votes” | on Monday failed to bring": whoever failed stands before what was left out.
  if (opening !== start && from > clause.first) return null;
  const left = before.slice(Math.max(0, opening));
  if (words('pronoun', left[0]?.lower ?? '')) return null;
  // "the $17 trillion | mark is": what a figure or sign counts is no beginning.
  if (left[0] !== undefined && counts.has(tokens[tokens.indexOf(left[0], from) - 1]?.pos ?? '')) return null;
  // "her husband had lost": whose it was, or "in exchange for" before it, is no part that could be left out.
  const at = left[0] === undefined ? first : tokens.indexOf(left[0], from);
  const dropped = tokens[at - 1]?.sentence === tokens[first]?.sentence ? tokens[at - 1] : undefined;
  if (dropped !== undefined && (dropped.pos === 'PRON' || words('pronoun', dropped.lower))) return null;
  if (dropped?.pos === 'ADP' && !left.some(isFiniteVerb)) return null;
  // "could | travel as far as 40 miles": a verb, whatever it is taken for.
  if (dropped?.pos === 'PART' || (dropped?.pos === 'AUX' && dropped.lemma !== 'be')) return null;
  // "reduces | the toll by $5": what is done to it says what the sum is for.
  if (dropped?.pos === 'VERB' && !left.some(isFiniteVerb) && words('change', left.at(-1)?.lower ?? ''))
    return null;
  const right: Token[] = [];
  for (let i = last; i < clause.last && right.length < behind; i++) {
    const token = tokens[i];
    if (token === undefined || breaks.test(token.text)) break;
    // "after six years | and could be renewed": what is said next.
    if (token.pos === 'CCONJ' && tokens.slice(i + 1, i + 1 + ahead).some(isFiniteVerb)) break;
    right.push(token);
  }
  // "a $4 trillion overall goal": a sum that tells what a noun is like is not asked for.
  if (sized.has(measure.at(-1) ?? '') && modified.has(right[0]?.pos ?? '') && right[0]?.lower !== 'worth')
    return null;
  const cut = right.length === behind;
  if (cut) untilPhrase(right, tokens[last + behind]);
  // "the 400 pages | Orr has promised": a clause on what is counted asks for nothing.
  if (left.length === 0 && contact.has(right[0]?.pos ?? '') && right.some(isFiniteVerb)) return null;
  for (;;) {
    const [before, end] = [right.at(-2), right.at(-1)];
    if (end === undefined) break;
    // "for actions ranging", "with the means to reach": a verb at the end waits for more.
    if (cut && end.pos === 'VERB' && before?.lower === 'to') right.splice(-2);
    else if (!closes(end) || (cut && (end.pos === 'ADJ' || end.lower.endsWith('ing')))) right.pop();
    else break;
  }
  if (left.length + right.length < fewest || (left.length === 0 && before.length === 0)) return null;
  const text = asked([...left.map((token) => token.text), ...measure, ...right.map((token) => token.text)]);
  return text === null ? null : { text, verbless: ![...left, ...right].some(isFiniteVerb) };
}
