import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotsOf, poolOf } from './sums.js';

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

test('what is pooled is the weighted sum of the rows, one after the other, at its length', () => {
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
        fc.array(fc.integer({ min: 0, max: rows - 1 }), { maxLength: 2 * rows }),
      ),
    );
  fc.assert(
    fc.property(some, ([width, table, chosen]) => {
      const factors = Uint16Array.from({ length: table.length / width }, (_, row) => 65535 - 321 * row);
      const pool = poolOf(table, width, factors, 16384);
      const sums = Array.from({ length: width }, (_, column) =>
        chosen.reduce((sum, row) => sum + (table[row * width + column] ?? 0) * (factors[row] ?? 0), 0),
      );
      const root = Math.sqrt(sums.reduce((sum, x) => sum + x * x, 0));
      const expected = sums.map((x) => (root === 0 ? 0 : Math.round(x * (16384 / root)) + 0));
      const half = Math.floor(chosen.length / 2);
      pool.add(chosen, 0, half);
      pool.add(chosen, half, chosen.length);
      expect([...pool.take(new Int16Array(width))]).toEqual(expected);
      expect([...pool.take(new Int16Array(width))]).toEqual(expected.map(() => 0));
    }),
  );
});
