/**
 * Trains the model that says whose move a clause is, and writes its weights: npx tsx training/bearer.ts
 * Prints how often the actor of a given move is right on rounds, by the rules and by a model that was not trained on them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { modelOf, type StoredModel } from '../src/reading/classifier/linear.js';
import { bearerOf } from '../src/reading/moves/bearer.js';
import { type BearerModel, bearerModelOf } from '../src/reading/moves/bearer-model.js';
import { bearerByRule } from '../src/reading/moves/bearers.js';
import { bearerExamples, placed, trainBearer } from './bearers.js';
import { measured } from './judged.js';
import { folders, type LabelledText, labelledTexts, marks, type Round } from './readings.js';
import { sameActor } from './same-actor.js';

const rounds = Object.keys(folders).filter((name): name is Round => name in folders);
const texts = labelledTexts(loadCatalog(), [...rounds, marks]);

const examples = new Map(texts.map((text) => [text, bearerExamples(text)]));

function trained(without: readonly string[]): StoredModel {
  return trainBearer(
    texts.filter(({ round }) => !without.includes(round)).flatMap((text) => examples.get(text) ?? []),
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
