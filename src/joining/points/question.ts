import { pluralOf } from '../../reading/plural.js';
import type { Span } from '../../text/passage.js';
import type { Compared } from './accounts.js';
import { topicOf } from './topic.js';
import type { Unit } from './units.js';

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

const sentenceOf = ({ input, answer }: Unit): string => input.report.text.slice(answer.start, answer.end);

function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= telling).map((word) => word.slice(0, sameWord)));
}

/** A question about what a group of sentences speaks of, where none of them words one: by the kind of its answers. */
export function topicQuestion(
  units: readonly Unit[],
  { kind, unit, accounts }: Compared,
  near: (unit: Unit) => Span | null = () => null,
): string {
  const answers = kind === 'list' ? accounts.flatMap(({ items = [] }) => items.map(({ name }) => name)) : [];
  const topic = topicOf(units, answers, near);
  if (kind === 'number') return capital(topic === null ? `${measure(unit)}?` : `${topic}: ${measure(unit)}?`);
  if (kind === 'list') return topic === null ? 'Who is named?' : `Who is named with ${topic}?`;
  if (kind === 'date') return capital(topic === null ? 'when?' : `${topic}: when?`);
  const speaker = speakerOf(units);
  if (speaker !== null)
    return topic === null || topic.includes(lastWord(speaker))
      ? `What did ${speaker} say?`
      : `What did ${speaker} say about ${topic}?`;
  return topic === null ? 'What do the reports say?' : `What is reported about ${topic}?`;
}

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
