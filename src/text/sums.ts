import { dotWidth, rowWidth, sumsCode } from './sums-code.js';
import { multipleOf, roomsOf } from './wasm.js';

/** A matrix of 16-bit integers that vectors are multiplied by. */
export interface Dots {
  /** Where the vector is written before `products` is asked. */
  readonly vector: Int16Array;
  /**
   * The dot product of each row with the vector, in an array that the next call writes over. Exact where no sum of two
   * neighbouring products, and no whole sum, exceeds 32 bits.
   */
  products(): Int32Array;
}

/** What the rows of a table come to together, each as often as its factor says. */
export interface Pool {
  /** Adds rows `from` … `to - 1` of a list to what is being summed. */
  add(rows: ArrayLike<number>, from: number, to: number): void;
  /** The sum as a vector of a length, of nothing where nothing was added, and a new sum begins. */
  take(out: Int16Array): Int16Array;
}

interface Routines {
  dots(matrix: number, vector: number, vectorEnd: number, out: number, outEnd: number): void;
  pool(
    rows: number,
    list: number,
    listEnd: number,
    width: number,
    out: number,
    outEnd: number,
    factors: number,
  ): void;
  unit(sums: number, sumsEnd: number, out: number, length: number): void;
}

const roomOf = roomsOf<Routines>(sumsCode());

/**
 * ```ts
 * const dots = dotsOf([1, 2, 3, 4, 5, 6], 3);
 * dots.vector.set([1, 0, 2]);
 * dots.products() // [7, 16]
 * ```
 */
export function dotsOf(matrix: ArrayLike<number>, width: number): Dots {
  const rows = width === 0 ? 0 : matrix.length / width;
  const stride = multipleOf(dotWidth / 2, width);
  const { memory, places, routines } = roomOf([2 * rows * stride, 2 * stride, 4 * rows]);
  const [matrixAt = 0, vectorAt = 0, outAt = 0] = places;
  const own = new Int16Array(memory, matrixAt, rows * stride);
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < width; d++) own[row * stride + d] = matrix[row * width + d] ?? 0;
  const out = new Int32Array(memory, outAt, rows);
  return {
    vector: new Int16Array(memory, vectorAt, width),
    products() {
      if (rows > 0) routines.dots(matrixAt, vectorAt, vectorAt + 2 * stride, outAt, outAt + 4 * rows);
      return out;
    },
  };
}

/** So many rows times factors can be summed at once: their sum has 32 bits whatever they are. */
const mostAtOnce = 256;

/**
 * Sums are sums of integers, exact up to 2^53; vectors are rounded to integers.
 *
 * ```ts
 * const pool = poolOf(Int8Array.of(3, 0, 0, 2), 2, Uint16Array.of(1, 2), 1000);
 * pool.add([0, 1], 0, 2);
 * pool.take(new Int16Array(2)) // [600, 800]
 * ```
 */
export function poolOf(table: Int8Array, width: number, factors: Uint16Array, length: number): Pool {
  const rows = width === 0 ? 0 : table.length / width;
  const stride = multipleOf(rowWidth, width);
  const { memory, places, routines } = roomOf([
    rows * stride,
    4 * mostAtOnce,
    8 * stride,
    2 * stride,
    2 * rows,
  ]);
  const [rowsAt = 0, listAt = 0, sumAt = 0, outAt = 0, factorsAt = 0] = places;
  const own = new Int8Array(memory, rowsAt, rows * stride);
  if (stride === width) own.set(table);
  else
    for (let row = 0; row < rows; row++)
      own.set(table.subarray(row * width, (row + 1) * width), row * stride);
  new Uint16Array(memory, factorsAt, factors.length).set(factors);
  const list = new Int32Array(memory, listAt, mostAtOnce);
  const sum = new Float64Array(memory, sumAt, stride);
  const sumEnd = sumAt + 8 * stride;
  const unit = new Int16Array(memory, outAt, width);
  return {
    add(chosen, from, to) {
      if (width === 0) return;
      for (let begin = from; begin < to; begin += mostAtOnce) {
        const many = Math.min(to - begin, mostAtOnce);
        for (let i = 0; i < many; i++) list[i] = chosen[begin + i] ?? 0;
        routines.pool(rowsAt, listAt, listAt + 4 * many, stride, sumAt, sumEnd, factorsAt);
      }
    },
    take(out) {
      if (width > 0) routines.unit(sumAt, sumEnd, outAt, length);
      sum.fill(0);
      out.set(unit);
      return out;
    },
  };
}
