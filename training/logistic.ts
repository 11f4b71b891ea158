import type { TrustFeatures, TrustModel } from '../src/reading/moves/trust.js';

/** What a model is fitted on: features, whether that was right, and how much it counts. */
export interface LogisticRow {
  readonly features: TrustFeatures;
  readonly right: boolean;
  readonly weight: number;
}

/** So many times every weight is gone through. */
const rounds = 60;

/**
 * Logistic regression by Newton's way along each weight in turn, held near nothing by a penalty on squares. Weights to
 * four places, by the name of their feature.
 */
export function fitLogistic(rows: readonly LogisticRow[], penalty: number): TrustModel {
  const index = new Map<string, number>();
  for (const { features } of rows)
    for (const [name] of features) if (!index.has(name)) index.set(name, index.size);
  const columns: { row: number; value: number }[][] = [...index].map(() => []);
  rows.forEach(({ features }, row) => {
    for (const [name, value] of features) columns[index.get(name) ?? 0]?.push({ row, value });
  });
  const weights = new Float64Array(index.size);
  const sums = new Float64Array(rows.length);
  for (let round = 0; round < rounds; round++)
    columns.forEach((column, k) => {
      let slope = penalty * (weights[k] ?? 0);
      let bend = penalty;
      for (const { row, value } of column) {
        const p = 1 / (1 + Math.exp(-(sums[row] ?? 0)));
        const counts = rows[row]?.weight ?? 1;
        slope += counts * value * (p - (rows[row]?.right === true ? 1 : 0));
        bend += counts * value * value * Math.max(p * (1 - p), 0.02);
      }
      const step = slope / bend;
      weights[k] = (weights[k] ?? 0) - step;
      for (const { row, value } of column) sums[row] = (sums[row] ?? 0) - step * value;
    });
  const named = [...index].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(named.map(([name, k]) => [name, Math.round((weights[k] ?? 0) * 10000) / 10000]));
}
