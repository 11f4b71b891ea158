import type { Account, Point } from '../record.js';
import { type Evidence, evidenceOf, unitFinder } from './evidence.js';
import { weights } from './trust-weights.js';
import type { Unit } from './units.js';

/**
 * Points with how far they can be trusted: each that at least two voices answer one question there and compare as its
 * verdict says, each account that it is among those answers. Two logistic regressions over `evidenceOf`, fitted on points
 * of unlabelled news that careful readers judged (`training/points.ts`). `units`: the sentences of the round.
 */
export function withTrust(points: readonly Point[], units: readonly Unit[]): readonly Point[] {
  const unitOf = unitFinder(units);
  return points.map((point) => {
    const { question, passages } = evidenceOf(point, unitOf);
    return {
      ...point,
      accounts: point.accounts.map(
        (account, at): Account => ({
          ...account,
          confidence: Math.max(0, ...(passages[at] ?? []).map((one) => likely(weights.account, one))),
        }),
      ),
      confidence: likely(weights.point, question),
    };
  });
}

/** To the thousandth. */
function likely(model: Readonly<Record<string, number>>, evidence: Evidence): number {
  let odds = 0;
  for (const [name, value] of evidence) odds += value * (model[name] ?? 0);
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
}
