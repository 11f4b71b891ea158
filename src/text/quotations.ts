import { isLower, isMark, isUpper, isWordly, kindOf } from './characters.js';
import type { ParagraphKind, Quotation } from './cut.js';
import type { Span } from './passage.js';

interface Mark {
  readonly at: number;
  readonly end: number;
  /** Marks of one family open and close one another. */
  readonly family: 'double' | 'single' | 'guillemet' | 'angle';
  readonly side: 'open' | 'close' | 'either';
}

interface Open {
  readonly mark: Mark;
  readonly depth: number;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly depth: number;
  readonly open: boolean;
}

/**
 * Finds the quotations of a text: curly, straight, German and French marks, double or single. A quotation whose
 * paragraph ends before it is closed goes on when the next paragraph opens with a mark again; else it ends there and is
 * called open. A closing mark without an opening one closes a quotation from the start of its sentence.
 */
export function quotationsOf(
  text: string,
  paragraphs: readonly (Span & { readonly kind: ParagraphKind })[],
): readonly Quotation[] {
  const found: Found[] = [];
  let carried: { readonly index: number } | null = null;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.kind === 'furniture' || paragraph.kind === 'caption') continue;
    const marks = marksOf(text, paragraph);
    const here = withUnclosed(text, paragraph, paragraphs[index + 1], pairsOf(text, paragraph, marks));
    const first = here[0];
    const before: Found | undefined = carried === null ? undefined : found[carried.index];
    if (carried !== null && before !== undefined && first?.start === paragraph.start && first.depth === 0) {
      found[carried.index] = { ...before, end: first.end, innerEnd: first.innerEnd, open: first.open };
      for (const one of here.slice(1)) found.push(one);
      // The next paragraph goes on with it while it stays open.
      if (first.open) continue;
    } else for (const one of here) found.push(one);
    carried = null;
    const unclosed = here.findIndex((one) => isUnclosed(one, paragraph));
    if (unclosed >= 0) carried = { index: found.length - here.length + unclosed };
  }
  return found
    .map((quotation) => ({
      start: quotation.start,
      end: quotation.end,
      inner: trimmed(text, quotation.innerStart, quotation.innerEnd),
      depth: quotation.depth,
      open: quotation.open,
    }))
    .filter((quotation) => quotation.inner.end > quotation.inner.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A single mark that opens a paragraph and the next one too: a quotation that goes on, since no apostrophe stands there. */
function withUnclosed(
  text: string,
  { start, end }: Span,
  next: Span | undefined,
  here: readonly Found[],
): readonly Found[] {
  const opens = (at: number | undefined): boolean =>
    at !== undefined && text[at] === '‘' && isUpper(text[at + 1]);
  if (!opens(start) || !opens(next?.start) || here.some((one) => one.start === start)) return here;
  const inner = here.map((one) => ({ ...one, depth: one.depth + 1 }));
  return [{ start, end, innerStart: start + 1, innerEnd: end, depth: 0, open: true }, ...inner];
}

/** Opened in this paragraph, by a mark, and not closed in it. */
const isUnclosed = (one: Found, paragraph: Span): boolean =>
  one.open && one.depth === 0 && one.end === paragraph.end && one.innerStart > one.start;

function trimmed(text: string, start: number, end: number): Span {
  let [from, to] = [start, Math.max(start, end)];
  while (from < to && !/\S/.test(text[from] ?? 'x')) from += 1;
  while (to > from && !/\S/.test(text[to - 1] ?? 'x')) to -= 1;
  return { start: from, end: to };
}

function marksOf(text: string, paragraph: Span): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    if (!isMark(text.charCodeAt(at))) continue;
    const character = text[at] ?? '';
    let same = at + 1;
    while (same < paragraph.end && text[same] === character) same += 1;
    if (same - at >= 4) {
      // A rule drawn with marks.
      at = same - 1;
      continue;
    }
    const double =
      text[at + 1] === character &&
      (character === "'" || character === '`' || character === '’' || character === '‘');
    const mark = markAt(text, paragraph, at, double ? at + 2 : at + 1, character);
    if (mark !== null) marks.push(mark);
    if (double) at += 1;
  }
  return marks;
}

