import {
  againWhile,
  type Code,
  f64,
  f64x2,
  get,
  i16x8,
  i32,
  i32x4,
  loop,
  moduleOf,
  type Routine,
  raise,
  set,
  swapHalves,
  type Type,
  v128,
  when,
} from './assembly.js';

/** Rows of 8-bit integers are that many bytes wide, or a multiple of it: their sums just fit into the registers. */
export const rowWidth = 40;
/** Rows of 16-bit integers likewise. */
export const dotWidth = 64;

/**
 * The inner loops over vectors as WebAssembly, with its vectors of 128 bits: `sums.ts` tells what they give. All
 * arguments are byte addresses in the module's memory, or widths in bytes:
 *
 * - `dots(matrix, vector, vectorEnd, out, outEnd)`: rows of 16-bit integers.
 * - `sums(rows, list, listEnd, width, out, outEnd)`: rows of 8-bit integers; the list holds the numbers of the rows that
 *   are added, one at least.
 * - `pool(rows, list, listEnd, width, out, outEnd, factors)`: the same, each row times its factor, 16 bits without a
 *   sign, added to numbers of 64 bits.
 * - `unit(sums, sumsEnd, out, length)`: those numbers scaled to a length, as 16-bit integers.
 */
export function sumsCode(): Uint8Array<ArrayBuffer> {
  return moduleOf(vectorRoutines);
}

const eights = rowWidth / 8;

export const vectorRoutines: readonly Routine[] = [
  { name: 'dots', takes: Array(5).fill('i32'), locals: ['i32', 'v128'], code: dots() },
  { name: 'sums', takes: Array(6).fill('i32'), locals: lanes(0), code: sums() },
  { name: 'pool', takes: Array(7).fill('i32'), locals: lanes(1), code: pool() },
  {
    name: 'unit',
    takes: ['i32', 'i32', 'i32', 'f64'],
    locals: ['i32', 'f64', 'v128', 'v128', 'v128', 'v128'],
    code: unit(),
  },
];

/** Two addresses, eight columns of a row, their sums for all eights of a row, and some more. */
function lanes(more: number): readonly Type[] {
  return ['i32', 'i32', ...Array<Type>(1 + 2 * eights + more).fill('v128')];
}

function dots(): Code {
  const [matrix, vector, vectorEnd, out, outEnd, at, sum] = [0, 1, 2, 3, 4, 5, 6];
  const parts = Array.from({ length: dotWidth / 16 }, (_, i) =>
    set(sum, [
      ...get(sum),
      ...[...get(matrix), ...v128.load(16 * i), ...get(at), ...v128.load(16 * i), ...i32x4.dotI16x8],
      ...i32x4.add,
    ]),
  );
  const lane = (which: number): Code => [...get(sum), ...i32x4.lane(which)];
  return loop([
    ...set(sum, v128.zero),
    ...set(at, get(vector)),
    ...loop([
      ...parts.flat(),
      ...raise(matrix, dotWidth),
      ...raise(at, dotWidth),
      ...againWhile([...get(at), ...get(vectorEnd), ...i32.less]),
    ]),
    ...get(out),
    ...[...lane(0), ...lane(1), ...i32.add, ...lane(2), ...i32.add, ...lane(3), ...i32.add],
    ...i32.store(),
    ...raise(out, 4),
    ...againWhile([...get(out), ...get(outEnd), ...i32.less]),
  ]);
}

function sums(): Code {
  const out = 4;
  return summed(
    6,
    [],
    (part) => part,
    4,
    (sum, i) => [...get(out), ...get(sum), ...v128.store(16 * i)],
  );
}

function pool(): Code {
  const [out, factors, first] = [4, 6, 7];
  const [at, factor] = [first, first + 3 + 2 * eights];
  const address = [...get(at), ...i32.load(), ...i32.one, ...i32.shiftLeft, ...get(factors), ...i32.add];
  const added = (two: Code, offset: number): Code => [
    ...get(out),
    ...[...get(out), ...v128.load(offset), ...two, ...f64x2.lowI32x4, ...f64x2.add],
    ...v128.store(offset),
  ];
  return summed(
    first,
    set(factor, [...address, ...i32.load16, ...i32x4.splat]),
    (part) => [...part, ...get(factor), ...i32x4.multiply],
    8,
    (sum, i) => [
      ...added(get(sum), 32 * i),
      ...added([...get(sum), ...get(sum), ...swapHalves], 32 * i + 16),
    ],
  );
}

