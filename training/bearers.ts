import { modelOf, type StoredModel } from '../src/reading/classifier/linear.js';
import { bearerCandidates, bearerGround, bearerSigns } from '../src/reading/moves/bearer-candidates.js';
import { type BearerModel, bearerFeatureNames, bearerModelOf } from '../src/reading/moves/bearer-model.js';
import { bearerByRule } from '../src/reading/moves/bearers.js';
import { type Example, fitLinear } from './fit.js';
import { measured } from './judged.js';
import { bestClause, folders, type LabelledText, marks } from './readings.js';
import { nearlySameActor, sameActor } from './same-actor.js';

/** A move of the careful reading whose clause is known. */
export interface Placed {
  readonly act: string;
  readonly actor: string;
  readonly index: number;
}

/** The moves of a text whose clause is known. */
export function placed({ context, moves }: LabelledText): readonly Placed[] {
  return moves
    .map(({ act, actor, spots }) => ({ act, actor, index: bestClause(context, spots) }))
    .filter(({ index }) => index >= 0);
}

/** What a text teaches of whose move a clause is: each of its moves' candidates, and whether it is the one. */
export function bearerExamples(text: LabelledText): readonly Example[] {
  return placed(text).flatMap(({ act, actor, index }) => {
    const same = text.round === marks ? nearlySameActor : sameActor;
    const candidates = bearerCandidates(text.context, index, bearerByRule(text.context, index, act));
    const right = candidates.map((candidate) => same(text.context, candidate.actor, actor));
    // Where nobody near is the one, nothing is learnt.
    if (!right.includes(true)) return [];
    const clause = text.context.clauses[index];
    if (clause === undefined) return [];
    const ground = bearerGround(text.context, clause, act);
    return candidates.flatMap((candidate, i): readonly Example[] => {
      const signs = bearerSigns(ground, candidate);
      if (signs === null) return [];
      const target = new Map([['right', right[i] === true ? 1 : 0]]);
      return [{ features: bearerFeatureNames(signs), target }];
    });
  });
}

export function trainBearer(examples: readonly Example[]): StoredModel {
  return fitLinear(['right'], examples, {
    kind: 'any',
    epochs: 6,
    rate: 0.1,
    l2: 1e-5,
    least: 4,
    seed: 5,
  });
}

/** Four parts of all texts but those on which the program is measured (-1), as `parts` of `fit.py` makes them. */
export function partOf({ round, file }: Pick<LabelledText, 'round' | 'file'>): number {
  if (measured.includes(round)) return -1;
  const at = Object.keys(folders).indexOf(round) - measured.length;
  if (round !== marks && round !== 'moves-train') return at % 4;
  let hash = 2166136261;
  for (const character of file) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return (hash >>> 7) % 4;
}

/** For each part the model of texts outside it, so that nobody is judged by one that saw his text. */
export function heldBearers(texts: readonly LabelledText[]): ReadonlyMap<number, BearerModel> {
  const examples = texts.map((text) => ({ part: partOf(text), own: bearerExamples(text) }));
  return new Map(
    [-1, 0, 1, 2, 3].map((part) => {
      const seen = examples.filter((one) => one.part !== part && one.part >= 0);
      return [part, bearerModelOf(modelOf(trainBearer(seen.flatMap(({ own }) => own))))] as const;
    }),
  );
}
