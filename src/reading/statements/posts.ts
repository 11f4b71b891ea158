import type { CutText } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import type { ActorBook } from '../actors/book.js';
import type { Run } from '../attributions/attribution.js';
import type { Draft } from './draft.js';

/** Characters of a signature's name and of what may come after its handle, a date. */
const [longestName, longestTail] = [70, 40];
/** Words under which nothing is said. */
const fewest = 3;

/**
 * A post set into a report, told by its signature: "We have a deal! — Ana Marin (@marin) May 2, 2019", in one paragraph or
 * with the signature in the next. Null where no signature ends the paragraph.
 */
export function postAt(cut: CutText, index: number, book: ActorBook): Draft | null {
  const block = cut.paragraphs[index];
  if (block === undefined) return null;
  const tail = cut.text.slice(Math.max(block.start, block.end - longestTail - 24), block.end);
  const sign = /\(@\w{1,20}\)[^()]*$/.exec(tail);
  if (sign === null) return null;
  const handle = block.end - tail.length + sign.index;
  const from = Math.max(block.start, handle - longestName);
  const before = cut.text.slice(from, handle);
  const dash = Math.max(before.lastIndexOf('—'), before.lastIndexOf('–'), before.lastIndexOf('- '));
  if (dash < 0) return null;
  const name = nameWithin(cut, index, from + dash, handle, book);
  const own: Span = { start: block.start, end: trimmedEnd(cut, block.start, from + dash) };
  const previous = cut.paragraphs[index - 1];
  const isOwn = wordsIn(cut, own) >= fewest;
  const content = isOwn || previous === undefined ? own : { start: previous.start, end: previous.end };
  if (wordsIn(cut, content) < fewest || (!isOwn && previous?.kind !== 'body')) return null;
  const actor = name === null ? null : book.actorAt(name.last - 1);
  return {
    attribution: null,
    cueStart: null,
    speaker: actor === null || actor < 0 ? { actor: null, way: 'none' } : { actor, way: 'name' },
    named: name,
    content,
    quotes: [],
    sentence: isOwn ? block.first : (previous?.first ?? block.first),
    paragraph: isOwn ? index : index - 1,
  };
}

function trimmedEnd(cut: CutText, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(cut.text[last - 1] ?? '')) last -= 1;
  return last;
}

const wordsIn = (cut: CutText, { start, end }: Span): number =>
  (cut.text.slice(start, Math.min(end, start + 200)).match(/\p{L}+/gu) ?? []).length;

/** The tokens between two offsets of a paragraph that name one actor, the last such. */
function nameWithin(cut: CutText, index: number, from: number, to: number, book: ActorBook): Run | null {
  const block = cut.paragraphs[index];
  const closing = cut.sentences[(block?.last ?? 0) - 1];
  if (block === undefined || closing === undefined) return null;
  let [first, last] = [-1, -1];
  for (let at = closing.last - 1; at >= 0; at -= 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.start < from) break;
    if (token.end > to || book.actorAt(at) < 0) continue;
    if (last >= 0 && book.actorAt(last) !== book.actorAt(at)) break;
    if (last < 0) last = at;
    first = at;
  }
  return last < 0 ? null : { first, last: last + 1 };
}
