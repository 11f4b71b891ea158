import type { Term } from '../../reading/sketch.js';
import { overlapOf, type Span } from '../../text/passage.js';
import type { Unit } from './units.js';
import { placedWords } from './words-of.js';

/** Words around a value, each with what it weighs, the less the further away it stands. */
export interface Context {
  readonly words: ReadonlyMap<Term, number>;
  readonly length: number;
}

/** So many words away a word counts half. */
const half = 9;

/** The context of a span in a unit's sentence. */
export function contextOf(unit: Unit, span: Span): Context {
  const placed = placedWords(unit);
  const inside = placed.map((word) => overlapOf(word, span) > 0);
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  const words = new Map<Term, number>();
  placed.forEach(({ term }, i) => {
    const weight = unit.words.get(term) ?? 0;
    if (weight === 0 || (i >= first && i <= last)) return;
    const value = weight * 2 ** (-(i < first ? first - i : i - last) / half);
    words.set(term, Math.max(value, words.get(term) ?? 0));
  });
  return { words, length: Math.sqrt([...words.values()].reduce((sum, value) => sum + value * value, 0)) };
}

/** Cosine of two contexts: 0…1. */
export function alikeContexts(a: Context, b: Context): number {
  let sum = 0;
  for (const [term, weight] of a.words) sum += weight * (b.words.get(term) ?? 0);
  return sum === 0 ? 0 : sum / (a.length * b.length);
}