/**
 * As many columns of all rows as registers hold, then the next; `first` is the first of `lanes` among the locals, `bytes`
 * what a sum takes where it is stored.
 */
function summed(
  first: number,
  beforeRow: Code,
  weigh: (part: Code) => Code,
  bytes: number,
  store: (sum: number, i: number) => Code,
): Code {
  const [rows, list, listEnd, width, out, outEnd] = [0, 1, 2, 3, 4, 5];
  const [at, row, eight] = [first, first + 1, first + 2];
  const all = Array.from({ length: 2 * eights }, (_, i) => first + 3 + i);
  return loop([
    ...all.flatMap((sum) => set(sum, v128.zero)),
    ...set(at, get(list)),
    ...loop([
      ...set(row, [...get(at), ...i32.load(), ...get(width), ...i32.multiply, ...get(rows), ...i32.add]),
      ...beforeRow,
      ...all.flatMap((sum, i) => [
        ...(i % 2 === 0 ? set(eight, [...get(row), ...v128.load8x8(4 * i)]) : []),
        ...set(sum, [
          ...get(sum),
          ...weigh([...get(eight), ...(i % 2 === 0 ? i32x4.lowI16x8 : i32x4.highI16x8)]),
          ...i32x4.add,
        ]),
      ]),
      ...raise(at, 4),
      ...againWhile([...get(at), ...get(listEnd), ...i32.less]),
    ]),
    ...all.flatMap(store),
    ...raise(rows, rowWidth),
    ...raise(out, bytes * rowWidth),
    ...againWhile([...get(out), ...get(outEnd), ...i32.less]),
  ]);
}

/** Adds the squares in a fixed order and rounds halves up, as `Math.round` does: no machine gives another vector. */
function unit(): Code {
  const [sums, sumsEnd, out, length, at, square, squares, x, rounded, two] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const splat = (number: Code): Code => [...number, ...f64x2.splat];
  /** Two whole numbers of 32 bits in the lower half of a vector. */
  const pair = (i: number): Code => [
    ...set(x, [...get(sums), ...v128.load(16 * i), ...splat(get(length)), ...f64x2.multiply]),
    ...set(rounded, [...get(x), ...f64x2.ceil]),
    ...get(rounded),
    ...[...get(rounded), ...splat(f64.half), ...f64x2.subtract, ...get(x), ...f64x2.greater],
    ...[...splat(f64.one), ...v128.and, ...f64x2.subtract],
    ...i32x4.ofF64x2,
  ];
  const four = (i: number): Code => [...pair(2 * i), ...pair(2 * i + 1), ...v128.lowHalves];
  return [
    ...set(at, get(sums)),
    ...loop([
      ...set(x, [...get(at), ...v128.load()]),
      ...set(squares, [...get(squares), ...get(x), ...get(x), ...f64x2.multiply, ...f64x2.add]),
      ...raise(at, 16),
      ...againWhile([...get(at), ...get(sumsEnd), ...i32.less]),
    ]),
    ...set(square, [...get(squares), ...f64x2.lane(0), ...get(squares), ...f64x2.lane(1), ...f64.add]),
    ...when(
      [...get(square), ...f64.zero, ...f64.greater],
      set(length, [...get(length), ...get(square), ...f64.root, ...f64.divide]),
    ),
    ...loop([
      ...set(two, four(0)),
      ...[...get(out), ...get(two), ...four(1), ...i16x8.ofI32x4, ...v128.store()],
      ...raise(sums, 64),
      ...raise(out, 16),
      ...againWhile([...get(sums), ...get(sumsEnd), ...i32.less]),
    ]),
  ];
}
