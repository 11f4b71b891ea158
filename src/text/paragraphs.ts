import { isUpper, kindOf } from './characters.js';
import type { ParagraphKind } from './cut.js';
import type { Span } from './passage.js';

export interface Block extends Span {
  readonly kind: ParagraphKind;
}

/**
 * Cuts a text into paragraphs. A line is a paragraph, unless the text was wrapped at a fixed width: then lines run on
 * until an empty one.
 */
export function blocksOf(text: string, captions: readonly string[]): readonly Block[] {
  const lines = linesOf(text);
  const wrapped = isWrapped(text, lines);
  const spans: Span[] = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (wrapped && last !== undefined && !isApart(text, last, line))
      spans[spans.length - 1] = { start: last.start, end: line.end };
    else spans.push(line);
  }
  return spans.map((span) => ({ ...span, kind: kindOfBlock(text, span, captions) }));
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isBlank(text, at)) at += 1;
    if (at >= text.length) break;
    let end = at;
    let filled = at;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      const kind = code > 32 && code < 127 ? 'other' : kindOf(text, end);
      if (kind === 'line') break;
      if (kind !== 'space') filled = end + 1;
    }
    lines.push({ start: at, end: filled });
    at = end;
  }
  return lines;
}

function isBlank(text: string, at: number): boolean {
  const kind = kindOf(text, at);
  return kind === 'space' || kind === 'line';
}

/** Between two lines stands an empty one, or the second starts a list item. */
function isApart(text: string, before: Span, after: Span): boolean {
  const between = text.slice(before.end, after.start);
  return (between.match(/\r\n|[\n\r\u2028\u2029\u0085]/g)?.length ?? 0) > 1 || isListItem(text, after);
}

/** Most lines break off in mid-sentence at about one width, with empty lines elsewhere. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  let joined = 0;
  let broken = 0;
  let longest = 0;
  for (const [index, line] of lines.entries()) {
    longest = Math.max(longest, line.end - line.start);
    const next = lines[index + 1];
    if (next === undefined || isApart(text, line, next)) continue;
    joined += 1;
    if (line.end - line.start >= 45 && !/[.!?:"”'’)]/.test(text[line.end - 1] ?? '')) broken += 1;
  }
  return joined >= 3 && longest <= 110 && broken >= joined * 0.6;
}

const listSign = /^(?:[•●▪■◦‣·*–—-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)\S/i;

const isListItem = (text: string, span: Span): boolean =>
  listSign.test(text.slice(span.start, Math.min(span.end, span.start + 12)));

/** Longest heading, in characters. */
const headingLength = 160;

function kindOfBlock(text: string, span: Span, captions: readonly string[]): ParagraphKind {
  const length = span.end - span.start;
  const head = text.slice(span.start, Math.min(span.end, span.start + 40)).toLowerCase();
  if (captions.some((caption) => head.startsWith(caption))) return 'caption';
  if (isListItem(text, span)) return 'list-item';
  const last = text[span.end - 1] ?? '';
  if (
    length > headingLength ||
    !(isUpper(text[span.start]) || /["“‘'\d\p{L}[]/u.test(text[span.start] ?? ''))
  )
    return 'body';
  if (/[.!:;,]/.test(last)) return 'body';
  const ended = /[.!?]["”’')\]]$/.test(text.slice(Math.max(span.start, span.end - 2), span.end));
  return ended || holdsSentence(text.slice(span.start, span.end)) ? 'body' : 'heading';
}

/** Words of the first sentence that make a line with another behind it news, and no "It is over. What comes next". */
const sentenceWords = 5;

/** "They met. Share Email": a whole sentence ends within the line, whatever stands behind it. */
function holdsSentence(line: string): boolean {
  const end = /\p{Ll}{3}\.["”’)]?\s+["“‘]?\p{Lu}/u.exec(line)?.index;
  return end !== undefined && line.slice(0, end).split(/\s+/).length >= sentenceWords;
}
