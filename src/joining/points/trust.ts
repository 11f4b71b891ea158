import { trustOf } from '../../reading/moves/trust.js';
import type { Passage } from '../../text/passage.js';
import type { Account, Point } from '../record.js';
import { evidenceOf } from './evidence.js';
import { weights } from './trust-weights.js';
import type { Unit } from './units.js';

/**
 * Points with how far they can be trusted: each that at least two voices answer one question there and compare as its
 * verdict says, each account that it is among those answers. Two logistic regressions over `evidenceOf`, fitted on points
 * of unlabelled news that careful readers judged (`training/points.ts`). `unitOf` tells the sentence of a passage.
 */
export function withTrust(
  points: readonly Point[],
  unitOf: (passage: Passage) => Unit | undefined,
): readonly Point[] {
  return points.map((point) => {
    const { question, passages } = evidenceOf(point, unitOf);
    return {
      ...point,
      accounts: point.accounts.map(
        (account, at): Account => ({
          ...account,
          confidence: Math.max(0, ...(passages[at] ?? []).map((one) => trustOf(weights.account, one))),
        }),
      ),
      confidence: trustOf(weights.point, question),
    };
  });
}
