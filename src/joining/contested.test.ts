import { expect, test } from 'vitest';
import { contestedOf } from './contested.js';
import type { Point } from './record.js';

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
