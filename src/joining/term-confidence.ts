import type { Move } from './record.js';

/** Fitted by `training/terms.ts` on the two development rounds; docs/measurements.md has the table for the others. */
const intercept = 0.08;
const slope = 0.96;
/** Log odds beyond which more agreement says nothing new. */
const farthest = 4;

/**
 * How sure it is that a side has a term on the table, from 0 to 1: surer than any one of the moves that tell it, since
 * one clause misread leaves the others. Moves of one voice count once, by the surest of them; voices are taken together
 * as independent readings (noisy-or, Pearl 1988), and the result is put on the scale of what was found right.
 *
 * ```ts
 * termConfidence([{ confidence: 0.5, passage: { report: 'r1', … } }], new Map([['r1', 'l-r1']])) // 0.52
 * ```
 */
export function termConfidence(
  moves: readonly Pick<Move, 'confidence' | 'passage'>[],
  lineageOf: ReadonlyMap<string, string>,
): number {
  const sure = 1 / (1 + Math.exp(-(intercept + slope * voicesOdds(moves, lineageOf))));
  return Math.round(sure * 1000) / 1000;
}

/** Log odds that at least one voice is read rightly. */
export function voicesOdds(
  moves: readonly Pick<Move, 'confidence' | 'passage'>[],
  lineageOf: ReadonlyMap<string, string>,
): number {
  const surest = new Map<string, number>();
  for (const { confidence = 1, passage } of moves) {
    const voice = lineageOf.get(passage.report) ?? passage.report;
    surest.set(voice, Math.max(surest.get(voice) ?? 0, confidence));
  }
  let wrong = 1;
  for (const confidence of surest.values()) wrong *= 1 - confidence;
  return Math.max(-farthest, Math.min(farthest, Math.log((1 - wrong) / wrong)));
}
