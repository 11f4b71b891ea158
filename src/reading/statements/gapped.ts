import type { Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Telling } from './draft.js';
import type { QuoteSubject } from './quote-subject.js';

/** Words of a name or description that such a clause begins with, at most. */
const longest = 6;

/**
 * "Marin called it “a gift”; Orr, “a wreck”": a further subject whose verb is saved, right before quoted words and
 * behind a semicolon, a comma or "and".
 */
export function gapped({ cut, book, lexicon }: Telling, { start }: Quotation): QuoteSubject | null {
  const { tokens } = cut;
  const mark = partition(tokens, (token) => token.start < start);
  const last = tokens[mark - 1]?.text === ',' ? mark - 1 : mark;
  let first = last;
  while (last - first < longest && /^(?:PROPN|NOUN|ADJ|DET)$/.test(tokens[first - 1]?.pos ?? '')) first -= 1;
  if (first === last || !/^(?:[;,]|and|while)$/.test(tokens[first - 1]?.lower ?? '')) return null;
  const run = { first, last };
  const named = book.actorAt(last - 1);
  if (named >= 0) return { actor: named, run };
  const described = lexicon.persons.has(tokens[last - 1]?.lower ?? '') && tokens[first]?.pos === 'DET';
  const actor = described ? book.described(first, last) : null;
  return actor === null ? null : { actor, run };
}
