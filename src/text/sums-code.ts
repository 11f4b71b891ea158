/**
 * The inner loops of the models as WebAssembly, with its vectors of 128 bits: `sums.ts` tells what they give.
 *
 * The bytes are put together here, one instruction a name, as the specification spells them (WebAssembly 2.0, chapter
 * 5, "Binary Format"; the names are those of its text format), so that nothing has to be compiled beforehand. All
 * arguments are byte addresses in the module's memory, or widths in bytes:
 *
 * - `dots(matrix, vector, width, out, outEnd)`: rows of 16-bit integers, `width` a multiple of 16.
 * - `sums(rows, list, listEnd, width, out, outEnd)`: rows of 8-bit integers, `width` a multiple of 8; the list holds the
 *   numbers of the rows that are added, one at least.
 * - `weighted(…, factors)`: the same, each row times its factor, 16 bits without a sign.
 */
export function sumsCode(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [takes(5), takes(6), takes(7)]),
    ...section(3, [[0], [1], [2]]),
    ...section(5, [[0, 1]]), // a memory of one page, which may grow
    ...section(7, [
      exported('memory', 2, 0),
      exported('dots', 0, 0),
      exported('sums', 0, 1),
      exported('weighted', 0, 2),
    ]),
    ...section(10, [
      body({ numbers: 1, vectors: 1 }, dots()),
      body({ numbers: 1, vectors: 3 }, sums()),
      body({ numbers: 1, vectors: 4 }, weighted()),
    ]),
  ]);
}

type Code = readonly number[];

function dots(): Code {
  const [matrix, vector, width, out, outEnd, at, sum] = [0, 1, 2, 3, 4, 5, 6];
  const products = [
    ...[...get(matrix), ...get(at), i32.add, ...v128.load],
    ...[...get(vector), ...get(at), i32.add, ...v128.load],
    ...i32x4.dotI16x8,
  ];
  return loop([
    ...set(sum, v128.zero),
    ...set(at, i32.zero),
    ...loop([
      ...set(sum, [...get(sum), ...products, ...i32x4.add]),
      ...raise(at, 16),
      ...againWhile([...get(at), ...get(width), i32.less]),
    ]),
    ...get(out),
    ...[...lane(sum, 0), ...lane(sum, 1), i32.add, ...lane(sum, 2), i32.add, ...lane(sum, 3), i32.add],
    ...i32.store,
    ...set(matrix, [...get(matrix), ...get(width), i32.add]),
    ...raise(out, 4),
    ...againWhile([...get(out), ...get(outEnd), i32.less]),
  ]);
}

function sums(): Code {
  const [at, eight, low, high] = [6, 7, 8, 9];
  return summed({ at, eight, low, high }, [], (part) => part);
}

function weighted(): Code {
  const [factors, at, eight, low, high, factor] = [6, 7, 8, 9, 10, 11];
  const address = [...get(at), ...i32.load, ...i32.one, i32.shiftLeft, ...get(factors), i32.add];
  return summed(
    { at, eight, low, high },
    set(factor, [...address, ...i32.load16, ...i32x4.splat]),
    (part) => [...part, ...get(factor), ...i32x4.multiply],
  );
}

/** Eight columns of all rows, then the next eight: the sums stay in registers. */
function summed(
  locals: { readonly at: number; readonly eight: number; readonly low: number; readonly high: number },
  beforeRow: Code,
  weigh: (part: Code) => Code,
): Code {
  const [rows, list, listEnd, width, out, outEnd] = [0, 1, 2, 3, 4, 5];
  const { at, eight, low, high } = locals;
  const address = [...get(at), ...i32.load, ...get(width), i32.multiply, ...get(rows), i32.add];
  return loop([
    ...set(low, v128.zero),
    ...set(high, v128.zero),
    ...set(at, get(list)),
    ...loop([
      ...beforeRow,
      ...set(eight, [...address, ...v128.load8x8]),
      ...set(low, [...get(low), ...weigh([...get(eight), ...i32x4.lowI16x8]), ...i32x4.add]),
      ...set(high, [...get(high), ...weigh([...get(eight), ...i32x4.highI16x8]), ...i32x4.add]),
      ...raise(at, 4),
      ...againWhile([...get(at), ...get(listEnd), i32.less]),
    ]),
    ...[...get(out), ...get(low), ...v128.store(0)],
    ...[...get(out), ...get(high), ...v128.store(16)],
    ...raise(rows, 8),
    ...raise(out, 32),
    ...againWhile([...get(out), ...get(outEnd), i32.less]),
  ]);
}

const number = 0x7f;
const vector = 0x7b;

/** Alignments and offsets of memory accesses are given as powers of two and bytes. */
const i32 = {
  zero: [0x41, 0],
  one: [0x41, 1],
  add: 0x6a,
  multiply: 0x6c,
  shiftLeft: 0x74,
  less: 0x49,
  load: [0x28, 2, 0],
  /** 16 bits without a sign. */
  load16: [0x2f, 1, 0],
  store: [0x36, 2, 0],
} as const;

const v128 = {
  zero: [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)],
  load: [0xfd, 0x00, 3, 0],
  /** Eight 8-bit integers, widened to 16 bits. */
  load8x8: [0xfd, 0x01, 3, 0],
  store: (offset: number): Code => [0xfd, 0x0b, 3, offset],
} as const;

const i32x4 = {
  splat: [0xfd, 0x11],
  add: [0xfd, 0xae, 0x01],
  multiply: [0xfd, 0xb5, 0x01],
  dotI16x8: [0xfd, 0xba, 0x01],
  lowI16x8: [0xfd, 0xa7, 0x01],
  highI16x8: [0xfd, 0xa8, 0x01],
} as const;

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
const raise = (local: number, by: number): Code => set(local, [...get(local), 0x41, by, i32.add]);
const lane = (local: number, which: number): Code => [...get(local), 0xfd, 0x1b, which];
const loop = (code: Code): Code => [0x03, 0x40, ...code, 0x0b];
/** Back to the start of the innermost loop, as long as the condition holds. */
const againWhile = (condition: Code): Code => [...condition, 0x0d, 0];

/** LEB128, unsigned. */
const count = (value: number): Code => (value < 128 ? [value] : [(value & 127) | 128, ...count(value >>> 7)]);
const section = (id: number, entries: readonly Code[]): Code => {
  const content = [...count(entries.length), ...entries.flat()];
  return [id, ...count(content.length), ...content];
};
const takes = (parameters: number): Code => [0x60, parameters, ...Array<number>(parameters).fill(number), 0];
const exported = (name: string, sort: number, index: number): Code => [
  name.length,
  ...new TextEncoder().encode(name),
  sort,
  index,
];
const body = (locals: { readonly numbers: number; readonly vectors: number }, code: Code): Code => {
  const content = [2, locals.numbers, number, locals.vectors, vector, ...code, 0x0b];
  return [...count(content.length), ...content];
};
