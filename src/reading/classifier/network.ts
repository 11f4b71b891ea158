import { dotWidth, rowWidth } from '../../text/sums-code.js';
import { multipleOf, roomsOf } from '../../text/wasm.js';
import type { NetworkWeights } from './file.js';
import { networkCode } from './network-code.js';

/**
 * A small network over hashed features and vectors: one hidden layer over the summed rows of the known features, over
 * the root of their number, and a projection of the vectors. All sums are sums of integers, so that every machine gives
 * the same scores.
 */
export interface Network {
  /** Scores, one an output, in an array that the next call writes over. */
  scores(features: readonly number[], vectors: readonly Int16Array[]): Float64Array;
}

interface Routines {
  dots(matrix: number, vector: number, vectorEnd: number, out: number, outEnd: number): void;
  sums(rows: number, list: number, listEnd: number, width: number, out: number, outEnd: number): void;
  find(
    features: number,
    featuresEnd: number,
    table: number,
    mask: number,
    met: number,
    call: number,
    list: number,
  ): number;
  narrow(vector: number, vectorEnd: number): void;
  layer(
    sums: number,
    wide: number,
    bias: number,
    sumsEnd: number,
    linearEnd: number,
    out: number,
    width: number,
    scores: number,
    rowScale: number,
    wideScale: number,
    outScale: number,
  ): void;
}

const roomOf = roomsOf<Routines>(networkCode());

/** What one of the eight bits that training saw of a dimension stands for. */
const unitOfSmall = 3 / 256;
/** So many features are looked up in one go. */
const mostAtOnce = 1024;

const nothing = new Int16Array(0);

export function createNetwork(weights: NetworkWeights): Network {
  const { hidden, linear, outputs, seen, scales } = weights;
  const units = multipleOf(rowWidth, hidden);
  const width = seen.reduce((sum, { length }) => sum + length, 0);
  const wideBytes = multipleOf(dotWidth, 2 * width);
  const scoreBytes = 8 * multipleOf(2, outputs);
  const table = tableOf(weights.hashes);
  const { memory, places, routines } = roomOf([
    ...[4 * mostAtOnce, 4 * table.length, 4 * (weights.features + 1), 4 * weights.features],
    ...[weights.features * units, 4 * units, wideBytes, wideBytes * hidden, 4 * units],
    ...[8 * units, scoreBytes * hidden, scoreBytes],
  ]);
  const [featuresAt = 0, tableAt = 0, metAt = 0, listAt = 0, ...others] = places;
  const [rowsAt = 0, sumsAt = 0, givenAt = 0, wideAt = 0, productsAt = 0, ...last] = others;
  const [biasAt = 0, outAt = 0, scoresAt = 0] = last;

  new Int32Array(memory, tableAt, table.length).set(table);
  spread(weights.rows, hidden, new Int8Array(memory, rowsAt, weights.features * units), units);
  const matrix = new Int16Array(memory, wideAt, (wideBytes / 2) * hidden);
  for (let d = 0; d < width; d++)
    for (let h = 0; h < hidden; h++) matrix[(h * wideBytes) / 2 + d] = weights.vectors[d * hidden + h] ?? 0;
  new Float64Array(memory, biasAt, hidden).set(Float64Array.from(weights.bias, (x) => x * scales.bias));
  spread(weights.out, outputs, new Float64Array(memory, outAt, (scoreBytes / 8) * hidden), scoreBytes / 8);
  const outBias = Float64Array.from(weights.outBias, (x) => x * scales.out);

  const chunk = new Int32Array(memory, featuresAt, mostAtOnce);
  const met = new Uint32Array(memory, metAt, weights.features + 1);
  const sums = new Int32Array(memory, sumsAt, units);
  const given = new Int16Array(memory, givenAt, width);
  const scores = new Float64Array(memory, scoresAt, outputs);
  const dimsOf = seen.map((dims) => Int32Array.from(dims));
  const whole = seen.map((dims) => dims.every((dim, i) => dim === i));
  let call = 0;

  /** The number of the features that training knew, each counted once; their rows stand in the list. */
  const known = (features: readonly number[]): number => {
    call = (call + 1) >>> 0;
    if (call === 0) {
      met.fill(0);
      call = 1;
    }
    let end = listAt;
    for (let from = 0; from < features.length; from += mostAtOnce) {
      const many = Math.min(features.length - from, mostAtOnce);
      for (let i = 0; i < many; i++) chunk[i] = features[from + i] ?? 0;
      end = routines.find(featuresAt, featuresAt + 4 * many, tableAt, 4 * table.length - 8, metAt, call, end);
    }
    return (end - listAt) / 4;
  };

  return {
    scores(features, vectors) {
      const count = known(features);
      if (count === 0) sums.fill(0);
      else routines.sums(rowsAt, listAt, listAt + 4 * count, units, sumsAt, sumsAt + 4 * units);
      let at = 0;
      for (let v = 0; v < dimsOf.length; v++) {
        const [vector, dims] = [vectors[v] ?? nothing, dimsOf[v] ?? nothing];
        if (whole[v] === true && vector.length === dims.length) given.set(vector, at);
        else for (let i = 0; i < dims.length; i++) given[at + i] = vector[dims[i] ?? 0] ?? 0;
        at += dims.length;
      }
      if (width > 0) {
        routines.narrow(givenAt, givenAt + wideBytes);
        routines.dots(wideAt, givenAt, givenAt + wideBytes, productsAt, productsAt + 4 * hidden);
      }
      scores.set(outBias);
      routines.layer(
        sumsAt,
        productsAt,
        biasAt,
        sumsAt + 4 * hidden,
        sumsAt + 4 * linear,
        outAt,
        scoreBytes,
        scoresAt,
        scales.rows / Math.sqrt(Math.max(1, count)),
        scales.vectors * unitOfSmall,
        scales.out,
      );
      return scores;
    },
  };
}

/** Rows of one width into rows of another that is as wide or wider. */
function spread(
  from: ArrayLike<number>,
  width: number,
  into: { [index: number]: number },
  stride: number,
): void {
  for (let i = 0, row = 0; i < from.length; i += width, row++)
    for (let column = 0; column < width; column++) into[row * stride + column] = from[i + column] ?? 0;
}

/**
 * Known hashes, to be looked up: an open-addressed table, as full as a half at most, each hash beside its row and one,
 * since what is looked up is often not there and should cost one look at the memory.
 */
function tableOf(hashes: Uint32Array): Int32Array {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(2 * size);
  hashes.forEach((hash, row) => {
    let at = (hash ^ (hash >>> 15)) & mask;
    while (table[2 * at + 1] !== 0) at = (at + 1) & mask;
    table[2 * at] = hash;
    table[2 * at + 1] = row + 1;
  });
  return table;
}
