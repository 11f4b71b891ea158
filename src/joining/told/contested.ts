import type { Point } from '../record.js';

/**
 * What is contested, the same in every view: questions that two voices answer differently. Answers in other words that
 * need not exclude each other ("agree in part") contest nothing, nor does a topic on which nothing is compared. What can
 * be seen at a glance to differ (numbers, days, lists) stands first, what one report after the other tells anew last;
 * else the order of the record.
 *
 * ```ts
 * // [{ verdict: 'partial', … }, { verdict: 'differ', kind: 'whether', … }, { verdict: 'differ', kind: 'number', … }]
 * // → the number, then the yes-or-no
 * ```
 */
export function contestedOf(points: readonly Point[]): readonly Point[] {
  return points.filter(({ verdict }) => verdict === 'differ').sort((a, b) => place(a) - place(b));
}

/**
 * How the accounts of a point compare, in one word: answers that followed each other differ no more.
 *
 * ```ts
 * comparisonOf({ …, verdict: 'differ', changed: true }) // 'changed'
 * ```
 */
export const comparisonOf = ({ verdict, changed = false }: Point): Point['verdict'] | 'changed' =>
  changed ? 'changed' : verdict;

/** What is likelier than not may stand in place of what is sure, and says that it is not. */
const likely = 0.5;
const mostLikely = 2;

/**
 * What stands as contested on a first page: what is shown, or, where that is nothing, the two surest that are likelier than
 * not, as possible.
 *
 * ```ts
 * contestedFirst(points, isSure) // [{ verdict: 'differ', confidence: 0.78, … }]
 * ```
 */
export function contestedFirst(
  points: readonly Point[],
  isShown: (point: Point) => boolean,
): readonly Point[] {
  const all = contestedOf(points);
  const shown = all.filter(isShown);
  if (shown.length > 0) return shown;
  return all
    .filter(({ confidence = 1 }) => confidence >= likely)
    .sort((a, b) => (b.confidence ?? 1) - (a.confidence ?? 1))
    .slice(0, mostLikely);
}

const plain: ReadonlySet<Point['kind']> = new Set(['list', 'number', 'date']);

const place = ({ kind, changed = false }: Point): number => (changed ? 2 : 0) + (plain.has(kind) ? 0 : 1);
