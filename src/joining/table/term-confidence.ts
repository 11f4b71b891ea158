import type { Move } from '../record.js';

/** Fitted by `training/terms.ts` on the two development rounds; docs/measurements.md has the table for the others. */
const intercept = 0.08;
const slope = 0.96;
/** Log odds beyond which more agreement says nothing new. */
const farthest = 4;
/** Where all voices are wrong no likelier than this, well past the farthest, the rest need not be heard. */
const beyond = 0.9 / (1 + Math.exp(farthest));

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
  moves: Iterable<Pick<Move, 'confidence' | 'passage'>>,
  lineageOf: ReadonlyMap<string, string>,
): number {
  const sure = 1 / (1 + Math.exp(-(intercept + slope * voicesOdds(moves, lineageOf))));
  return Math.round(sure * 1000) / 1000;
}

/** Log odds that at least one voice is read rightly. */
export function voicesOdds(
  moves: Iterable<Pick<Move, 'confidence' | 'passage'>>,
  lineageOf: ReadonlyMap<string, string>,
): number {
  const surest = new Map<string, number>();
  let atMost = 1;
  for (const { confidence = 1, passage } of moves) {
    const voice = lineageOf.get(passage.report) ?? passage.report;
    const had = surest.get(voice) ?? 0;
    if (confidence <= had && surest.has(voice)) continue;
    surest.set(voice, Math.max(had, confidence));
    // More voices only make it surer: what is beyond the farthest already stays there.
    atMost *= (1 - confidence) / (1 - had);
    if (atMost < beyond) return farthest;
  }
  let wrong = 1;
  for (const confidence of surest.values()) wrong *= 1 - confidence;
  return Math.max(-farthest, Math.min(farthest, Math.log((1 - wrong) / wrong)));
}
