import {
  againWhile,
  block,
  type Code,
  f64,
  f64x2,
  get,
  i16x8,
  i32,
  leave,
  loop,
  moduleOf,
  raise,
  set,
  v128,
  when,
} from '../../text/assembly.js';
import { vectorRoutines } from '../../text/sums-code.js';

/**
 * The loops of a network as WebAssembly, beside those over vectors (`sums-code.ts`). All arguments are byte addresses in
 * the module's memory but for what is called otherwise:
 *
 * - `find(features, featuresEnd, table, mask, met, call, list) → listEnd`: looks hashes up and lists the rows of those
 *   that are known, each once a call. The table holds pairs of a hash and its row and one, at the hash's place or behind
 *   it; `mask` is its size in bytes less eight. `met` holds by row the number of the call that met it last.
 * - `narrow(vector, vectorEnd)`: 16-bit integers to the eight bits that training saw, `Math.round(x / 64)`, cut at 127.
 * - `layer(sums, wide, bias, sumsEnd, linearEnd, out, width, scores, rowScale, wideScale, outScale)`: the units of the
 *   hidden layer from sums of 32 bits, and what they add to the scores.
 */
export function networkCode(): Uint8Array<ArrayBuffer> {
  return moduleOf([
    ...vectorRoutines.filter(({ name }) => name === 'dots' || name === 'sums'),
    { name: 'find', takes: Array(7).fill('i32'), gives: 'i32', locals: Array(4).fill('i32'), code: find() },
    { name: 'narrow', takes: ['i32', 'i32'], locals: [], code: narrow() },
    {
      name: 'layer',
      takes: [...Array(8).fill('i32'), 'f64', 'f64', 'f64'],
      locals: ['f64', 'v128', 'v128', 'i32'],
      code: layer(),
    },
  ]);
}

function find(): Code {
  const [features, featuresEnd, table, mask, met, call, list] = [0, 1, 2, 3, 4, 5, 6];
  const [hash, place, row, seen] = [7, 8, 9, 10];
  const entry = [...get(table), ...get(place), ...i32.add];
  const within = (code: Code): Code => [...code, ...get(mask), ...i32.and];
  const mixed = [...get(hash), ...get(hash), ...i32.constant(15), ...i32.shiftRight, ...i32.xor];
  const listed = [
    ...set(seen, [...get(met), ...get(row), ...i32.constant(2), ...i32.shiftLeft, ...i32.add]),
    ...when(
      [...get(seen), ...i32.load(), ...get(call), ...i32.unequal],
      [
        ...[...get(seen), ...get(call), ...i32.store()],
        ...[...get(list), ...get(row), ...i32.one, ...i32.subtract, ...i32.store()],
        ...raise(list, 4),
      ],
    ),
  ];
  return [
    ...loop([
      ...set(hash, [...get(features), ...i32.load()]),
      ...set(place, within([...mixed, ...i32.constant(3), ...i32.shiftLeft])),
      ...block(
        loop([
          ...set(row, [...entry, ...i32.load(4)]),
          ...againWhile([...get(row), ...i32.isZero], 1),
          ...when([...entry, ...i32.load(), ...get(hash), ...i32.equal], [...listed, ...leave(2)]),
          ...set(place, within([...get(place), ...i32.constant(8), ...i32.add])),
          ...leave(0),
        ]),
      ),
      ...raise(features, 4),
      ...againWhile([...get(features), ...get(featuresEnd), ...i32.less]),
    ]),
    ...get(list),
  ];
}

function narrow(): Code {
  const [vector, vectorEnd] = [0, 1];
  const all = (value: number): Code => [...i32.constant(value), ...i16x8.splat];
  return loop([
    ...get(vector),
    ...[...get(vector), ...v128.load(), ...all(32), ...i16x8.add, ...i32.constant(6), ...i16x8.shiftRight],
    ...[...all(127), ...i16x8.least, ...all(-127), ...i16x8.most],
    ...v128.store(),
    ...raise(vector, 16),
    ...againWhile([...get(vector), ...get(vectorEnd), ...i32.less]),
  ]);
}

function layer(): Code {
  const [sums, wide, bias, sumsEnd, linearEnd, out, width, scores] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [rowScale, wideScale, outScale, x, all, scale, at] = [8, 9, 10, 11, 12, 13, 14];
  const score = [...get(scores), ...get(at), ...i32.add];
  const weight = [...get(out), ...get(at), ...i32.add, ...v128.load()];
  return [
    ...set(scale, [...get(outScale), ...f64x2.splat]),
    ...loop([
      ...[...get(sums), ...i32.load(), ...f64.ofI32, ...get(rowScale), ...f64.multiply],
      ...[...get(wide), ...i32.load(), ...f64.ofI32, ...get(wideScale), ...f64.multiply, ...f64.add],
      ...set(x, [...get(bias), ...f64.load, ...f64.add]),
      ...when(
        [...get(sums), ...get(linearEnd), ...i32.less, ...get(x), ...f64.zero, ...f64.greater, ...i32.or],
        [
          ...set(all, [...get(x), ...f64x2.splat]),
          ...set(at, i32.zero),
          ...loop([
            ...score,
            ...[...score, ...v128.load(), ...get(all), ...weight, ...f64x2.multiply],
            ...[...get(scale), ...f64x2.multiply, ...f64x2.add],
            ...v128.store(),
            ...raise(at, 16),
            ...againWhile([...get(at), ...get(width), ...i32.less]),
          ]),
        ],
      ),
      ...set(out, [...get(out), ...get(width), ...i32.add]),
      ...raise(sums, 4),
      ...raise(wide, 4),
      ...raise(bias, 8),
      ...againWhile([...get(sums), ...get(sumsEnd), ...i32.less]),
    ]),
  ];
}
