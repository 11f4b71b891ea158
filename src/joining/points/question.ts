import type { PointKind } from '../../reading/answer.js';
import { byCodeUnits } from '../union.js';
import type { Unit } from './units.js';

const mostWords = 4;

/**
 * A question for a group of sentences, made of the words that most of them share, in the order of the first:
 * "How many months: first, meeting, Halvik?".
 */
export function questionOf(
  units: readonly Unit[],
  kind: PointKind,
  unit: string | null,
  answers: readonly string[],
): string {
  const topic = topicOf(units, answers).join(', ');
  if (kind === 'list') return `Which are named: ${topic}?`;
  if (kind === 'number') return `${measure(unit)}: ${topic}?`;
  if (kind === 'date') return `When: ${topic}?`;
  return `What is told of ${topic}?`;
}

function measure(unit: string | null): string {
  if (unit === null || unit === '') return 'How many';
  if (unit === '%' || unit === 'percent') return 'What share';
  return /^[$€£¥]/.test(unit) ? 'How much' : `How many ${unit}s`;
}

/** Words that most sentences share; none that the answers themselves consist of. */
function topicOf(units: readonly Unit[], answers: readonly string[]): readonly string[] {
  const answered = new Set(answers.flatMap((answer) => answer.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  const counts = new Map<string, { readonly word: string; readonly place: number; reports: Set<string> }>();
  units.forEach(({ answer, report }, at) => {
    answer.keys.forEach((word, place) => {
      const key = word.toLowerCase();
      if (answered.has(key) || /^\d/.test(word)) return;
      const known = counts.get(key) ?? { word, place: at * 100 + place, reports: new Set<string>() };
      known.reports.add(report);
      counts.set(key, known);
    });
  });
  return [...counts.values()]
    .sort((a, b) => b.reports.size - a.reports.size || a.place - b.place || byCodeUnits(a.word, b.word))
    .slice(0, mostWords)
    .sort((a, b) => a.place - b.place)
    .map(({ word }) => word);
}
