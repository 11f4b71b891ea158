import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotsOf, rowSumsOf, weightedRowSumsOf } from './sums.js';

const numbers = (least: number, most: number, length: number) =>
  fc.array(fc.integer({ min: least, max: most }), { minLength: length, maxLength: length });

test('products of rows and a vector are what one number after the other gives', () => {
  const some = fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 0, max: 45 }))
    .chain(([width, rows]) =>
      fc.tuple(numbers(-4096, 4096, width * rows), numbers(-4096, 4096, width), fc.constant(rows)),
    );
  fc.assert(
    fc.property(some, ([matrix, vector, rows]) => {
      const dots = dotsOf(matrix, vector.length);
      dots.vector.set(vector);
      const expected = Array.from({ length: rows }, (_, row) =>
        vector.reduce((sum, x, d) => sum + x * (matrix[row * vector.length + d] ?? 0), 0),
      );
      expect([...dots.products()]).toEqual(expected);
      expect([...dots.products()]).toEqual(expected);
    }),
  );
});

test('sums of chosen rows are what one row after the other gives', () => {
  const some = fc
    .tuple(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 1, max: 600 }))
    .chain(([width, rows]) =>
      fc.tuple(
        fc.constant(width),
        fc
          .integer({ min: 0, max: 0xffff })
          .map((seed) =>
            Int8Array.from({ length: width * rows }, (_, i) => Math.imul(i + seed, 0x9e3779b1) >> 24),
          ),
        fc.array(fc.integer({ min: 0, max: rows - 1 }), { maxLength: rows }),
      ),
    );
  fc.assert(
    fc.property(some, ([width, matrix, chosen]) => {
      const sums = rowSumsOf(matrix, width);
      sums.chosen.set(chosen);
      const expected = Array.from({ length: width }, (_, column) =>
        chosen.reduce((sum, row) => sum + (matrix[row * width + column] ?? 0), 0),
      );
      expect([...sums.sum(chosen.length)]).toEqual(expected);
      expect([...sums.sum(0)]).toEqual(expected.map(() => 0));
      const factors = Uint16Array.from({ length: matrix.length / width }, (_, row) => 65535 - 321 * row);
      const weighted = weightedRowSumsOf(matrix, width, factors);
      weighted.chosen.set(chosen.slice(0, 256));
      const times = Array.from({ length: width }, (_, column) =>
        chosen
          .slice(0, 256)
          .reduce((sum, row) => sum + (matrix[row * width + column] ?? 0) * (factors[row] ?? 0), 0),
      );
      expect([...weighted.sum(Math.min(256, chosen.length))]).toEqual(times);
    }),
  );
});
