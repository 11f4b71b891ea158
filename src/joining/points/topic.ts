import { lightest, type Term, weightOf } from '../../reading/sketch.js';
import { oneLine } from '../../text/one-line.js';
import { contains, overlapOf, type Span } from '../../text/passage.js';
import type { Unit } from './units.js';
import { placedWords } from './words-of.js';

/** Sentences that are looked through for a phrase. */
const mostUnits = 8;
const mostWords = 9;
/** What accounts are about is told by a name only where nothing else is shared. */
const namesWorth = 0.4;
/** One word that tells something ("index", "the sides") says less than a phrase. */
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
  readonly named: boolean;
}

/** A second phrase is worth naming where it says this much of what the first does; beside a mere name, less is enough. */
const secondWorth = 0.5;
const besideName = 0.3;

/** What a topic is looked for by. */
export interface TopicOf {
  /** No topic holds one of these, nor the word that a number counts. */
  readonly answers: readonly string[];
  readonly measure: string;
  /** What stands near this place of a sentence goes before what stands far from it. */
  readonly near: (unit: Unit) => Span | null;
  /** Where in a sentence phrases are taken from. */
  readonly within: (unit: Unit) => Span;
}

/**
 * What sentences are about: the noun phrases of theirs whose words the others share most, as they stand there, the first
 * the best, and one more where it tells of something else nearly as much; a name stands behind what is no name. Empty
 * where they share no phrase.
 */
export function topicsOf(units: readonly Unit[], by: TopicOf): readonly string[] {
  const some = units.slice(0, mostUnits);
  const all = some.flatMap((unit) => candidatesIn(unit, some, by));
  const best = worthiest(all);
  if (best === null) return [];
  const apart = all.filter(
    ({ worth, terms, named }) =>
      worth >= best.worth * (best.named && !named ? besideName : secondWorth) &&
      ![...terms].some((term) => best.terms.has(term)),
  );
  const second = worthiest(
    apart.some(({ named }) => !named) && best.named ? apart.filter(({ named }) => !named) : apart,
  );
  const both = second !== null && best.named && !second.named ? [second, best] : [best, second];
  return both.flatMap((one) =>
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
  { answers, measure, near, within }: TopicOf,
): readonly Candidate[] {
  const [value, reach] = [near(unit), within(unit)];
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
      !contains(reach, { start, end }) ||
      tellsTime(unit, { start, end }) ||
      (measure !== '' && inside.length < 2 && text.toLowerCase().includes(measure)) ||
      answers.some((answer) => text.includes(answer))
    )
      continue;
    let [worth, telling] = [0, 0];
    for (const term of terms) {
      const weight = unit.words.get(term) ?? 0;
      if (weight === 0 || weightOf(term) < lightest) continue;
      telling += 1;
      const sharing = others.filter((other) => other.words.has(term)).length;
      worth += weight * (sharing === 0 ? -unshared : sharing / Math.max(1, others.length));
    }
    const named = isName(text);
    if (named) worth *= namesWorth;
    else if (telling === 1) worth *= bareWorth;
    if (value !== null) worth *= 2 ** (-Math.max(start - value.end, value.start - end, 0) / half);
    if (worth > 0) found.push({ text, worth, terms, named });
  }
  return found;
}
