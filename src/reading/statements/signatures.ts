import { isUpper } from '../../text/characters.js';
import type { CutText, Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { ActorBook } from '../actors/book.js';
import type { Run } from '../attributions/attribution.js';

/** Tokens of a signature at most: a name, titles before it, an office or paper behind. */
const longest = 16;
/** What a signature is made of, besides words with a capital. */
const nominal: ReadonlySet<string> = new Set([
  'PROPN',
  'NOUN',
  'ADJ',
  'ADP',
  'DET',
  'NUM',
  'CCONJ',
  'PART',
  'PUNCT',
  'SYM',
]);
/** Words of a quotation that is signed, at least. */
const fewest = 4;

/**
 * Whose name signs a quotation that opens its paragraph: "“We were hit.” — Prime Minister Ana Marin", in the same line or
 * in one of its own, behind a dash, or without one as "Ana Marin, The Orlen Post". Null where anything is told of anybody.
 */
export function signatureOf(
  cut: CutText,
  { start, end, inner }: Quotation,
  paragraph: number,
  book: ActorBook,
): Run | null {
  const { tokens, paragraphs } = cut;
  const block = paragraphs[paragraph];
  if (block === undefined || block.start !== start || end > block.end) return null;
  const words = cut.text.slice(inner.start, inner.start + 200).split(/\s+/);
  if (words.length < fewest) return null;
  const own = end < block.end && /\S/.test(cut.text.slice(end, block.end));
  const line = own ? { start: end, end: block.end } : paragraphs[paragraph + 1];
  if (line === undefined) return null;
  let first = partition(tokens, (token) => token.start < line.start);
  const last = partition(tokens, (token) => token.start < line.end);
  const dashed = /^(?:—|–|--?)$/.test(tokens[first]?.text ?? '');
  if (dashed) first += 1;
  if (last - first > longest || last <= first || /[.:?!]$/.test(tokens[last - 1]?.text ?? '')) return null;
  for (let at = first; at < last; at += 1)
    if (!nominal.has(tokens[at]?.pos ?? 'X') && !isUpper(tokens[at]?.text[0])) return null;
  for (let at = first; at < last; at += 1) {
    const actor = book.actorAt(at);
    if (actor < 0) {
      if (tokens[at]?.pos === 'PUNCT') return null;
      continue;
    }
    if (book.kindOf(actor) !== 'person' && !book.isNamed(actor)) continue;
    const run = { first: at, last: at + 1 };
    while (run.last < last && book.actorAt(run.last) === actor) run.last += 1;
    // Without a dash only a full name and what it is of.
    const plain = at === first && run.last - at > 1 && tokens[run.last]?.text === ',';
    return dashed || plain ? run : null;
  }
  return null;
}
