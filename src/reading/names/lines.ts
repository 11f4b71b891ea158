import type { CutText } from '../../text/cut.js';

/** Longest line that is but a name, in characters. */
const longest = 90;

/**
 * Whether a paragraph is nothing but a name with its office and party, and a quotation opens the next one: "Sen. Ana
 * Marin (R-Ohio):", as in a list of reactions. `start` and `end`: offsets of the name, office included.
 */
export function isNameLine(cut: CutText, paragraph: number, start: number, end: number): boolean {
  const [block, next] = [cut.paragraphs[paragraph], cut.paragraphs[paragraph + 1]];
  if (block === undefined || next === undefined || block.end - block.start > longest) return false;
  if (!/^["“„«‘]/.test(cut.text[next.start] ?? '')) return false;
  return (
    cut.text.slice(block.start, start).trim() === '' &&
    /^,? ?\(?(?:[RDI]-[\p{L}.]{2,12})?\)? ?:?$/u.test(cut.text.slice(end, block.end).trim())
  );
}
