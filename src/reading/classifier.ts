import type { Catalog } from '../catalog/catalog.js';
import type { Nearness } from '../text/nearness.js';
import { type ClassifierWeights, readClassifierWeights } from './classifier-file.js';
import { classifierFeatures } from './classifierfeatures.js';
import type { ClauseContext } from './clausefeatures.js';
import { type ClauseVectors, clauseVectorsOf, type ReportVectors, reportVectorsOf } from './clausevectors.js';
import { hintsFor, issueHintKinds, issueHintsOf } from './issuehints.js';

/** What the classifier makes of one clause. Probabilities are calibrated on rounds that training did not see. */
export interface Judgement {
  /** That it carries a move at all. */
  readonly move: number;
  /** Which act, if it carries one: all acts, the likeliest first; they sum to 1. */
  readonly acts: readonly (readonly [act: string, p: number])[];
  /** What it is about, the likeliest first; they sum to 1. Found when asked for. */
  issues(): readonly (readonly [issue: string, p: number])[];
}

/** Judges the clauses of one report. */
export interface ReportClassifier {
  /** `given`: the passage was picked by somebody, so that it is far likelier to be a move than any clause of a text. */
  judge(
    index: number,
    options?: {
      readonly given?: boolean;
      /** The clause's named features, where they were made already. */
      readonly named?: readonly string[];
    },
  ): Judgement;
}

export type Classifier = (context: ClauseContext) => ReportClassifier;

/**
 * Makes the classifier of clauses: one hidden layer over hashed features (Weinberger et al., "Feature hashing for large
 * scale multitask learning", ICML 2009) and vectors. Weights are eight bits and sums integers.
 *
 * ```ts
 * const classify = createClassifier(bytes, loadCatalog(), loadNearness());
 * const { move, acts } = classify(context).judge(3);
 * move // 0.91
 * acts[0] // ['refuse', 0.83]
 * ```
 */
export function createClassifier(bytes: Uint8Array, catalog: Catalog, near: Nearness): Classifier {
  const weights = readClassifierWeights(bytes);
  const hints = issueHintsOf(catalog, near);
  const rank = issueRanker(weights, hints.issues);
  return (context) => {
    let report: ReportVectors | null = null;
    return {
      judge(index, { given = false, named } = {}) {
        report ??= reportVectorsOf(context, near);
        const vectors = clauseVectorsOf(context, index, report);
        const hidden = hiddenOf(weights, classifierFeatures(context, index, named), vectors);
        const scores = outputs(weights, hidden, 0, 1 + weights.acts.length);
        const [slope, offset] = given ? weights.given : weights.move;
        const acts = softmax(scores.slice(1), weights.actScale);
        return {
          move: rounded(1 / (1 + Math.exp(-(slope * (scores[0] ?? 0) + offset)))),
          acts: ranked(weights.acts, acts),
          issues: () => ranked(hints.issues, rank(hidden, vectors, hintsFor(context, index, vectors, hints))),
        };
      },
    };
  };
}

/** FNV-1a over UTF-16 code units (Fowler, Noll and Vo). */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Most of the time is spent here: kept small, so that it is compiled well. */
function addRow(matrix: Int8Array, from: number, times: number, into: Int32Array): void {
  const width = into.length;
  for (let h = 0; h < width; h++) into[h] = (into[h] ?? 0) + times * (matrix[from + h] ?? 0);
}

/** A dimension of a vector in the eight bits that training saw. */
const small = (x: number): number => Math.max(-127, Math.min(127, Math.round(x / 64)));
/** What one of these eight-bit units stands for. */
const unitOfSmall = 3 / 256;
/** Features beyond these are left out, as in training. */
const mostFeatures = 192;

