import { isWordly, kindOf } from './characters.js';
import type { Span } from './passage.js';

/**
 * Cuts a stretch of text into the spans of its tokens, in one pass. Words keep inner hyphens ("non-aligned") and the
 * periods of abbreviations ("U.S.", "Gen."); clitics stand alone ("did|n't", "Turkey|'s", "allies|'"); a run of four or
 * more equal signs is one token, so that a page of dashes or marks costs nothing.
 */
export function tokenSpans(
  text: string,
  from: number,
  to: number,
  abbreviations: ReadonlySet<string>,
): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  while (at < to) {
    const kind = kindOf(text, at);
    if (kind === 'space' || kind === 'line') at += 1;
    else if (isWordly(kind)) at = word(text, at, to, abbreviations, spans);
    else at = sign(text, at, to, spans);
  }
  return spans;
}

function word(
  text: string,
  start: number,
  to: number,
  abbreviations: ReadonlySet<string>,
  spans: Span[],
): number {
  const address = addressEnd(text, start, to);
  if (address > start) {
    spans.push({ start, end: address });
    return address;
  }
  let end = run(text, start, to);
  let clitic = end;
  // After a hyphen initials count from there: "D-N.J.".
  let part = start;
  for (;;) {
    const sign = text[end];
    const inner = end + 1 < to && isWordly(kindOf(text, end + 1));
    if (sign === undefined || end >= to) break;
    if (sign === '-' || sign === '‑' || sign === '\u00ad') {
      if (!inner) break;
      part = end + 1;
      end = run(text, end + 1, to);
    } else if (sign === '.') {
      // "U.S." and "a.m.", one letter at a time; "3.5"; and the period of a listed abbreviation.
      if (inner && isInitial(text, part, end) && isSingle(text, end + 1, to)) end = run(text, end + 1, to);
      else if (inner && isDigitAt(text, end - 1) && isDigitAt(text, end + 1)) end = run(text, end + 1, to);
      else {
        if (
          isInitial(text, part, end) ||
          (end - start < 12 && abbreviations.has(text.slice(start, end).toLowerCase()))
        )
          end += 1;
        if (text[end] === '-' && end + 1 < to && isWordly(kindOf(text, end + 1))) continue;
        break;
      }
    } else if (
      (sign === ',' || sign === ':') &&
      inner &&
      isDigitAt(text, end - 1) &&
      isDigitAt(text, end + 1)
    )
      end = run(text, end + 1, to);
    else if ((sign === "'" || sign === '’' || sign === '‘') && inner) {
      const next = run(text, end + 1, to);
      const tail = text.slice(end + 1, Math.min(next, end + 4)).toLowerCase();
      if (tail === 't' && next === end + 2 && text[end - 1]?.toLowerCase() === 'n' && end - start > 1) {
        clitic = end - 1;
        end = next;
        break;
      }
      if (['s', 're', 've', 'll', 'd', 'm'].includes(tail) && next - end - 1 === tail.length) {
        clitic = end;
        end = next;
        break;
      }
      end = next;
    } else break;
    clitic = end;
  }
  if (clitic < end && clitic > start && isCliticAt(text, clitic, end)) {
    spans.push({ start, end: clitic }, { start: clitic, end });
  } else spans.push({ start, end });
  return end;
}

const isCliticAt = (text: string, at: number, end: number): boolean =>
  /^(?:n['’‘]t|['’‘](?:s|re|ve|ll|d|m))$/i.test(text.slice(at, Math.min(end, at + 4)));

function run(text: string, start: number, to: number): number {
  let end = start;
  while (end < to && isWordly(kindOf(text, end))) end += 1;
  return end;
}

const isDigitAt = (text: string, at: number): boolean => kindOf(text, at) === 'digit';

/** One letter, or letters with a period between each: "U", "U.S". */
function isInitial(text: string, start: number, end: number): boolean {
  if (end - start > 9 || (end - start) % 2 === 0) return false;
  for (let at = start; at < end; at += 1) {
    if ((at - start) % 2 === 0 ? kindOf(text, at) !== 'letter' : text[at] !== '.') return false;
  }
  return true;
}

const isSingle = (text: string, at: number, to: number): boolean =>
  kindOf(text, at) === 'letter' && (at + 1 >= to || !isWordly(kindOf(text, at + 1)));

const addressStart = /^(?:https?:\/\/|www\.)/i;

/** Where a web or mail address that starts here ends; `start` where none does. */
function addressEnd(text: string, start: number, to: number): number {
  const head = text[start];
  if (
    (head === 'h' || head === 'w' || head === 'H' || head === 'W') &&
    addressStart.test(text.slice(start, start + 8))
  ) {
    let end = start;
    while (end < to && !/[\s"“”<>]/.test(text[end] ?? ' ')) end += 1;
    while (end > start && /[.,;:!?)\]'’]/.test(text[end - 1] ?? '')) end -= 1;
    return end;
  }
  return start;
}

function sign(text: string, start: number, to: number, spans: Span[]): number {
  const character = text[start];
  let same = start + 1;
  while (same < to && text[same] === character) same += 1;
  let length = 1;
  if (same - start >= 4 || (same - start > 1 && (character === '-' || character === '.')))
    length = same - start;
  else if (same - start === 2 && (character === '`' || character === "'")) length = 2;
  // A plural's apostrophe and an elision stay with nothing: whether they quote is for `quotations.ts` to say.
  spans.push({ start, end: start + length });
  return start + length;
}
