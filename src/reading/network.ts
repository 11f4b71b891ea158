import { dotsOf, rowSumsOf } from '../text/sums.js';
import type { NetworkWeights } from './classifier-file.js';

/**
 * A small network over hashed features and vectors: one hidden layer over the summed rows of the known features, over
 * the root of their number, and a projection of the vectors. All sums are sums of integers, so that every machine gives
 * the same scores.
 */
export interface Network {
  /** Scores, one an output, in an array that the next call writes over. */
  scores(features: readonly number[], vectors: readonly Int16Array[]): Float64Array;
}

/** A dimension of a vector, an integer, in the eight bits that training saw (`Math.round(x / 64)`, cut at 127). */
const small = (x: number): number => {
  const rounded = (x + 32) >> 6;
  return rounded > 127 ? 127 : rounded < -127 ? -127 : rounded;
};
/** What one of these stands for. */
const unitOfSmall = 3 / 256;

const nothing = new Int16Array(0);

export function createNetwork(weights: NetworkWeights): Network {
  const { hidden, linear, outputs, seen, scales } = weights;
  const find = rowFinder(weights.hashes);
  const { chosen, sum } = rowSumsOf(weights.rows, hidden);
  const width = seen.reduce((sum, { length }) => sum + length, 0);
  const { vector: given, products } = dotsOf(transposed(weights.vectors, width, hidden), width);
  const dimsOf = seen.map((dims) => Int32Array.from(dims));
  const bias = Float64Array.from(weights.bias, (x) => x * scales.bias);
  const wideScale = scales.vectors * unitOfSmall;
  const out = Float64Array.from(weights.out);
  const outScale = scales.out;
  const outBias = Float64Array.from(weights.outBias, (x) => x * outScale);
  /** By row: the call that met it last, so that a feature that stands twice counts once. */
  const met = new Uint32Array(weights.features);
  let call = 0;
  const scores = new Float64Array(outputs);
  return {
    scores(features, vectors) {
      call = (call + 1) >>> 0;
      if (call === 0) {
        met.fill(0);
        call = 1;
      }
      let known = 0;
      for (let i = 0; i < features.length; i++) {
        const row = find(features[i] ?? 0);
        if (row < 0 || met[row] === call) continue;
        met[row] = call;
        chosen[known++] = row;
      }
      let at = 0;
      for (let v = 0; v < dimsOf.length; v++) {
        const [vector, dims] = [vectors[v] ?? nothing, dimsOf[v] ?? nothing];
        for (let i = 0; i < dims.length; i++) given[at++] = small(vector[dims[i] ?? 0] ?? 0);
      }
      const sums = sum(known);
      const wide = products();
      const rowScale = scales.rows / Math.sqrt(Math.max(1, known));
      scores.set(outBias);
      for (let h = 0; h < hidden; h++) {
        const x = (sums[h] ?? 0) * rowScale + (wide[h] ?? 0) * wideScale + (bias[h] ?? 0);
        if (h >= linear && x <= 0) continue;
        const from = h * outputs;
        for (let o = 0; o < outputs; o++) scores[o] = (scores[o] ?? 0) + x * (out[from + o] ?? 0) * outScale;
      }
      return scores;
    },
  };
}

/** Unit by unit instead of dimension by dimension. */
function transposed(matrix: Int8Array, width: number, hidden: number): Int8Array {
  const out = new Int8Array(width * hidden);
  for (let d = 0; d < width; d++)
    for (let h = 0; h < hidden; h++) out[h * width + d] = matrix[d * hidden + h] ?? 0;
  return out;
}

/**
 * Looks a hash up among the known ones: an open-addressed table, as full as a half at most, each hash beside its row,
 * since most of what is looked up is not there and should cost one look at the memory.
 */
function rowFinder(hashes: Uint32Array): (hash: number) => number {
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
  return (hash) => {
    let at = (hash ^ (hash >>> 15)) & mask;
    for (let row = table[2 * at + 1] ?? 0; row !== 0; row = table[2 * at + 1] ?? 0) {
      if (table[2 * at] === (hash | 0)) return row - 1;
      at = (at + 1) & mask;
    }
    return -1;
  };
}
