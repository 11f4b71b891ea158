import type { PointKind } from '../../reading/answer.js';
import { byCodeUnits } from '../union.js';
import { isName as isNamePhrase, sharedPhrase } from './phrase.js';
import type { Unit } from './units.js';

const mostWords = 4;
/** A small word of fewer letters says nothing of what is asked. */
const fewestLetters = 4;
/** Words that begin with the same letters, as many as these, are taken for forms of one. */
const sameWord = 6;

/**
 * A question for a group of sentences: what they share, then what is asked of it: "“first meeting in Halvik” – how many
 * months?". Where they share no phrase, the words that most sentences have, names first, names that stand together in
 * the first sentence as one: "Rila Osk, bridge – how many months?".
 */
export function questionOf(
  units: readonly Unit[],
  kind: PointKind,
  unit: string | null,
  answers: readonly string[],
): string {
  const answering = units.filter((one) => gives(one, kind, unit));
  const some = answering.length > 1 ? answering : units;
  const shared = sharedPhrase(some, answers);
  if (kind === 'whether' && shared !== null && isNamePhrase(shared) && said(units))
    return `What did ${shared} say?`;
  const topic = shared === null ? phrase(topicOf(some, answers), some[0]) : `“${shared}”`;
  const question = topic === '' ? asked(kind, unit) : `${topic} – ${asked(kind, unit)}`;
  return `${question.charAt(0).toUpperCase()}${question.slice(1)}?`;
}

/** Whether a sentence holds an answer of the kind asked for; the others only stand beside it. */
function gives({ answer }: Unit, kind: PointKind, unit: string | null): boolean {
  if (kind !== 'number' && kind !== 'list') return true;
  return (answer.values ?? []).some(
    ({ value }) => value.kind === kind && (value.kind !== 'number' || value.unit === unit),
  );
}

/** Whether most of the sentences give somebody's words. */
const said = (units: readonly Unit[]): boolean =>
  units.filter(({ answer }) => answer.statement !== null).length * 2 > units.length;

function asked(kind: PointKind, unit: string | null): string {
  if (kind === 'list') return 'which are named';
  if (kind === 'number') return measure(unit);
  return kind === 'date' ? 'when' : 'what is told';
}

function measure(unit: string | null): string {
  if (unit === null || unit === '') return 'how many';
  if (unit === '%' || unit === 'percent') return 'what share';
  return /^[$€£¥]/.test(unit) ? 'how much' : `how many ${unit.replace(/(?<=[^aeiou])y$/, 'ie')}s`;
}

/** Words that most sentences share; none that the answers themselves consist of, and no two forms of one word. */
function topicOf(units: readonly Unit[], answers: readonly string[]): readonly string[] {
  const answered = new Set(answers.flatMap((answer) => answer.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  const counts = new Map<string, { readonly word: string; readonly place: number; reports: Set<string> }>();
  units.forEach(({ answer, report }, at) => {
    answer.keys.forEach((word, place) => {
      const key = word.toLowerCase();
      if (answered.has(key) || /^\d/.test(word) || word.length < (key === word ? fewestLetters : 2)) return;
      const form = key.slice(0, sameWord);
      const known = counts.get(form) ?? { word, place: at * 100 + place, reports: new Set<string>() };
      known.reports.add(report);
      counts.set(form, known);
    });
  });
  const shared = [...counts.values()].some(({ reports }) => reports.size > 1);
  return [...counts.values()]
    .filter(({ reports }) => !shared || reports.size > 1)
    .sort((a, b) => b.reports.size - a.reports.size || a.place - b.place || byCodeUnits(a.word, b.word))
    .slice(0, mostWords)
    .sort((a, b) => a.place - b.place)
    .map(({ word }) => word);
}

/** Names first, those that follow each other in the sentence as one, then the other words. */
function phrase(words: readonly string[], first: Unit | undefined): string {
  const sentence =
    first === undefined ? '' : first.input.report.text.slice(first.answer.start, first.answer.end);
  const names: string[] = [];
  for (const word of words.filter(isName)) {
    const before = names.at(-1);
    if (before !== undefined && sentence.includes(`${before} ${word}`))
      names[names.length - 1] = `${before} ${word}`;
    else names.push(word);
  }
  return [...names, ...words.filter((word) => !isName(word))].join(', ');
}

const isName = (word: string): boolean => /^\p{Lu}/u.test(word);
