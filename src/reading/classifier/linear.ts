/**
 * A linear model over named features: multinomial logistic regression (Berger, Della Pietra, Della Pietra 1996), or
 * one logistic regression a class (`kind: 'any'`), with weights of eight bits. Training: `training/`.
 */
export interface LinearModel {
  readonly kind: 'one' | 'any';
  readonly classes: readonly string[];
  readonly rows: ReadonlyMap<string, number>;
  /** Row by row, one weight a class, in units of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
}

/** How a model stands in its file. */
export interface StoredModel {
  readonly kind: 'one' | 'any';
  readonly classes: readonly string[];
  readonly scale: number;
  /** Feature names, one a line, in the order of the rows. */
  readonly features: string;
  /** The weights' bytes, base64. */
  readonly weights: string;
}

export function modelOf(stored: StoredModel): LinearModel {
  const bytes = Buffer.from(stored.weights, 'base64');
  return {
    kind: stored.kind,
    classes: stored.classes,
    rows: new Map(stored.features.split('\n').map((name, row) => [name, row])),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    scale: stored.scale,
  };
}

/**
 * The probability of each class, in the order of `model.classes`. With `kind: 'one'` they sum to 1.
 *
 * Scores are sums of integers over the square root of the number of known features, so they are the same everywhere.
 */
export function probabilities(model: LinearModel, features: readonly string[]): readonly number[] {
  const width = model.classes.length;
  const { rows, weights } = model;
  const sums = new Int32Array(width);
  let known = 0;
  for (const feature of features) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    known++;
    const from = row * width;
    for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (weights[from + k] ?? 0);
  }
  const factor = model.scale / Math.sqrt(Math.max(1, known));
  const scores = Array.from(sums, (sum) => sum * factor);
  if (model.kind === 'any') return scores.map((score) => 1 / (1 + Math.exp(-score)));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
