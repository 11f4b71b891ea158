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
  /** Where the numbers of the rows are written before `sum` is asked: one place for each row there is. */
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
  const { memory, dots } = instanceOf([2 * rows * stride, 2 * stride, 4 * rows]);
  const [matrixAt, vectorAt, outAt] = [0, 2 * rows * stride, 2 * (rows + 1) * stride];
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
 * ```ts
 * const { chosen, sum } = rowSumsOf(Int8Array.of(1, 2, 3, 4, 5, 6), 2);
 * chosen.set([0, 2]);
 * sum(2) // [6, 8]
 * ```
 */
export function rowSumsOf(matrix: Int8Array, width: number): RowSums {
  const rows = width === 0 ? 0 : matrix.length / width;
  const stride = multipleOf(8, width);
  const { memory, sums } = instanceOf([rows * stride, 4 * rows, 4 * stride]);
  const [listAt, outAt] = [rows * stride, rows * stride + multipleOf(8, 4 * rows)];
  const own = new Int8Array(memory, 0, rows * stride);
  if (stride === width) own.set(matrix);
  else
    for (let row = 0; row < rows; row++)
      own.set(matrix.subarray(row * width, (row + 1) * width), row * stride);
  const out = new Int32Array(memory, outAt, width);
  return {
    chosen: new Int32Array(memory, listAt, rows),
    sum(count) {
      if (count === 0 || width === 0) return out.fill(0);
      sums(0, listAt, listAt + 4 * count, stride, outAt, outAt + 4 * stride);
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
}

const page = 65536;
const module = new WebAssembly.Module(sumsCode());

/** The functions with a memory of their own, which has room for areas of so many bytes. */
function instanceOf(
  areas: readonly number[],
): Pick<Exports, 'dots' | 'sums'> & { readonly memory: ArrayBuffer } {
  const { memory, dots, sums } = new WebAssembly.Instance(module).exports;
  const bytes = areas.reduce((sum, area) => sum + multipleOf(8, area), 0);
  memory.grow(Math.ceil(bytes / page));
  return { memory: memory.buffer, dots, sums };
}
