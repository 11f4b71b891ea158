import type { Term } from '../../reading/sketch.js';
import { type Passage, passageAt } from '../../text/passage.js';
import { afterDateline } from '../items/datelines.js';
import { termsOf, type Unit } from './units.js';

/** A sentence no longer than this is quoted whole. */
const short = 140;
/** Clauses that hold this share of what the sentence shares with the others are its answer. */
const enough = 0.8;

/** The clauses of a sentence that carry what it shares with the others of its group. */
export function tightPassage(unit: Unit, others: readonly Unit[]): Passage {
  const { answer, input } = unit;
  const whole = trimmed(input.report.text, afterDateline(input.reading.furniture, answer), answer.end);
  const parts = answer.parts ?? [];
  if (whole.end - whole.start <= short || parts.length < 2)
    return passageAt(unit.report, input.report.text, whole);
  const shared = new Map<Term, number>();
  for (const other of others)
    for (const [term, weight] of unit.words)
      if (other.words.has(term)) shared.set(term, (shared.get(term) ?? 0) + weight);
  const terms = termsOf(unit);
  const gains = parts.map(({ from, to }) => {
    let gain = 0;
    for (const term of new Set(terms.slice(from, to))) gain += shared.get(term) ?? 0;
    return gain;
  });
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  let best = { start: whole.start, end: whole.end };
  for (let i = 0; i < parts.length; i++) {
    let sum = 0;
    for (let j = i; j < parts.length; j++) {
      sum += gains[j] ?? 0;
      if (sum < total * enough) continue;
      const [start, end] = [Math.max(whole.start, parts[i]?.start ?? 0), parts[j]?.end ?? whole.end];
      if (end - start < best.end - best.start) best = { start, end };
      break;
    }
  }
  return passageAt(unit.report, input.report.text, trimmed(input.report.text, best.start, best.end));
}

function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end];
  while (from < to && /[\s,;–—-]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,;–—-]/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}
