import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pieces, piecesOf } from './pieces.js';

test('what was made of the pieces of a list is made of all of it, and anew only where anything changed', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(4000), { minLength: 900, maxLength: 2500 }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(lists, fc.array(fc.nat(4000), { maxLength: 12 }), (all, some) => {
      const order = (a: number, b: number): number => a - b;
      let pieces: Pieces<number, readonly number[]> = { from: [], cut: [] };
      let opened = 0;
      const follow = (now: readonly number[]): void => {
        opened = 0;
        pieces = piecesOf(pieces, now, order, (piece) => {
          opened += piece.length;
          return piece.map((one) => one + 1);
        });
        expect(pieces.cut.flatMap(({ to }) => to)).toEqual(now.map((one) => one + 1));
      };
      for (const list of all) {
        const now = [...list].sort(order);
        follow(now);
        follow(now);
        expect(opened).toBe(0);
        const one = now.filter((other) => other !== some[0]);
        follow(one);
        expect(opened).toBeLessThanOrEqual(512);
        follow([...new Set([...one.filter((other) => other % 5 > 0 || other > 900), ...some])].sort(order));
      }
      follow([]);
    }),
    { numRuns: 20 },
  );
});
