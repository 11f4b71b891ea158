import type { AnswerPart } from '../../reading/answer.js';
import { wordsOf } from '../../text/words.js';
import { sentenceOf, termsOf, type Unit } from './units.js';

/** A question that a sentence of the group answers, and the sentence. */
export interface Proposed {
  readonly unit: Unit;
  readonly question: string;
  /** It has no verb. */
  readonly verbless?: boolean;
}

/** What a question without a verb is worth beside one that has it. */
const verblessWorth = 0.9;
/** Words of a question that are looked for in other sentences are at least so long. */
const telling = 4;
/** Words that begin with the same letters, as many as these, are taken for forms of one. */
const sameWord = 6;

/**
 * The question whose words the other sentences share most: each sentence's own is a proposal, and what all speak of is
 * what is asked. Null where none is shared well enough.
 */
export function sharedQuestion(
  proposals: readonly Proposed[],
  units: readonly Unit[],
  least: number,
): Proposed | null {
  const sentences = units.map((unit) => ({ unit, words: stemsOf(sentenceOf(unit)) }));
  let best: { readonly worth: number; readonly proposed: Proposed } | null = null;
  for (const proposed of proposals) {
    const { unit, question, verbless = false } = proposed;
    const others = sentences.filter((one) => one.unit.report !== unit.report);
    const words = [...stemsOf(question)];
    if (words.length === 0 || others.length === 0) continue;
    const known = words.map((word) => others.filter((one) => one.words.has(word)).length / others.length);
    const share = known.reduce((sum, one) => sum + one, 0) / (words.length + 1);
    const worth = share * (verbless ? verblessWorth : 1);
    if (share >= least && (best === null || worth > best.worth)) best = { worth, proposed };
  }
  return best?.proposed ?? null;
}

/** A clause that makes a question which others may answer. */
export interface Asking {
  readonly unit: Unit;
  readonly part: AnswerPart;
}

/** So much of what is said of a subject others must have too, to answer; more where the verb says nothing ("is"). */
const mostly = 0.6;
export const nearlyAll = 0.75;

/**
 * The question of a clause which the others answer: its verb and its arguments stand in at least half of their sentences.
 * Of several, the one that the most answer. Null where none is.
 */
export function answeredQuestion(askings: readonly Asking[], units: readonly Unit[]): string | null {
  let best: { readonly worth: number; readonly question: string } | null = null;
  for (const { unit, part } of askings) {
    const { claim, question } = part;
    if (claim === undefined || question === undefined || claim.denied !== part.negated || claim.overturned)
      continue;
    const others = units.filter((one) => one !== unit);
    const terms = termsOf(unit);
    const subject = weighed(unit, terms.slice(claim.from, claim.to));
    const said = stemsOf(question);
    const rest = weighed(
      unit,
      terms.slice(claim.rest, part.to).filter((_, i) => saysSo(unit, claim.rest + i, said)),
    );
    if (subject.length === 0 || rest.length === 0 || others.length === 0) continue;
    const answering = others.filter(
      (other) =>
        hasVerb(other, claim.verb) &&
        shared(other, subject) > 0 &&
        shared(other, rest) >=
          (light.has(claim.verb) ? nearlyAll : mostly) * rest.reduce((sum, [, weight]) => sum + weight, 0),
    );
    if (answering.length * 2 < others.length || !answering.some(({ report }) => report !== unit.report))
      continue;
    const worth = answering.length + rest.length / (rest.length + 1);
    if (best === null || worth > best.worth) best = { worth, question };
  }
  return best?.question ?? null;
}

export const weighed = (unit: Unit, terms: readonly number[]): readonly (readonly [number, number])[] =>
  [...new Set(terms)].flatMap((term) => {
    const weight = unit.words.get(term);
    return weight === undefined ? [] : [[term, weight] as const];
  });

export const shared = (other: Unit, words: readonly (readonly [number, number])[]): number =>
  words.reduce((sum, [term, weight]) => sum + (other.words.has(term) ? weight : 0), 0);

/** Whether a word of a clause stands in its question too, which ends at a comma. */
function saysSo({ answer, input }: Unit, at: number, said: ReadonlySet<string>): boolean {
  const words = wordsOf(input.report.text, answer.start, answer.end);
  const word = words[at]?.toLowerCase() ?? '';
  return word.length < telling || said.has(word.slice(0, sameWord));
}

/** "is" and "has" are said of anything. */
export const light = new Set(['be', 'have', 'do']);

export const hasVerb = (unit: Unit, verb: string): boolean =>
  light.has(verb) ||
  (unit.answer.parts ?? []).some(({ claim }) => claim?.verb === verb) ||
  stemsOf(sentenceOf(unit)).has(verb.slice(0, sameWord));

/** Words of a text that tell something, by how they begin. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= telling).map((word) => word.slice(0, sameWord)));
}
