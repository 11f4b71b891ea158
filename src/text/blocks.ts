import type { Span } from './passage.js';

/**
 * The stretches of a text that stand by themselves on the page: its lines, without the white space around them; in a
 * text that is broken hard at some 60 to 90 characters, the lines between two blank ones.
 *
 * ```ts
 * blocksOf('Talks resume\n\nThey met.\nThey parted.\n').length // 3
 * ```
 */
export function blocksOf(text: string): readonly Span[] {
  const lines = linesOf(text);
  const filled = lines.filter((line) => line.end > line.start);
  if (!hardBroken(text, lines)) return filled;
  const blocks: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (const line of lines) {
    if (line.end === line.start) open = null;
    else if (open === null) {
      open = { start: line.start, end: line.end };
      blocks.push(open);
    } else open.end = line.end;
  }
  return blocks;
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    let first = start;
    let last = stop;
    while (first < last && isSpace(text.charCodeAt(first))) first++;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    lines.push({ start: first, end: last });
    start = stop + 1;
  }
  return lines;
}

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0xfeff;

/** Many lines of about one length that stop in the middle of a sentence, so that the next goes on with a small letter. */
function hardBroken(text: string, lines: readonly Span[]): boolean {
  let pairs = 0;
  let goesOn = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const [line, next] = [lines[i], lines[i + 1]];
    if (line === undefined || next === undefined || next.end === next.start) continue;
    const length = line.end - line.start;
    if (length < 45 || length > 100) continue;
    pairs++;
    if (/[\p{L}\d,;]/u.test(text.charAt(line.end - 1)) && /\p{Ll}/u.test(text.charAt(next.start))) goesOn++;
  }
  return pairs >= 4 && goesOn > pairs * 0.4;
}
