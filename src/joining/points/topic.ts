import { lightest, type Term, weightOf } from '../../reading/sketch.js';
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

/** A phrase that may name what sentences are about. */
interface Candidate {
  readonly text: string;
  readonly worth: number;
  readonly terms: ReadonlySet<Term>;
}

/** A second phrase is worth naming where it says this much of what the first does. */
const secondWorth = 0.5;

/**
 * What sentences are about: the noun phrases of theirs whose words the others share most, as they stand there, the first
 * the best, and one more where it tells of something else nearly as much. None that holds one of `answers`; what stands near
 * a value (`near`) goes before what stands far from it. Empty where they share no phrase.
 */
export function topicsOf(
  units: readonly Unit[],
  answers: readonly string[],
  near: (unit: Unit) => Span | null = () => null,
): readonly string[] {
  const some = units.slice(0, mostUnits);
  const all = some.flatMap((unit) => candidatesIn(unit, some, answers, near(unit)));
  const best = worthiest(all);
  if (best === null) return [];
  const apart = all.filter(
    ({ worth, terms }) =>
      worth >= best.worth * secondWorth && ![...terms].some((term) => best.terms.has(term)),
  );
  return [best, worthiest(apart)].flatMap((one) =>
    one === null ? [] : [one.text.replace(/^(?:The|An?)(?= )/, (article) => article.toLowerCase())],
  );
}

/** The first of those that are worth most. */
function worthiest(all: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const one of all) if (best === null || one.worth > best.worth) best = one;
  return best;
}

function candidatesIn(
  unit: Unit,
  some: readonly Unit[],
  answers: readonly string[],
  value: Span | null,
): readonly Candidate[] {
  const others = some.filter(({ report }) => report !== unit.report);
  const words = placedWords(unit);
  const { phrases = [] } = unit.answer;
  const found: Candidate[] = [];
  for (let i = 0; i + 1 < phrases.length; i += 2) {
    const [start = 0, end = 0] = [phrases[i], phrases[i + 1]];
    const text = oneLine(unit.input.report.text.slice(start, end));
    const inside = words.filter((word) => word.start >= start && word.end <= end);
    if (inside.length > mostWords || inside.some(({ term }) => term < 0)) continue;
    const terms = new Set(inside.map(({ term }) => term));
    if (terms.size < inside.length) continue;
    if (
      /["“”()[\]]/.test(text) ||
      tellsTime(unit, { start, end }) ||
      answers.some((answer) => text.includes(answer))
    )
      continue;
    let worth = 0;
    for (const term of terms) {
      const weight = unit.words.get(term) ?? 0;
      if (weight === 0 || weightOf(term) < lightest) continue;
      const sharing = others.filter((other) => other.words.has(term)).length;
      worth += weight * (sharing === 0 ? -unshared : sharing / Math.max(1, others.length));
    }
    if (isName(text)) worth *= namesWorth;
    else if (inside.length === 1 && !/\s/.test(text)) worth *= bareWorth;
    if (value !== null) worth *= 2 ** (-Math.max(start - value.end, value.start - end, 0) / half);
    if (worth > 0) found.push({ text, worth, terms });
  }
  return found;
}
