import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesFor } from './places.js';

test('places are in order, and those that were in order already stay', () => {
  const places = fc.uniqueArray(fc.integer({ min: -50, max: 50 }));
  fc.assert(
    fc.property(places, fc.array(fc.tuple(fc.nat(), fc.nat(5))), (held, additions) => {
      const order: (number | null)[] = [...held];
      for (const [at, many] of additions) order.splice(at % (order.length + 1), 0, ...Array(many).fill(null));
      const found = placesFor(order);
      expect(found).toHaveLength(order.length);
      expect(found.every((place, i) => i === 0 || (found[i - 1] ?? 0) < place)).toBe(true);
    }),
  );
  const sorted = [0, 1, 2, 5, 9];
  expect(placesFor(sorted)).toEqual(sorted);
  expect(placesFor([...sorted.slice(0, 2), null, null, ...sorted.slice(2)])).toEqual([
    0,
    1,
    1 + 1 / 3,
    1 + 2 / 3,
    2,
    5,
    9,
  ]);
});

test('one that moved takes nobody else along', () => {
  expect(placesFor([9, 0, 1, 2])).toEqual([-1, 0, 1, 2]);
  expect(placesFor([1, 2, 3, 0])).toEqual([1, 2, 3, 4]);
  expect(placesFor([null, null])).toEqual([0, 1]);
});

test('where there is no room left, all get new places', () => {
  let held: readonly number[] = [0, 1];
  for (let turn = 0; turn < 60; turn++) held = placesFor([0, null, ...held.slice(1)]);
  expect(held.every((place, i) => i === 0 || (held[i - 1] ?? 0) < place)).toBe(true);
});
