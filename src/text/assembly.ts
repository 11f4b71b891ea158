/**
 * Instructions of WebAssembly by name, as bytes, and what puts them together to a module: as the specification spells
 * them (WebAssembly 2.0, chapter 5, "Binary Format"; the names are those of its text format), so that nothing has to be
 * compiled beforehand. `sums-code.ts` and `network-code.ts` write their loops in them.
 */
export type Code = readonly number[];

/** Alignments and offsets of memory accesses are given as powers of two and bytes. */
export const i32 = {
  zero: [0x41, 0],
  one: [0x41, 1],
  isZero: [0x45],
  equal: [0x46],
  unequal: [0x47],
  /** Without a sign, like `shiftRight`. */
  less: [0x49],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  and: [0x71],
  or: [0x72],
  xor: [0x73],
  shiftLeft: [0x74],
  shiftRight: [0x76],
  load: (offset = 0): Code => [0x28, 2, offset],
  /** 16 bits without a sign. */
  load16: [0x2f, 1, 0],
  store: (offset = 0): Code => [0x36, 2, offset],
  constant: (value: number): Code => [0x41, ...signed(value)],
} as const;

export const f64 = {
  zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0],
  half: [0x44, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f],
  one: [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
  load: [0x2b, 3, 0],
  greater: [0x64],
  root: [0x9f],
  add: [0xa0],
  multiply: [0xa2],
  divide: [0xa3],
  ofI32: [0xb7],
} as const;

export const v128 = {
  zero: [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)],
  load: (offset = 0): Code => [0xfd, 0x00, 3, ...count(offset)],
  /** Eight 8-bit integers, widened to 16 bits. */
  load8x8: (offset = 0): Code => [0xfd, 0x01, 3, ...count(offset)],
  store: (offset = 0): Code => [0xfd, 0x0b, 3, ...count(offset)],
  and: [0xfd, 0x4e],
  /** The lower half of the second vector above that of the first. */
  lowHalves: [0xfd, 0x0d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23],
} as const;

export const i16x8 = {
  splat: [0xfd, 0x10],
  shiftRight: [0xfd, 0x8c, 0x01],
  /** Cut at the ends of 16 bits. */
  add: [0xfd, 0x8f, 0x01],
  least: [0xfd, 0x96, 0x01],
  most: [0xfd, 0x98, 0x01],
  ofI32x4: [0xfd, 0x85, 0x01],
} as const;

export const i32x4 = {
  splat: [0xfd, 0x11],
  lane: (which: number): Code => [0xfd, 0x1b, which],
  add: [0xfd, 0xae, 0x01],
  multiply: [0xfd, 0xb5, 0x01],
  dotI16x8: [0xfd, 0xba, 0x01],
  lowI16x8: [0xfd, 0xa7, 0x01],
  highI16x8: [0xfd, 0xa8, 0x01],
  /** The two numbers of 64 bits, cut to whole ones, and two noughts. */
  ofF64x2: [0xfd, 0xfc, 0x01],
} as const;

export const f64x2 = {
  splat: [0xfd, 0x14],
  lane: (which: number): Code => [0xfd, 0x21, which],
  greater: [0xfd, 0x4a],
  ceil: [0xfd, 0x74],
  add: [0xfd, 0xf0, 0x01],
  subtract: [0xfd, 0xf1, 0x01],
  multiply: [0xfd, 0xf2, 0x01],
  lowI32x4: [0xfd, 0xfe, 0x01],
} as const;

/** The lower half of a vector becomes its upper one, and the other way round. */
export const swapHalves: Code = [0xfd, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const raise = (local: number, by: number): Code =>
  set(local, [...get(local), ...i32.constant(by), ...i32.add]);
export const loop = (code: Code): Code => [0x03, 0x40, ...code, 0x0b];
export const block = (code: Code): Code => [0x02, 0x40, ...code, 0x0b];
export const when = (condition: Code, code: Code): Code => [...condition, 0x04, 0x40, ...code, 0x0b];
/** Out of the block, or back to the start of the loop, that stands `outer` levels further out. */
export const leave = (outer: number): Code => [0x0c, outer];
/** The same where the condition holds; 0 is the innermost. */
export const againWhile = (condition: Code, outer = 0): Code => [...condition, 0x0d, outer];

const types = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type Type = keyof typeof types;

/** A function of a module: its parameters come first among the locals, then the others in their order. */
export interface Routine {
  readonly name: string;
  readonly takes: readonly Type[];
  readonly gives?: Type;
  readonly locals: readonly Type[];
  readonly code: Code;
}

/** A module of these functions with a memory of one page, which may grow, exported as `memory`. */
export function moduleOf(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      routines.map(({ takes, gives }) => [
        0x60,
        ...listed(takes.map((type) => [types[type]])),
        ...listed(gives === undefined ? [] : [[types[gives]]]),
      ]),
    ),
    ...section(
      3,
      routines.map((_, i) => count(i)),
    ),
    ...section(5, [[0, 1]]),
    ...section(7, [exported('memory', 2, 0), ...routines.map(({ name }, i) => exported(name, 0, i))]),
    ...section(
      10,
      routines.map(({ locals, code }) => {
        const content = [...listed(locals.map((type) => [1, types[type]])), ...code, 0x0b];
        return [...count(content.length), ...content];
      }),
    ),
  ]);
}

const listed = (entries: readonly Code[]): Code => [...count(entries.length), ...entries.flat()];
const section = (id: number, entries: readonly Code[]): Code => {
  const content = listed(entries);
  return [id, ...count(content.length), ...content];
};
const exported = (name: string, sort: number, index: number): Code => [
  name.length,
  ...new TextEncoder().encode(name),
  sort,
  ...count(index),
];

/** LEB128, unsigned and signed. */
function count(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...count(value >>> 7)];
}
function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
