import type { StoredModel } from '../src/reading/classifier/linear.js';

export interface Example {
  readonly features: readonly string[];
  /** Class to share: one class of weight 1, or several that share it; for `any`, each class that holds with 1. */
  readonly target: ReadonlyMap<string, number>;
}

export interface FitOptions {
  readonly kind: 'one' | 'any';
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Features that stand in fewer examples are left out. */
  readonly least: number;
  readonly seed: number;
}

/**
 * Logistic regression by stochastic gradients with AdaGrad steps (Duchi, Hazan, Singer 2011) and lazy L2 decay.
 * Each example's features weigh 1/√n. The same examples in the same order give the same model.
 */
export function fitLinear(
  classes: readonly string[],
  examples: readonly Example[],
  options: FitOptions,
): StoredModel {
  const count = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features) count.set(name, (count.get(name) ?? 0) + 1);
  const names = [...count].filter(([, n]) => n >= options.least).map(([name]) => name);
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const width = classes.length;
  const weights = new Float32Array(names.length * width);
  const squares = new Float32Array(names.length * width).fill(0.01);
  const touched = new Int32Array(names.length);
  const xs = examples.map(({ features }) =>
    Int32Array.from(features.flatMap((name) => rowOf.get(name) ?? [])),
  );
  const ys = examples.map(({ target }) => Float32Array.from(classes.map((name) => target.get(name) ?? 0)));
  const order = xs.map((_, i) => i);
  const random = generator(options.seed);
  const total = options.epochs * xs.length;
  const scores = new Float64Array(width);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      step++;
      const x = xs[at] ?? new Int32Array();
      const y = ys[at] ?? new Float32Array(width);
      const rate = options.rate * (1 - step / total) + 1e-3;
      const share = 1 / Math.sqrt(x.length || 1);
      scores.fill(0);
      for (const row of x) {
        const rest = step - (touched[row] ?? 0);
        const decay = Math.exp(-options.l2 * rate * rest);
        touched[row] = step;
        for (let k = row * width, c = 0; c < width; k++, c++) {
          const w = (weights[k] ?? 0) * decay;
          weights[k] = w;
          scores[c] = (scores[c] ?? 0) + w * share;
        }
      }
      toProbabilities(scores, options.kind);
      for (let c = 0; c < width; c++) {
        const slope = ((scores[c] ?? 0) - (y[c] ?? 0)) * share;
        if (Math.abs(slope) < 1e-5) continue;
        for (const row of x) {
          const k = row * width + c;
          const sum = (squares[k] ?? 0) + slope * slope;
          squares[k] = sum;
          weights[k] = (weights[k] ?? 0) - (rate * slope) / Math.sqrt(sum);
        }
      }
    }
  }
  return stored(options.kind, classes, names, weights);
}

function toProbabilities(scores: Float64Array, kind: 'one' | 'any'): void {
  if (kind === 'any') {
    for (let c = 0; c < scores.length; c++) scores[c] = 1 / (1 + Math.exp(-(scores[c] ?? 0)));
    return;
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp((scores[c] ?? 0) - top);
    scores[c] = power;
    sum += power;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** Eight bits a weight; rows that round to nothing are left out. */
function stored(
  kind: 'one' | 'any',
  classes: readonly string[],
  names: readonly string[],
  weights: Float32Array,
): StoredModel {
  const width = classes.length;
  let most = 1e-9;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most / 127;
  const kept: string[] = [];
  const bytes: number[] = [];
  names.forEach((name, row) => {
    const own = [...weights.subarray(row * width, (row + 1) * width)].map((w) => Math.round(w / scale));
    if (own.every((w) => w === 0)) return;
    kept.push(name);
    bytes.push(...own.map((w) => w & 0xff));
  });
  return {
    kind,
    classes,
    scale: Number(scale.toPrecision(6)),
    features: kept.join('\n'),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

/** Mulberry32: small, seeded, the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
}
