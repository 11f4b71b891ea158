import { lightest, weightOf } from '../../reading/sketch.js';
import { oneLine } from '../../text/one-line.js';
import { overlapOf, type Span } from '../../text/passage.js';
import type { Unit } from './units.js';
import { placedWords } from './words-of.js';

/** Sentences that are looked through for a phrase. */
const mostUnits = 8;
const mostWords = 9;
/** What accounts are about is told by a name only where nothing else is shared. */
const namesWorth = 0.5;
/** One word without an article ("index", "farmers") says less than a phrase. */
const bareWorth = 0.6;
/** A word that the others have not counts against its phrase, by this part of what it would count for it. */
const unshared = 0.3;

/** So many characters away from a value a phrase is worth half. */
const half = 50;

/** Whether a time is told in a phrase: "the border on July" is a slip of "on July 18". */
const tellsTime = ({ input, answer }: Unit, phrase: Span): boolean =>
  (answer.values ?? []).some(
    ({ value, ...span }) =>
      value.kind === 'time' &&
      input.reading.times[value.time]?.kind !== 'duration' &&
      overlapOf(span, phrase) > 0,
  );

/** Whether a phrase is a name: each word that says something begins with a capital. */
const isName = (text: string): boolean =>
  text.split(/\s+/).every((word) => /^[\p{Lu}\d]/u.test(word) || word.length < 4);

/**
 * What sentences are about: the noun phrase of one of them whose words the others share most, as it stands there. None
 * that holds one of `answers`; what stands near a value (`near`) goes before what stands far from it. Null where they share no phrase.
 */
export function topicOf(
  units: readonly Unit[],
  answers: readonly string[],
  near: (unit: Unit) => Span | null = () => null,
): string | null {
  const some = units.slice(0, mostUnits);
  let best: { readonly worth: number; readonly text: string } | null = null;
  for (const unit of some) {
    const others = some.filter(({ report }) => report !== unit.report);
    const words = placedWords(unit);
    const { phrases = [] } = unit.answer;
    for (let i = 0; i + 1 < phrases.length; i += 2) {
      const [start = 0, end = 0] = [phrases[i], phrases[i + 1]];
      const text = oneLine(unit.input.report.text.slice(start, end));
      const inside = words.filter((word) => word.start >= start && word.end <= end);
      if (inside.length > mostWords || inside.some(({ term }) => term < 0)) continue;
      if (new Set(inside.map(({ term }) => term)).size < inside.length) continue;
      if (
        /["“”()[\]]/.test(text) ||
        tellsTime(unit, { start, end }) ||
        answers.some((answer) => text.includes(answer))
      )
        continue;
      let worth = 0;
      for (const { term } of inside) {
        const weight = unit.words.get(term) ?? 0;
        if (weight === 0 || weightOf(term) < lightest) continue;
        const sharing = others.filter((other) => other.words.has(term)).length;
        worth += weight * (sharing === 0 ? -unshared : sharing / Math.max(1, others.length));
      }
      if (isName(text)) worth *= namesWorth;
      else if (inside.length === 1 && !/\s/.test(text)) worth *= bareWorth;
      const value = near(unit);
      if (value !== null) worth *= 2 ** (-Math.max(start - value.end, value.start - end, 0) / half);
      if (worth > 0 && (best === null || worth > best.worth)) best = { worth, text };
    }
  }
  return best === null ? null : best.text.replace(/^(?:The|An?)(?= )/, (article) => article.toLowerCase());
}
