/**
 * Trains the model that says whose move a clause is, and writes its weights: npx tsx training/bearer.ts
 * Prints how often the actor of a given move is right on rounds, by the rules and by a model that was not trained on them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { bearerOf } from '../src/reading/bearer.js';
import { bearerCandidates, bearerGround, bearerSigns } from '../src/reading/bearercandidates.js';

import { type BearerModel, bearerFeatureNames, bearerModelOf } from '../src/reading/bearermodel.js';
import { bearerByRule } from '../src/reading/bearers.js';
import { modelOf, type StoredModel } from '../src/reading/linear.js';
import { type Example, fitLinear } from './fit.js';
import { measured } from './judged.js';
import { bestClause, folders, type LabelledText, labelledTexts, marks, type Round } from './readings.js';
import { nearlySameActor, sameActor } from './same-actor.js';

const rounds = Object.keys(folders).filter((name): name is Round => name in folders);
const texts = labelledTexts(loadCatalog(), [...rounds, marks]);

/** The moves of a text whose clause is known. */
function placed({ context, moves }: LabelledText): readonly { act: string; actor: string; index: number }[] {
  return moves
    .map(({ act, actor, spots }) => ({ act, actor, index: bestClause(context, spots) }))
    .filter(({ index }) => index >= 0);
}

const examples = new Map<LabelledText, readonly Example[]>(
  texts.map((text) => [
    text,
    placed(text).flatMap(({ act, actor, index }) => {
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
    }),
  ]),
);

function trained(without: readonly string[]): StoredModel {
  return fitLinear(
    ['right'],
    texts.filter(({ round }) => !without.includes(round)).flatMap((text) => examples.get(text) ?? []),
    { kind: 'any', epochs: 6, rate: 0.1, l2: 1e-5, least: 4, seed: 5 },
  );
}

function rightIn(
  round: string,
  whose: (text: LabelledText, index: number, act: string) => number | null,
): string {
  let [all, right] = [0, 0];
  for (const text of texts.filter((one) => one.round === round))
    for (const { act, actor, index } of placed(text)) {
      all++;
      if (sameActor(text.context, whose(text, index, act), actor)) right++;
    }
  return (right / all).toFixed(3);
}
const stored = trained(measured);
const model = bearerModelOf(modelOf(stored));
const by = (one: BearerModel) => (text: LabelledText, index: number, act: string) =>
  bearerOf(text.context, index, act, one).actor;
for (const round of rounds.filter((name) => name !== 'moves-train')) {
  const own = measured.includes(round) ? model : bearerModelOf(modelOf(trained([...measured, round])));
  const rules = rightIn(round, ({ context }, index, act) => bearerByRule(context, index, act).actor);
  console.log(`${round}: by rules ${rules}, by the model ${rightIn(round, by(own))}`);
}
const text = `${JSON.stringify(stored)}\n`;
writeFileSync(fileURLToPath(new URL('../src/reading/weights/bearer.weights.json', import.meta.url)), text);
console.log(`${stored.features.split('\n').length} features, ${text.length} bytes`);
