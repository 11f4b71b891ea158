import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOf } from './sure.js';

const accounts = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }) }));

test('of the accounts of a question those likelier than not are told, two at least, in their order', () => {
  fc.assert(
    fc.property(accounts, (all) => {
      const told = answersOf(all);
      expect(told).toEqual(all.filter((one) => told.includes(one)));
      expect(told.length).toBeGreaterThanOrEqual(Math.min(2, all.length));
      for (const one of all) if (one.confidence >= 0.5) expect(told).toContain(one);
    }),
  );
});

test('what carries no confidence was ruled so by a person and is told', () => {
  expect(answersOf([{}, { confidence: 0.1 }, { confidence: 0.7 }])).toEqual([{}, { confidence: 0.7 }]);
});
