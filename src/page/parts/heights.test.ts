import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heights } from './heights.js';

test('sums and places agree with plain addition, whatever was measured', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 900 })), { maxLength: 30 }),
      fc.nat(20_000),
      (first, measured, y) => {
        const heights = new Heights(first.length, (index) => first[index] ?? 0);
        const plain = [...first];
        for (const [index, height] of measured)
          if (index < plain.length) {
            heights.set(index, height);
            if (Math.abs(height - (plain[index] ?? 0)) >= 0.5) plain[index] = height;
          }
        const tops = plain.map((_, index) => plain.slice(0, index).reduce((sum, one) => sum + one, 0));
        tops.forEach((top, index) => {
          expect(heights.top(index)).toBe(top);
        });
        const expected = tops.findLastIndex((top) => top <= y);
        expect(heights.at(y)).toBe(expected);
      },
    ),
    { numRuns: 60 },
  );
});
