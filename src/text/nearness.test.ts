import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadNearness } from './load-nearness.js';
import { createNearIndex } from './near-index.js';
import { cosine, readNearness, unit } from './nearness.js';

const near = loadNearness();
const between = (a: string, b: string): number => cosine(near.pool(a.split(' ')), near.pool(b.split(' ')));

test.each([
  ['stop giving in', 'stop indulging', 'stop the train'],
  ['pulling back', 'withdrawing', 'singing'],
  ['dismissed the offer', 'rejected the proposal', 'painted the fence'],
  ['a cease-fire', 'a truce', 'a tariff'],
  ['foreign minister', 'top diplomat', 'football coach'],
])('%s is nearer to %s than to %s', (said, near, far) => {
  expect(between(said, near)).toBeGreaterThan(between(said, far));
});

test('unknown words are put together from pieces', () => {
  expect(near.rows('talks')).toHaveLength(1);
  expect(near.rows('renegotiatingly').length).toBeGreaterThan(1);
  expect(near.vector('1,200')).toBeNull();
});

test('a vector of words is one long and near to itself, whatever the words', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const vector = near.pool(words);
      const same = cosine(vector, vector);
      expect(same === 0 || Math.abs(same - 1) < 0.01).toBe(true);
      expect(Math.max(...vector.map(Math.abs))).toBeLessThanOrEqual(unit);
    }),
  );
});

test('bytes that are no table are refused', () => {
  expect(() => readNearness(new Uint8Array(64))).toThrow(RangeError);
});

test('the index finds the near among many, the same each time', () => {
  const words = ['truce', 'tariff', 'troops', 'vote', 'grain', 'visit', 'prisoners', 'border', 'oil', 'bank'];
  const passages = words.flatMap((a) => words.flatMap((b) => words.map((c) => [a, b, c])));
  const index = createNearIndex(near.dims);
  for (const passage of passages) index.add(near.pool(passage));
  const found = index.nearest(near.pool(['truce', 'troops', 'vote']), { most: 6, least: 0.9 });
  expect(found.map(({ id }) => passages[id]?.slice().sort().join(' '))).toEqual(
    Array.from({ length: 6 }, () => 'troops truce vote'),
  );
  expect(found.map(({ id }) => id)).toEqual([...found.map(({ id }) => id)].sort((a, b) => a - b));
});
