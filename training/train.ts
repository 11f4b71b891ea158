/**
 * Trains the model of trust on what networks found in texts that they had not seen, and writes its weights; prints how
 * models fitted without a round hold on it, round by round, and stated against found confidence over all.
 *
 *     npx tsx training/train.ts HELD     HELD: what `fit.py held ITEMS HELD` wrote
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { type TrustModel, trustOf } from '../src/reading/moves/trust.js';
import { heldBearers, partOf } from './bearers.js';
import { judgedTexts, measured } from './judged.js';
import { folders } from './readings.js';
import { candidatesIn, foundIn, toldOf, trainTrust } from './trust.js';

const [held = 'held'] = process.argv.slice(2);
const texts = judgedTexts(loadCatalog(), held).filter(({ text }) => text.path !== 'only');
const bearers = heldBearers(texts.map(({ text }) => text));
const taken = texts.map((one) => {
  const bearer = bearers.get(partOf(one.text));
  return { one, candidates: bearer === undefined ? [] : candidatesIn(one, bearer) };
});
const all = taken.flatMap(({ one, candidates }) => foundIn(one, candidates));
const trainedWithout = (rounds: readonly string[]): TrustModel =>
  trainTrust(all.filter(({ text }) => !rounds.includes(text.round)));
const model = trainedWithout(measured);
const text = `${JSON.stringify(model, null, 1)}\n`;
writeFileSync(fileURLToPath(new URL('../src/reading/weights/trust.weights.json', import.meta.url)), text);

const pooled: { readonly right: boolean; readonly p: number }[] = [];
for (const round of Object.keys(folders).filter((name) => name !== 'moves-train')) {
  const own = taken.filter(({ one }) => one.text.round === round);
  const unseen = trainedWithout([round]);
  const told = own.flatMap(({ one, candidates }) => foundIn(one, toldOf(one, candidates, unseen)));
  const gold = own.reduce((sum, { one }) => sum + one.text.moves.length, 0);
  const f1 = (n: number): string => ((2 * n) / (told.length + gold)).toFixed(3);
  const ranked = told.map(({ right, features }) => ({ right, p: trustOf(unseen, features) }));
  pooled.push(...ranked);
  console.log(
    `${round}: act F1 ${f1(told.filter(({ actRight }) => actRight).length)}, all right F1 ${f1(told.filter(({ right }) => right).length)}, of ${gold} moves; trust ${rightAbove(ranked)}`,
  );
}
console.log(`all: ${rightAbove(pooled)}`);
for (let from = 0; from < 1; from += 0.1) {
  const own = pooled.filter(({ p }) => p >= from && p < from + 0.1);
  const right = own.filter((one) => one.right).length;
  console.log(
    `| ${from.toFixed(1)}–${(from + 0.1).toFixed(1)} | ${own.length} | ${own.length === 0 ? '–' : (right / own.length).toFixed(2)} |`,
  );
}
const sorted = [...pooled].sort((a, b) => b.p - a.p);
for (const n of [20, 50, 100, 200, 400]) {
  const surest = sorted.slice(0, n);
  const right = surest.filter((one) => one.right).length;
  console.log(`| ${n} | ${surest.at(-1)?.p.toFixed(2)} | ${(right / n).toFixed(2)} |`);
}

/** How many of those that are at least so sure are right. */
function rightAbove(ranked: readonly { readonly right: boolean; readonly p: number }[]): string {
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8]
    .map((least) => {
      const above = ranked.filter(({ p }) => p >= least);
      return `${least}: ${above.filter(({ right }) => right).length}/${above.length}`;
    })
    .join(' ');
}
