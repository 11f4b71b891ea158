import type { Point } from './record.js';

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

const plain: ReadonlySet<Point['kind']> = new Set(['list', 'number', 'date']);

const place = ({ kind, changed = false }: Point): number => (changed ? 2 : 0) + (plain.has(kind) ? 0 : 1);
