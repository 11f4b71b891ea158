import type { LocalStatement } from '../../reading/statement.js';
import { oneLine } from '../../text/one-line.js';
import { contains, overlapOf, type Span, spanning } from '../../text/passage.js';
import type { Account } from '../record.js';
import type { Unit } from './units.js';
import { placedWords } from './words-of.js';

/** A heading has no more characters than this, and no fewer words that tell something. */
export const longest = 120;
const fewest = 3;
/** So much of what it says the others say too. */
const mostly = 0.6;
/** What opens its sentence is easier to read than what stands within. */
const opening = 1.25;
/** Sentences that are looked through. */
const mostUnits = 8;

/** Which words are looked for. */
export interface Wanted {
  /** They may begin in the midst of what somebody says. */
  readonly spoken: boolean;
  /** Where in a sentence a value stands that they have to hold, or null. */
  readonly holding: (unit: Unit) => Span | null;
}

/**
 * The words in which one of the sentences says what all say: the clauses that the others share most, no longer than a
 * line, from where one begins unless they are `spoken`. Of a quotation the words quoted, without its marks. Null where
 * none says it so that the others bear out most of it.
 */
export function commonWords(
  units: readonly Unit[],
  accounts: readonly Account[],
  { spoken, holding }: Wanted,
): string | null {
  const some = units.slice(0, mostUnits);
  let best: { readonly worth: number; readonly text: string } | null = null;
  for (const unit of some) {
    const others = some.filter(({ report }) => report !== unit.report);
    const value = holding(unit);
    for (const stretch of stretchesOf(unit, accounts)) {
      if (!spoken && beginsWithin(unit, stretch)) continue;
      if (value !== null && !(contains(stretch, value) && isSaying(unit, stretch, value))) continue;
      const worth = worthOf(unit, stretch, others);
      if (worth > (best?.worth ?? 0)) best = { worth, text: wordedAt(unit, stretch) };
    }
  }
  return best?.text ?? null;
}

/** Runs of clauses of a sentence within what its point quotes of it, and within what is said in it, before who says so. */
function stretchesOf(unit: Unit, accounts: readonly Account[]): readonly Span[] {
  const { answer, input } = unit;
  const statement = input.reading.statements[answer.statement ?? -1];
  const passage = accounts
    .flatMap(({ passages }) => passages)
    .find((one) => one.report === unit.report && overlapOf(one, answer) > 0);
  if (passage === undefined) return [];
  const said = saidIn(statement);
  const within = said === null ? passage : common(passage, said);
  if (within === null) return [];
  const parts = [within, ...(answer.parts ?? []).flatMap((part) => common(part, within) ?? [])];
  const runs = parts.flatMap((first, i) => parts.slice(i).map((last) => spanning(first, last)));
  return runs.filter(({ start, end }) => end - start <= longest);
}

/** What is said, the longer part of it where who says so stands between; null where nobody is told to say it. */
function saidIn(statement: LocalStatement | undefined): Span | null {
  if (statement === undefined) return null;
  const { content, cue, speakerPassage } = statement;
  const between = [cue, speakerPassage].flatMap((one) =>
    one !== null && overlapOf(one, content) > 0 ? [one] : [],
  );
  const before = { start: content.start, end: Math.min(content.end, ...between.map(({ start }) => start)) };
  const behind = { start: Math.max(content.start, ...between.map(({ end }) => end)), end: content.end };
  return before.end - before.start >= behind.end - behind.start ? before : behind;
}

const common = (a: Span, b: Span): Span | null =>
  overlapOf(a, b) === 0 ? null : { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };

/** What the others share of a stretch, less what they do not; 0 where that is too little. */
function worthOf(unit: Unit, stretch: Span, others: readonly Unit[]): number {
  const terms = new Set(
    placedWords(unit).flatMap((word) => (word.term >= 0 && contains(stretch, word) ? [word.term] : [])),
  );
  let [all, shared, telling] = [0, 0, 0];
  for (const term of terms) {
    const weight = unit.words.get(term) ?? 0;
    if (weight === 0) continue;
    telling += 1;
    all += weight;
    shared += (weight * others.filter(({ words }) => words.has(term)).length) / Math.max(1, others.length);
  }
  if (telling < fewest || shared < all * mostly) return 0;
  return (2 * shared - all) * (stretch.start <= unit.answer.start + 1 ? opening : 1);
}

/** Whether a stretch says something by itself: it has a clause with a verb, and begins with what that is about or with the value. */
function isSaying({ answer }: Unit, stretch: Span, value: Span): boolean {
  const { parts = [], phrases = [] } = answer;
  const asserts = parts.some(
    (part) => contains(stretch, part) && (part.claim ?? part.question) !== undefined,
  );
  const first = phrases.find((at, i) => i % 2 === 0 && at >= stretch.start) ?? stretch.end;
  return asserts && Math.min(first, value.start) <= stretch.start;
}

/** Whether a stretch begins in the midst of something: with a small letter. */
const beginsWithin = ({ input: { report } }: Unit, { start, end }: Span): boolean =>
  /^[^\p{L}\p{N}]*\p{Ll}/u.test(report.text.slice(start, end));

const marks = /["“”„«»]/g;
/** What joins a clause to the one before it. */
const joins = /^(?:that|and|but|or|which|who)\s+/;

/** The words of a stretch without marks, nor what joins them to others; that something is left out behind is shown. */
export function wordedAt({ answer, input: { report } }: Unit, { start, end }: Span): string {
  const text = oneLine(report.text.slice(start, end))
    .replace(marks, '')
    .replace(/^[\s,;:–—-]+|[\s,;:.–—-]+$/g, '')
    .replace(joins, '');
  const whole = !/\p{L}/u.test(report.text.slice(end, answer.end));
  const ended = whole || /[.!?]['’”"]?\s*$/.test(report.text.slice(start, end));
  return `${text}${ended ? '' : ' …'}`;
}
