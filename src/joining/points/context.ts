import type { PlacedValue } from '../../reading/answer.js';
import type { Term } from '../../reading/sketch.js';
import { contains, overlapOf, type Span } from '../../text/passage.js';
import { hours } from './hours.js';
import type { Unit } from './units.js';
import { type PlacedWord, placedWords } from './words-of.js';

/** Words around a value, each with what it weighs, the less the further away it stands. */
export interface Context {
  readonly words: ReadonlyMap<Term, number>;
  readonly length: number;
  /** Who is named in the value's clause, and who in its sentence, by the beginnings of their names. */
  readonly named: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  /** The value tells how many of some: "two of the envoys". */
  readonly part: boolean;
}

/** So many words away a word counts half. */
const half = 9;
/** What another clause says of something counts this part of what the value's own says. */
const beyondClause = 0.5;

/** The context of a value in a unit's sentence: what is said beside it, foremost in its clause, and the noun that it counts. */
export function contextOf(unit: Unit, span: PlacedValue): Context {
  const placed = placedWords(unit);
  const inside = placed.map((word) => overlapOf(word, span) > 0);
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  const clause = (unit.answer.parts ?? []).find((part) => contains(part, span));
  const words = new Map<Term, number>();
  placed.forEach((word, i) => {
    const weight = unit.words.get(word.term) ?? 0;
    if (weight === 0 || (inside[i] === true && !isCounted(unit, span, word))) return;
    const distance = i < first ? first - i : i > last ? i - last : 0;
    const near = clause === undefined || contains(clause, word) ? 1 : beyondClause;
    const value = weight * near * 2 ** (-distance / half);
    words.set(word.term, Math.max(value, words.get(word.term) ?? 0));
  });
  const named = namesIn(unit, clause ?? unit.answer);
  const beside = clause === undefined ? named : namesIn(unit, unit.answer);
  const part = / of /.test(unit.input.report.text.slice(span.start, span.end));
  return {
    words,
    named,
    beside,
    part,
    length: Math.sqrt([...words.values()].reduce((sum, value) => sum + value * value, 0)),
  };
}

/** Whether a word of a number tells what it counts: "centrifuges", but no "trillion" and no "weeks". */
const isCounted = ({ input }: Unit, { value }: PlacedValue, word: PlacedWord): boolean =>
  value.kind === 'number' &&
  value.unit !== '' &&
  !(value.unit in hours) &&
  input.report.text.slice(word.start, word.end).toLowerCase().startsWith(value.unit.slice(0, -1));

/** "China" and "Chinese", "Norland's": a name by its first letters. */
const beginning = 4;

/** Beginnings of the words of names by which the report's actors are known, as far as they stand in a span. */
function namesIn({ input, answer }: Unit, { start, end }: Span): ReadonlySet<string> {
  const { text } = input.report;
  const names = input.reading.actors.flatMap((actor) => [actor.name, ...actor.names]);
  const known = new Set(names.flatMap((name) => beginningsOf(name)));
  // The word that opens a sentence has its capital there from: it is a name where one begins with it whole.
  const opens = start === answer.start && !names.some((name) => text.startsWith(name, start));
  const from = opens ? start + Math.max(0, text.slice(start, end).search(/\s/)) : start;
  return new Set(beginningsOf(text.slice(from, end)).filter((word) => known.has(word)));
}

const beginningsOf = (text: string): readonly string[] =>
  (text.match(/\p{Lu}[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, beginning).toLowerCase());

/** Whether two values are of others: each clause names somebody, and nobody of whom the other's sentence speaks; or one is of a part. */
export const ofOthers = (a: Context, b: Context): boolean =>
  a.part !== b.part ||
  (a.named.size > 0 &&
    b.named.size > 0 &&
    ![...a.named].some((name) => b.beside.has(name)) &&
    ![...b.named].some((name) => a.beside.has(name)));

/** Cosine of two contexts: 0…1. */
export function alikeContexts(a: Context, b: Context): number {
  let sum = 0;
  for (const [term, weight] of a.words) sum += weight * (b.words.get(term) ?? 0);
  return sum === 0 ? 0 : sum / (a.length * b.length);
}
