import type { AnswerPart } from '../../reading/answer.js';
import { pluralOf } from '../../reading/plural.js';
import type { Span } from '../../text/passage.js';
import { wordsOf } from '../../text/words.js';
import type { Compared } from './accounts.js';
import { commonWords } from './common-words.js';
import { topicsOf } from './topic.js';
import { sentenceOf, termsOf, type Unit } from './units.js';

/** A question that a sentence of the group answers, and the sentence. */
export interface Proposed {
  readonly unit: Unit;
  readonly question: string;
}

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
): string | null {
  const sentences = units.map((unit) => ({ unit, words: stemsOf(sentenceOf(unit)) }));
  let best: { readonly worth: number; readonly question: string } | null = null;
  for (const { unit, question } of proposals) {
    const others = sentences.filter((one) => one.unit.report !== unit.report);
    const words = [...stemsOf(question)];
    if (words.length === 0 || others.length === 0) continue;
    const known = words.map((word) => others.filter((one) => one.words.has(word)).length / others.length);
    const worth = known.reduce((sum, share) => sum + share, 0) / (words.length + 1);
    if (worth >= least && (best === null || worth > best.worth)) best = { worth, question };
  }
  return best?.question ?? null;
}

/** A clause that makes a question which others may answer. */
export interface Asking {
  readonly unit: Unit;
  readonly part: AnswerPart;
}

/** So much of what is said of a subject others must have too, to answer; more where the verb says nothing ("is"). */
const mostly = 0.6;
const nearlyAll = 0.75;

/**
 * The question of a clause which the others answer: its verb and its arguments stand in at least half of their sentences.
 * Of several, the one that the most answer. Null where none is.
 */
export function answeredQuestion(askings: readonly Asking[], units: readonly Unit[]): string | null {
  let best: { readonly worth: number; readonly question: string } | null = null;
  for (const { unit, part } of askings) {
    const { claim, question } = part;
    if (claim === undefined || question === undefined || claim.denied !== part.negated) continue;
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

const weighed = (unit: Unit, terms: readonly number[]): readonly (readonly [number, number])[] =>
  [...new Set(terms)].flatMap((term) => {
    const weight = unit.words.get(term);
    return weight === undefined ? [] : [[term, weight] as const];
  });

const shared = (other: Unit, words: readonly (readonly [number, number])[]): number =>
  words.reduce((sum, [term, weight]) => sum + (other.words.has(term) ? weight : 0), 0);

/** Whether a word of a clause stands in its question too, which ends at a comma. */
function saysSo({ answer, input }: Unit, at: number, said: ReadonlySet<string>): boolean {
  const words = wordsOf(input.report.text, answer.start, answer.end);
  const word = words[at]?.toLowerCase() ?? '';
  return word.length < telling || said.has(word.slice(0, sameWord));
}

/** "is" and "has" are said of anything. */
const light = new Set(['be', 'have', 'do']);

const hasVerb = (unit: Unit, verb: string): boolean =>
  light.has(verb) ||
  (unit.answer.parts ?? []).some(({ claim }) => claim?.verb === verb) ||
  stemsOf(sentenceOf(unit)).has(verb.slice(0, sameWord));

/** Words of a text that tell something, by how they begin. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= telling).map((word) => word.slice(0, sameWord)));
}

/** What a point asks, or what its accounts tell of. */
export interface Heading {
  readonly text: string;
  /** It only names a topic. */
  readonly topic: boolean;
}

/**
 * What a group of sentences speaks of, where none of them words a question. What all say in like words names itself, by the
 * words of one of them; else the topic is named, and what is compared there, or whom they quote on it. Null where values are
 * told of nothing that could be named.
 */
export function topicHeading(
  units: readonly Unit[],
  { kind, unit, verdict, accounts }: Compared,
  near: (unit: Unit) => Span | null = () => null,
): Heading | null {
  const answers = kind === 'list' ? accounts.flatMap(({ items = [] }) => items.map(({ name }) => name)) : [];
  const speaker = kind === 'whether' ? speakerOf(units) : null;
  const topics = topicsOf(units, {
    answers,
    measure: unit ?? '',
    near,
    within: speaker === null ? whole : said,
  });
  const topic = topics[0] ?? null;
  const compared =
    kind === 'number' ? measure(unit) : kind === 'list' ? 'who is named' : kind === 'date' ? 'when' : null;
  if (compared !== null) {
    // What all tell alike is clear from their words; a topic alone seldom says what is counted.
    const about = (verdict === 'agree' ? commonWords(units, accounts, false) : null) ?? topic;
    return about === null ? null : { text: capital(`${compared}: ${about}`), topic: true };
  }
  const words = verdict === 'agree' ? commonWords(units, accounts, speaker !== null) : null;
  if (words !== null)
    return { text: speaker === null ? capital(words) : `${speaker}: “${words}”`, topic: true };
  if (speaker !== null)
    return {
      text:
        topic === null || topic.includes(lastWord(speaker))
          ? `What did ${speaker} say?`
          : `What did ${speaker} say of ${topic}?`,
      topic: false,
    };
  return {
    text: topic === null ? 'What the accounts tell alike' : capital(topics.join(' and ')),
    topic: true,
  };
}

const whole = ({ answer }: Unit): Span => answer;

/** What is said in a sentence. */
const said = ({ answer, input: { reading } }: Unit): Span =>
  reading.statements[answer.statement ?? -1]?.content ?? answer;

const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function measure(unit: string | null): string {
  if (unit === null || unit === '') return 'how many';
  if (unit === '%' || unit === 'percent') return 'what share';
  return /^[$€£¥]/.test(unit) ? 'how much' : `how many ${pluralOf(unit)}`;
}

/** Who speaks in most of the sentences, by the name that the first of them has; null where most have no speaker or several. */
function speakerOf(units: readonly Unit[]): string | null {
  const names = units.flatMap(({ input: { reading }, answer: { statement } }) => {
    const speaker = statement === null ? null : (reading.statements[statement]?.speaker ?? null);
    const name = speaker === null ? undefined : reading.actors[speaker]?.name;
    return name === undefined ? [] : [name];
  });
  const [first] = names;
  if (first === undefined) return null;
  const same = names.filter((name) => lastWord(name) === lastWord(first));
  return same.length * 3 > units.length * 2 ? first : null;
}
