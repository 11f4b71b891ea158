import { sumsCode } from './sums-code.js';

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

/** Rows of 8-bit integers of which some are summed. */
export interface RowSums {
  /** Where the numbers of the rows are written before `sum` is asked. */
  readonly chosen: Int32Array;
  /** The sum of the first `count` chosen rows, in an array that the next call writes over. */
  sum(count: number): Int32Array;
}

/**
 * ```ts
 * const dots = dotsOf([1, 2, 3, 4, 5, 6], 3);
 * dots.vector.set([1, 0, 2]);
 * dots.products() // [7, 16]
 * ```
 */
export function dotsOf(matrix: ArrayLike<number>, width: number): Dots {
  const rows = width === 0 ? 0 : matrix.length / width;
  const stride = multipleOf(8, width);
  const { memory, places, dots } = instanceOf([2 * rows * stride, 2 * stride, 4 * rows]);
  const [matrixAt = 0, vectorAt = 0, outAt = 0] = places;
  const own = new Int16Array(memory, matrixAt, rows * stride);
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < width; d++) own[row * stride + d] = matrix[row * width + d] ?? 0;
  const out = new Int32Array(memory, outAt, rows);
  return {
    vector: new Int16Array(memory, vectorAt, width),
    products() {
      if (rows > 0) dots(matrixAt, vectorAt, 2 * stride, outAt, outAt + 4 * rows);
      return out;
    },
  };
}

/**
 * Sums of up to as many rows as there are.
 *
 * ```ts
 * const { chosen, sum } = rowSumsOf(Int8Array.of(1, 2, 3, 4, 5, 6), 2);
 * chosen.set([0, 2]);
 * sum(2) // [6, 8]
 * ```
 */
export function rowSumsOf(matrix: Int8Array, width: number): RowSums {
  return sumsOf(matrix, width, width === 0 ? 0 : matrix.length / width, null);
}

/** So many rows times factors can be summed at once: their sum has 32 bits whatever they are. */
const mostWeighted = 256;

/** The same where each row counts as often as its factor says; `chosen` has room for 256 rows. */
export function weightedRowSumsOf(matrix: Int8Array, width: number, factors: Uint16Array): RowSums {
  return sumsOf(matrix, width, mostWeighted, factors);
}

function sumsOf(matrix: Int8Array, width: number, most: number, factors: Uint16Array | null): RowSums {
  const rows = width === 0 ? 0 : matrix.length / width;
  const stride = multipleOf(8, width);
  const { memory, places, sums, weighted } = instanceOf([
    rows * stride,
    4 * most,
    4 * stride,
    2 * (factors?.length ?? 0),
  ]);
  const [rowsAt = 0, listAt = 0, outAt = 0, factorsAt = 0] = places;
  const own = new Int8Array(memory, rowsAt, rows * stride);
  if (stride === width) own.set(matrix);
  else
    for (let row = 0; row < rows; row++)
      own.set(matrix.subarray(row * width, (row + 1) * width), row * stride);
  if (factors !== null) new Uint16Array(memory, factorsAt, factors.length).set(factors);
  const out = new Int32Array(memory, outAt, width);
  return {
    chosen: new Int32Array(memory, listAt, most),
    sum(count) {
      if (count === 0 || width === 0) return out.fill(0);
      const outEnd = outAt + 4 * stride;
      if (factors === null) sums(rowsAt, listAt, listAt + 4 * count, stride, outAt, outEnd);
      else weighted(rowsAt, listAt, listAt + 4 * count, stride, outAt, outEnd, factorsAt);
      return out;
    },
  };
}

const multipleOf = (step: number, n: number): number => step * Math.ceil(n / step);

/** What is used of WebAssembly, which every Node has; its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  dots(matrix: number, vector: number, width: number, out: number, outEnd: number): void;
  sums(rows: number, list: number, listEnd: number, width: number, out: number, outEnd: number): void;
  weighted(
    rows: number,
    list: number,
    listEnd: number,
    width: number,
    out: number,
    outEnd: number,
    factors: number,
  ): void;
}

const page = 65536;
const module = new WebAssembly.Module(sumsCode());

interface Room extends Omit<Exports, 'memory'> {
  readonly memory: ArrayBuffer;
  /** Where each area begins. */
  readonly places: readonly number[];
}

/** The functions with a memory of their own, which has areas of so many bytes. */
function instanceOf(areas: readonly number[]): Room {
  const { memory, dots, sums, weighted } = new WebAssembly.Instance(module).exports;
  let end = 0;
  const places = areas.map((bytes) => {
    const start = end;
    end += multipleOf(16, bytes);
    return start;
  });
  memory.grow(Math.ceil(end / page));
  return { memory: memory.buffer, places, dots, sums, weighted };
}
