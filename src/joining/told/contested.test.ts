import { expect, test } from 'vitest';
import type { Point } from '../record.js';
import { isSure } from '../sure.js';
import { contestedFirst, contestedOf } from './contested.js';

const point = (id: string, rest: Partial<Point>): Point => ({
  id,
  question: `${id}?`,
  kind: 'whether',
  verdict: 'differ',
  accounts: [],
  ...rest,
});

test('contested is what differs: what is seen at a glance first, what came to be otherwise last', () => {
  const points = [
    point('alike', { verdict: 'agree' }),
    point('in other words', { verdict: 'partial' }),
    point('counted anew', { kind: 'number', changed: true }),
    point('whether', {}),
    point('how many', { kind: 'number' }),
  ];
  expect(contestedOf(points).map(({ id }) => id)).toEqual(['how many', 'whether', 'counted anew']);
});

test('where no difference is sure the two likeliest stand first, as possible; what is hardly likely never does', () => {
  const points = [0.55, 0.78, 0.3, 0.6].map((confidence) => point(`${confidence}`, { confidence }));
  const first = (list: readonly Point[]): readonly string[] =>
    contestedFirst(list, isSure).map(({ id }) => id);
  expect(first(points)).toEqual(['0.78', '0.6']);
  expect(first([...points, point('sure', { confidence: 0.9 })])).toEqual(['sure']);
  expect(first(points.slice(2, 3))).toEqual([]);
});
