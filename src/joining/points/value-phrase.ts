import { oneLine } from '../../text/one-line.js';
import { contains, type Span } from '../../text/passage.js';
import type { Unit } from './units.js';
import { placedWords } from './words-of.js';

/** Sentences that are looked through. */
const mostUnits = 8;
const mostWords = 8;
const articles = /^(?:the|an?)\s/i;
/** So much of what a phrase says besides the value the others say too. */
const mostly = 0.6;

/**
 * The noun phrase that a value stands in, of the sentence whose phrase the others share most: "the 645-page plan". Null
 * where none says more than the value, or the others do not say it.
 */
export function valuePhrase(units: readonly Unit[], near: (unit: Unit) => Span | null): string | null {
  const some = units.slice(0, mostUnits);
  let best: { readonly worth: number; readonly text: string } | null = null;
  for (const unit of some) {
    const value = near(unit);
    if (value === null) continue;
    const others = some.filter(({ report }) => report !== unit.report);
    const words = placedWords(unit);
    const { phrases = [] } = unit.answer;
    for (let i = 0; i + 1 < phrases.length; i += 2) {
      // A phrase begins behind its number.
      const phrase = { start: Math.min(value.start, phrases[i] ?? 0), end: phrases[i + 1] ?? 0 };
      if (!contains(phrase, value) || (phrases[i] ?? 0) > value.end + 1) continue;
      const inside = words.filter((word) => contains(phrase, word));
      const besides = inside.filter((word) => !contains(value, word) && unit.words.has(word.term));
      if (inside.length > mostWords || besides.length === 0) continue;
      let [all, shared] = [0, 0];
      for (const { term } of besides) {
        const weight = unit.words.get(term) ?? 0;
        all += weight;
        shared +=
          (weight * others.filter((other) => other.words.has(term)).length) / Math.max(1, others.length);
      }
      if (shared < all * mostly || shared <= (best?.worth ?? 0)) continue;
      const own = unit.input.report.text.slice(phrases[i] ?? 0, phrase.end);
      const led = phrase.start < (phrases[i] ?? 0);
      const text = oneLine(unit.input.report.text.slice(phrase.start, phrase.end));
      // "$16 | an hour" is no phrase.
      if (!/["“”()[\]]/.test(text) && !(led && articles.test(own))) best = { worth: shared, text };
    }
  }
  return best?.text ?? null;
}