function hiddenOf(
  weights: ClassifierWeights,
  names: readonly string[],
  vectors: ClauseVectors,
): Float64Array {
  const { hidden, buckets, rows, scales, seen } = weights;
  const sums = new Int32Array(hidden);
  let known = 0;
  for (const name of names) {
    const hash = hashOf(name);
    if (!weights.features.has(hash)) continue;
    if (++known > mostFeatures) break;
    addRow(rows, ((hash ^ (hash >>> 15)) & (buckets - 1)) * hidden, 1, sums);
  }
  const wide = new Int32Array(hidden);
  const matrix = weights.vectors;
  let from = 0;
  for (const vector of [vectors.own, vectors.verbs, vectors.left])
    for (const d of seen) {
      const x = small(vector[d] ?? 0);
      if (x !== 0) addRow(matrix, from, x, wide);
      from += hidden;
    }
  const rowScale = (scales.e ?? 0) / Math.sqrt(Math.max(1, Math.min(known, mostFeatures)));
  const wideScale = (scales.d ?? 0) * unitOfSmall;
  const biasScale = scales.b ?? 0;
  const out = new Float64Array(hidden);
  for (let h = 0; h < hidden; h++)
    out[h] = Math.max(
      0,
      (sums[h] ?? 0) * rowScale + (wide[h] ?? 0) * wideScale + (weights.bias[h] ?? 0) * biasScale,
    );
  return out;
}

function outputs(weights: ClassifierWeights, hidden: Float64Array, first: number, last: number): number[] {
  const width = 1 + weights.acts.length + weights.issues.length;
  const scores = new Array<number>(last - first).fill(0);
  for (let h = 0; h < hidden.length; h++) {
    const x = hidden[h] ?? 0;
    if (x === 0) continue;
    for (let k = first; k < last; k++)
      scores[k - first] = (scores[k - first] ?? 0) + x * (weights.out[h * width + k] ?? 0);
  }
  const scale = weights.scales.o ?? 0;
  const biasScale = weights.scales.c ?? 0;
  return scores.map((score, i) => score * scale + (weights.outBias[first + i] ?? 0) * biasScale);
}

/** Ranks the catalogue's issues; those that training did not know by their hints alone. */
function issueRanker(
  weights: ClassifierWeights,
  issues: readonly string[],
): (hidden: Float64Array, vectors: ClauseVectors, hints: Float64Array) => number[] {
  const width = weights.issues.length;
  const column = issues.map((issue) => weights.issues.indexOf(issue));
  const first = 1 + weights.acts.length;
  const fromVector = (vector: Int16Array, at: number): Int32Array => {
    const sums = new Int32Array(width);
    for (let d = 0; d < vector.length; d++) {
      const x = small(vector[d] ?? 0);
      if (x === 0) continue;
      const from = (at * weights.dims + d) * width;
      for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + x * (weights.issueVectors[from + k] ?? 0);
    }
    return sums;
  };
  const shared = new WeakMap<Int16Array, Int32Array>();
  const once = (vector: Int16Array, at: number): Int32Array => {
    const kept = shared.get(vector) ?? fromVector(vector, at);
    shared.set(vector, kept);
    return kept;
  };
  return (hidden, { own, verbs, left, right, around, report }, hints) => {
    const parts = [
      fromVector(own, 0),
      fromVector(verbs, 1),
      fromVector(left, 2),
      fromVector(right, 3),
      once(around, 4),
      once(report, 5),
    ];
    const scores = outputs(weights, hidden, first, first + width);
    const scale = (weights.scales.i ?? 0) * unitOfSmall;
    const total = column.map((k, i) => {
      let score = 0;
      for (let j = 0; j < issueHintKinds.length; j++)
        score +=
          Math.round((hints[i * issueHintKinds.length + j] ?? 0) * 100) * 0.01 * (weights.hints[j] ?? 0);
      if (k < 0) return score;
      for (const part of parts) score += (part[k] ?? 0) * scale;
      // The outputs of issues have no bias: `outputs` reads none beyond the acts.
      return score + (scores[k] ?? 0);
    });
    return softmax(total, weights.issueScale);
  };
}

function softmax(scores: readonly number[], scale: number): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - top) * scale));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** To the thousandth: what lies below is not the same on every machine, nor does it say anything. */
function rounded(p: number): number {
  return Math.round(p * 1000) / 1000;
}

function ranked(names: readonly string[], p: readonly number[]): (readonly [string, number])[] {
  return names
    .map((name, i) => [name, rounded(p[i] ?? 0)] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
