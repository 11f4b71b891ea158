/**
 * Trains the model of trust on what networks found in texts that they had not seen, and writes its weights; prints how
 * it holds on the two development rounds.
 *
 *     npx tsx training/train.ts HELD     HELD: what `fit.py held ITEMS HELD` wrote
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { trustOf } from '../src/reading/trust.js';
import { heldBearers, partOf } from './bearers.js';
import { judgedTexts, measured } from './judged.js';
import { candidatesIn, foundIn, toldOf, trainTrust } from './trust.js';

const [held = 'held'] = process.argv.slice(2);
const texts = judgedTexts(loadCatalog(), held);
const bearers = heldBearers(texts.map(({ text }) => text));
const taken = texts.map((one) => {
  const bearer = bearers.get(partOf(one.text));
  return { one, candidates: bearer === undefined ? [] : candidatesIn(one, bearer) };
});
const model = trainTrust(
  taken
    .filter(({ one }) => !measured.includes(one.text.round))
    .flatMap(({ one, candidates }) => foundIn(one, candidates)),
);
const found = taken.map(({ one, candidates }) => ({
  round: one.text.round,
  moves: one.text.moves.length,
  own: foundIn(one, toldOf(one, candidates, model)),
}));
const text = `${JSON.stringify(model, null, 1)}\n`;
writeFileSync(fileURLToPath(new URL('../src/reading/weights/trust.weights.json', import.meta.url)), text);
for (const round of ['istanbul', 'geneva', 'marks', 'moves-train'] as const) {
  const own = found.filter((one) => one.round === round);
  const gold = own.reduce((sum, { moves }) => sum + moves, 0);
  const all = own.flatMap((one) => one.own);
  const f1 = (n: number): string => ((2 * n) / (all.length + gold)).toFixed(3);
  const ranked = all.map((one) => ({ one, p: trustOf(model, one.features) })).sort((a, b) => b.p - a.p);
  const said = [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8].map((least) => {
    const above = ranked.filter(({ p }) => p >= least);
    return `${least}: ${above.filter(({ one }) => one.right).length}/${above.length}`;
  });
  console.log(
    `${round}: act F1 ${f1(all.filter(({ actRight }) => actRight).length)}, all right F1 ${f1(all.filter(({ right }) => right).length)}, of ${gold} moves; trust ${said.join(' ')}`,
  );
}
