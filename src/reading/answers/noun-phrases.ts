import type { Token } from '../../text/cut.js';
import { shareUnit } from './figures.js';

/**
 * Noun phrases among the tokens `first` … `last - 1`, as places of the text, one pair after another: each by itself, and
 * again with what it is for or against.
 */
export function nounPhrases(tokens: readonly Token[], first: number, last: number): readonly number[] {
  const places: number[] = [];
  let i = first;
  while (i < last) {
    const end = phraseEnd(tokens, i, last);
    if (end === i) {
      i += 1;
      continue;
    }
    const at = isMistaken(tokens, i) ? i + 1 : i;
    const [from, to] = [tokens[at], tokens[end - 1]];
    if (from !== undefined && to !== undefined && at < end) places.push(from.start, to.end);
    // "in | exchange | for": no phrase, but a preposition.
    const bare = end - at === 1 && tokens[at - 1]?.pos === 'ADP';
    const longer = tokens[end - 1]?.pos === 'NOUN' && !bare ? withMore(tokens, end, last) : end;
    const more = tokens[longer - 1];
    if (from !== undefined && more !== undefined && longer > end && at < end)
      places.push(from.start, more.end);
    i = end;
  }
  return places;
}

/** Where a phrase that begins at `at` ends: "the status of the northern islands", "Norland's envoy". */
function phraseEnd(tokens: readonly Token[], at: number, last: number): number {
  let i = at;
  if (tokens[i]?.pos === 'DET' && /^(?:the|an?)$/.test(tokens[i]?.lower ?? '')) i += 1;
  let end = at;
  for (; i < last && i < at + 8; i++) {
    const { pos, lower } = tokens[i] ?? { pos: 'PUNCT', lower: '' };
    if (pos === 'NOUN' || pos === 'PROPN') end = i + 1;
    else if (pos === 'ADJ' || /^['’]s$/.test(lower)) continue;
    else if (end > at && (lower === 'of' || lower === 'on') && end === i) {
      if (tokens[i + 1]?.lower === 'the') i += 1;
    } else if (tokens[i]?.text === '-' && end === i) continue;
    else break;
  }
  return end;
}

/** "the one that | blocks trade", "would | limit trade" begin with a verb taken for a noun; "5 | percent tolls" with a measure. */
function isMistaken(tokens: readonly Token[], at: number): boolean {
  const [before, here, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || here?.pos !== 'NOUN' || before.sentence !== here.sentence) return false;
  if (before.pos === 'NUM' && here.lower === shareUnit) return true;
  const verbal = before.pos === 'AUX' || before.lower === 'to' || relatives.has(before.lower);
  return verbal && /^(?:NOUN|PROPN|ADJ|DET)$/.test(next?.pos ?? '');
}

const relatives = new Set(['that', 'which', 'who']);

/** Prepositions that tell of a noun what it is for, where they stand behind it. */
const leading = new Set(['for', 'against', 'with', 'between']);

/** Where a phrase that ends before `at` ends with what it is for: "a plan | for the northern lake". */
function withMore(tokens: readonly Token[], at: number, last: number): number {
  if (!leading.has(tokens[at]?.lower ?? '')) return at;
  const end = phraseEnd(tokens, at + 1, last);
  return end > at + 1 ? end : at;
}
