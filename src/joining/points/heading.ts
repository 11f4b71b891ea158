import { pluralOf } from '../../reading/words/plural.js';
import type { Span } from '../../text/passage.js';
import type { Compared } from './accounts.js';
import { commonClaim } from './common-claim.js';
import { commonWords, type Wanted } from './common-words.js';
import type { Names } from './names-of.js';
import { topicsOf } from './topic.js';
import type { Unit } from './units.js';
import { valuePhrase } from './value-phrase.js';

/** What a point asks, or what its accounts tell of. */
export interface Heading {
  readonly text: string;
  /** It only names a topic, or says what is told. */
  readonly topic: boolean;
}

/** Where in a sentence the value stands that is compared there, or null. */
export type Near = (unit: Unit) => Span | null;

/**
 * What all say of a value in like words, by the words of one of them: "The truce lasts three days". Null where they do not
 * agree, or not in such words.
 */
export function toldHeading(
  units: readonly Unit[],
  { kind, verdict, accounts }: Compared,
  near: Near,
): Heading | null {
  if (verdict !== 'agree') return null;
  // "The 15-member council": what the sentence says of it is not what is counted.
  const compound = kind === 'number' && units.some((one) => isCompound(one, near(one)));
  const words =
    (compound ? valuePhrase(units, near) : null) ?? commonWords(units, accounts, { ...plain, holding: near });
  return words === null ? null : { text: capital(words), topic: true };
}

/** The noun phrase in which all have a number: "The 645-page plan". Null where they do not agree, or there is none. */
export function phraseHeading(
  units: readonly Unit[],
  { kind, verdict }: Compared,
  near: Near,
): Heading | null {
  if (verdict !== 'agree' || kind !== 'number') return null;
  const phrase = valuePhrase(units, near);
  return phrase === null ? null : { text: capital(phrase), topic: true };
}

/**
 * What values are told of, where no sentence words a question: its topic, and what is compared there. Null where they are
 * told of nothing that could be named.
 */
export function valueTopic(
  units: readonly Unit[],
  { kind, unit, verdict, accounts }: Compared,
  near: Near,
): Heading | null {
  const answers = kind === 'list' ? accounts.flatMap(({ items = [] }) => items.map(({ name }) => name)) : [];
  const [topic] = topicsOf(units, { answers, measure: unit ?? '', near, within: whole });
  const compared = kind === 'number' ? measure(unit) : kind === 'list' ? 'who is named' : 'when';
  // What all tell alike is clear from their words; a topic alone seldom says what is counted.
  const about = (verdict === 'agree' ? commonWords(units, accounts, plain) : null) ?? topic;
  return about === undefined ? null : { text: capital(`${compared}: ${about}`), topic: true };
}

/**
 * What sentences speak of, where none of them words a question: what all say in like words, by the words of one of them;
 * the clause whose subject and verb most have; whom they quote, and on what; else their topic.
 */
export function wordsHeading(units: readonly Unit[], { verdict, accounts }: Compared, names: Names): Heading {
  const speaker = speakerOf(units, names);
  const words =
    (verdict === 'agree' ? commonWords(units, accounts, { ...plain, spoken: speaker !== null }) : null) ??
    commonClaim(units, accounts);
  if (words !== null)
    return { text: speaker === null ? capital(words) : `${speaker}: ${words}`, topic: true };
  const topics = topicsOf(units, {
    answers: [],
    measure: '',
    near: () => null,
    within: speaker === null ? whole : said,
  });
  const [topic = null] = topics;
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

const isCompound = ({ input: { report } }: Unit, value: Span | null): boolean =>
  value !== null && report.text.slice(value.start, value.end).includes('-');

const plain: Wanted = { spoken: false, holding: () => null };

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

/** Who speaks in most of the sentences, by the name that joining has for the first of them; null where most have no speaker or several. */
function speakerOf(units: readonly Unit[], names: Names): string | null {
  const speakers = units.flatMap(({ input, answer: { statement } }) => {
    const speaker = statement === null ? null : (input.reading.statements[statement]?.speaker ?? null);
    return speaker === null ? [] : (names.namesIn(input)[speaker] ?? []);
  });
  const [first] = speakers;
  if (first === undefined) return null;
  const same = speakers.filter((name) => lastWord(name) === lastWord(first));
  return same.length * 3 > units.length * 2 ? first : null;
}
