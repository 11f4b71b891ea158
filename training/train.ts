// Trains the clause models and writes their weights: npx tsx training/train.ts
// `istanbul`, `geneva` and `usmca` are left out: on them the program is measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { development, heldOut, talks } from './held-out.js';
import { trainModels } from './models.js';
import { trainTrust } from './trust.js';

const catalog = loadCatalog();
const { texts, found } = heldOut(
  catalog,
  talks.filter((round) => !development.includes(round)),
);
const models = {
  ...trainModels(texts, {
    acts: catalog.acts.map(({ act }) => act),
    issues: catalog.issues.map(({ issue }) => issue),
  }),
  trust: trainTrust([...found.values()].flat()),
};
const folder = fileURLToPath(new URL('../src/reading/weights/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, model] of Object.entries(models)) {
  const text = `${JSON.stringify(model)}\n`;
  writeFileSync(`${folder}${name}.weights.json`, text);
  console.log(`${name}: ${model.features.split('\n').length} features, ${text.length} bytes`);
}
