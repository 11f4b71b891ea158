import type { CutText, Token } from '../../text/cut.js';
import type { TimeExpression } from '../../text/time.js';
import { expressionAt, lower } from './expressions.js';
import type { TimeWords } from './words.js';

/**
 * The expressions of time of a text, left to right, none over another. Resolving them against the report's date is
 * joining's: "Tuesday" stays a weekday here, with the direction in which its sentence looks.
 *
 * ```ts
 * timesOf(cut('They met almost three weeks ago.'), words)
 * // [{ kind: 'relative', text: 'almost three weeks ago', offsetDays: -21, precision: 'week', hedge: 'almost', … }]
 * ```
 */
export function timesOf(cut: CutText, words: TimeWords): readonly TimeExpression[] {
  const found: TimeExpression[] = [];
  const { tokens } = cut;
  for (let i = 0; i < tokens.length; ) {
    const hit = opens(tokens[i]?.lower ?? '', words) ? expressionAt(tokens, i, words) : null;
    if (hit === null) {
      i++;
      continue;
    }
    const a = tokens[hit.first];
    const b = tokens[hit.last - 1];
    if (a !== undefined && b !== undefined) {
      const { first: _f, last: _l, ...rest } = hit;
      const hedge = hedgeBefore(tokens, hit.first, words);
      const start = hedge?.start ?? a.start;
      found.push({
        start,
        end: b.end,
        text: cut.text.slice(start, b.end),
        ...rest,
        ...(rest.kind === 'weekday' && rest.direction === undefined
          ? { direction: aheadIn(cut, i, words) ? ('future' as const) : ('past' as const) }
          : {}),
        ...(hedge === null ? {} : { hedge: hedge.word }),
      });
    }
    i = Math.max(hit.last, i + 1);
  }
  return found;
}

/** Whether an expression can start with a word: hardly one in ten is looked at further. */
function opens(word: string, { openers }: TimeWords): boolean {
  const first = word.charCodeAt(0);
  return (
    (first >= 48 && first <= 57) ||
    openers.has(word) ||
    word.includes('-') ||
    (word.endsWith('.') && openers.has(word.slice(0, -1)))
  );
}

function hedgeBefore(
  tokens: readonly Token[],
  at: number,
  words: TimeWords,
): { readonly start: number; readonly word: string } | null {
  for (const word of words.hedges) {
    const parts = word.split(' ');
    const from = at - parts.length;
    if (from >= 0 && parts.every((part, k) => lower(tokens, from + k) === part))
      return { start: tokens[from]?.start ?? 0, word };
  }
  return null;
}

/** Whether the words just before look ahead ("will meet on Tuesday"). */
function aheadIn(cut: CutText, at: number, words: TimeWords): boolean {
  const token = cut.tokens[at];
  const first = token === undefined ? at : (cut.sentences[token.sentence]?.first ?? at);
  for (let i = at - 1; i >= first; i--) {
    const { pos, lower: word, lemma } = cut.tokens[i] ?? { pos: 'X', lower: '', lemma: '' };
    if (word === 'will' || word === 'would' || words.future.has(word)) return true;
    // "by Tuesday", "until late Tuesday"; not "a statement by the ministry on Tuesday".
    if ((word === 'by' || word === 'until') && i >= at - 2) return true;
    // "a meeting called for Tuesday", "due on Tuesday", "parliament votes on Tuesday".
    if (word === 'for' && i === at - 1) return true;
    if (words.ahead.has(word) && lower(cut.tokens, i - 1) !== 'had') return true;
    if (pos === 'VERB' && word === `${lemma}s` && !words.saying.has(lemma)) return true;
    if (word === 'to' && cut.tokens[i + 1]?.pos === 'VERB') return true;
    if (pos === 'VERB' && word !== lemma) return false;
  }
  return false;
}
