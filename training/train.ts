// Trains the clause models and writes their weights: npx tsx training/train.ts
// `istanbul`, `geneva` and `usmca` are left out: on them the program is measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { trainModels } from './models.js';
import { labelledTexts } from './readings.js';

const catalog = loadCatalog();
const texts = labelledTexts(catalog, [
  'singapore',
  'gaza2014',
  'astana',
  'phaseone',
  'cuba',
  'elsalvador',
  'moves-train',
]);
const models = trainModels(texts, {
  acts: catalog.acts.map(({ act }) => act),
  issues: catalog.issues.map(({ issue }) => issue),
});
const folder = fileURLToPath(new URL('../src/reading/weights/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, model] of Object.entries(models)) {
  const text = `${JSON.stringify(model)}\n`;
  writeFileSync(`${folder}${name}.weights.json`, text);
  console.log(`${name}: ${model.features.split('\n').length} features, ${text.length} bytes`);
}