function markAt(text: string, paragraph: Span, at: number, end: number, character: string): Mark | null {
  const before = at > paragraph.start ? kindOf(text, at - 1) : 'space';
  const after = end < paragraph.end ? kindOf(text, end) : 'space';
  const [previous, next] = [text[at - 1] ?? ' ', text[end] ?? ' '];
  const apart = before === 'space' || before === 'line';
  const ends = after === 'space' || after === 'line';
  const leads = apart || (before === 'other' && /[([{—–\-/“‘„"«:]/.test(previous));
  const trails = ends || (after === 'other' && /[)\]}.,;:!?—–\-/”’"»…]/.test(next));
  const side = leads && !ends ? 'open' : trails && !apart ? 'close' : 'either';
  const single = end - at === 1;
  switch (character) {
    case '“':
    case '‟':
      return { at, end, family: 'double', side: !apart && trails ? 'either' : 'open' };
    case '„':
      return { at, end, family: 'double', side: 'open' };
    case '”':
      return { at, end, family: 'double', side: leads && !ends ? 'either' : 'close' };
    case '"':
    // Programs that make marks curly set a double prime behind a digit: “Vision 2040″.
    case '″':
      // Inches and minutes of arc stand after a digit and are never opened.
      return { at, end, family: 'double', side };
    case '«':
      return {
        at,
        end,
        family: 'guillemet',
        side: isWordly(before) || (trails && !apart) ? 'close' : 'open',
      };
    case '»':
      return { at, end, family: 'guillemet', side: apart && isWordly(after) ? 'open' : 'close' };
    case '‹':
      return { at, end, family: 'angle', side: 'open' };
    case '›':
      return { at, end, family: 'angle', side: 'close' };
    case '‘':
      if (!single) return { at, end, family: 'double', side: 'open' };
      return leads && !ends
        ? { at, end, family: 'single', side: isElision(text, end) ? 'either' : 'open' }
        : null;
    case '‚':
      return leads && !ends ? { at, end, family: 'single', side: 'open' } : null;
    case '`':
      return { at, end, family: single ? 'single' : 'double', side: 'open' };
    default:
      if (!single) return { at, end, family: 'double', side };
      return apostropheOrMark(text, at, end, character, { leads, trails, ends, apart });
  }
}

interface Place {
  readonly leads: boolean;
  readonly trails: boolean;
  readonly ends: boolean;
  readonly apart: boolean;
}

/** ’ and ': inside a word it is an apostrophe; after one it closes or marks a plural's genitive. */
function apostropheOrMark(
  text: string,
  at: number,
  end: number,
  character: string,
  place: Place,
): Mark | null {
  if (place.leads && !place.ends) {
    if (character === '’' || isElision(text, end)) return null;
    return { at, end, family: 'single', side: 'open' };
  }
  if (place.trails && !place.apart) {
    const previous = (text[at - 1] ?? '').toLowerCase();
    return { at, end, family: 'single', side: previous === 's' && place.ends ? 'either' : 'close' };
  }
  return null;
}

const elision = /^(?:em|til|tis|twas|cause|bout|round|n|cos|\d0s|\d\d)(?![\p{L}\p{N}])/iu;

const isElision = (text: string, at: number): boolean => elision.test(text.slice(at, at + 6));

/** How far ahead a single mark looks for the one that closes it: a scare quote, not the paragraph's last genitive. */
function closersAfter(marks: readonly Mark[]): readonly number[] {
  // For every mark, the index of the next single mark that can close, before another one opens.
  const next = new Array<number>(marks.length).fill(-1);
  let strong = -1;
  let weak = -1;
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    next[index] = strong >= 0 ? strong : weak;
    const mark = marks[index];
    if (mark?.family !== 'single') continue;
    if (mark.side === 'close') strong = index;
    else if (mark.side === 'either') weak = index;
    else {
      strong = -1;
      weak = -1;
    }
  }
  return next;
}

function pairsOf(text: string, paragraph: Span, marks: readonly Mark[]): Found[] {
  const found: Found[] = [];
  const stack: Open[] = [];
  const closing = closersAfter(marks);
  const isOpen = (family: Mark['family']): boolean => stack.some((one) => one.mark.family === family);
  const close = (mark: Mark): void => {
    // Whatever was opened later and not closed was no quotation: an apostrophe, a stray mark.
    while (stack.length > 0) {
      const top = stack.pop();
      if (top === undefined || top.mark.family !== mark.family) continue;
      found.push({
        start: top.mark.at,
        end: mark.end,
        innerStart: top.mark.end,
        innerEnd: mark.at,
        depth: stack.length,
        open: false,
      });
      return;
    }
  };
  /** Gives up a quotation that was never closed: it ends with the sentence that it stands in. */
  const giveUp = (before: number): void => {
    const index = stack.findIndex((one) => one.mark.family === 'double');
    const opened = stack[index];
    if (opened === undefined) return;
    stack.length = index;
    const end = sentenceEnd(text, opened.mark.end, before);
    found.push({
      start: opened.mark.at,
      end,
      innerStart: opened.mark.end,
      innerEnd: end,
      depth: 0,
      open: true,
    });
  };
  for (const [index, mark] of marks.entries()) {
    if (mark.family === 'single') {
      if (mark.side === 'open') {
        if ((closing[index] ?? -1) > 0 && !isOpen('single') && stack.length < deepest)
          stack.push({ mark, depth: stack.length });
      } else if (isOpen('single')) {
        // A genitive ("the allies’ plan") inside single marks closes nothing while a better mark follows.
        if (mark.side === 'close' || !((closing[index] ?? -1) > 0)) close(mark);
      }
      continue;
    }
    const inside = isOpen(mark.family);
    if (mark.side === 'close' || (mark.side === 'either' && inside)) {
      if (inside) close(mark);
      else if (mark.family === 'double' && !isMeasure(text, mark)) {
        const from = Math.max(
          paragraph.start,
          found.at(-1)?.end ?? 0,
          sentenceStart(text, paragraph.start, mark.at),
        );
        if (mark.at - from > 1)
          found.push({
            start: from,
            end: mark.end,
            innerStart: from,
            innerEnd: mark.at,
            depth: 0,
            open: true,
          });
      }
    } else if (mark.side === 'open' && inside && text[mark.at] !== '“' && text[mark.at] !== '„')
      giveUpAndOpen(mark);
    else if (mark.side === 'open' && inside) {
      // A second “ inside: the first was never closed, unless both get closed before the paragraph ends.
      if (
        closesAhead(marks, index, mark.family) > stack.filter((one) => one.mark.family === mark.family).length
      ) {
        if (stack.length < deepest) stack.push({ mark, depth: stack.length });
      } else giveUpAndOpen(mark);
    } else if (stack.length < deepest) stack.push({ mark, depth: stack.length });
  }
  function giveUpAndOpen(mark: Mark): void {
    giveUp(mark.at);
    stack.push({ mark, depth: stack.length });
  }
  const left = stack.find((one) => one.mark.family !== 'single');
  if (left !== undefined)
    found.push({
      start: left.mark.at,
      end: paragraph.end,
      innerStart: left.mark.end,
      innerEnd: paragraph.end,
      depth: 0,
      open: true,
    });
  return found.sort((a, b) => a.start - b.start);
}

/** Quotations inside quotations, at most. */
const deepest = 6;

/** Closing marks of a family among the next few marks: a bounded look ahead. */
function closesAhead(marks: readonly Mark[], index: number, family: Mark['family']): number {
  let closes = 0;
  for (const mark of marks.slice(index + 1, index + 9)) {
    if (mark.family !== family) continue;
    if (mark.side === 'open') return closes;
    closes += 1;
  }
  return closes;
}

const isMeasure = (text: string, mark: Mark): boolean =>
  kindOf(text, mark.at - 1) === 'digit' && /["″]/.test(text[mark.at] ?? '');

/** Looks at most this far for the sentence around an unpaired mark. */
const reach = 600;

function sentenceEnd(text: string, from: number, before: number): number {
  const stretch = text.slice(from, Math.min(before, from + reach));
  const stop = /[.!?](?=\s+\p{Lu})/u.exec(stretch);
  return from + (stop === null ? stretch.trimEnd().length : stop.index + 1);
}

function sentenceStart(text: string, floor: number, before: number): number {
  const limit = Math.max(floor, before - reach);
  for (let at = before - 2; at > limit; at -= 1) {
    const code = text.charCodeAt(at);
    if (
      (code === 0x2e || code === 0x21 || code === 0x3f) &&
      kindOf(text, at + 1) === 'space' &&
      isUpper(text[at + 2]) &&
      !isLower(text[at - 2] ?? 'a') === false
    )
      return at + 2;
  }
  return limit;
}
