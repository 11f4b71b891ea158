/**
 * Trains the models that say how likely a clause tells of a step to come, or of conduct that was seen, on what networks
 * made of texts that they had not seen, and writes their weights; prints how models that had not seen a round hold on it.
 *
 *     npx tsx training/path.ts HELD     HELD: what `fit.py held ITEMS HELD` wrote
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import type { TrustModel } from '../src/reading/moves/trust.js';
import {
  candidateClauses,
  type PathModels,
  type PathQuestion,
  pathFeatures,
  toldClauses,
} from '../src/reading/path/trust.js';
import { timesOf } from '../src/reading/times/times.js';
import { timeWordsOf } from '../src/reading/times/words.js';
import { judgedTexts, measured } from './judged.js';
import { fitLogistic, type LogisticRow } from './logistic.js';
import { weightOf } from './trust.js';

const catalog = loadCatalog();
const words = timeWordsOf(catalog);
const asked: readonly PathQuestion[] = ['step', 'observation'];
const texts = judgedTexts(catalog, process.argv[2] ?? 'held')
  .filter(({ text }) => text.path)
  .map(({ text, judged }) => {
    const times = timesOf(text.context.cut, words);
    const rows = (question: PathQuestion): readonly LogisticRow[] =>
      candidateClauses(text.context, judged, question).map((index) => ({
        features: pathFeatures(text.context, judged, index, question, times),
        right: text.labels[index]?.[question] === true,
        weight: weightOf(text),
      }));
    return { text, judged, times, rows: { step: rows('step'), observation: rows('observation') } };
  });

function trained(without: readonly string[]): PathModels {
  const seen = texts.filter(({ text }) => !without.includes(text.round));
  const one = (question: PathQuestion): TrustModel =>
    fitLogistic(
      seen.flatMap(({ rows }) => rows[question]),
      5,
    );
  return { step: one('step'), observation: one('observation') };
}

const rounds = [...new Set(texts.map(({ text }) => text.round))].filter((round) => round !== 'marks');
const models = trained(measured);
for (const round of rounds) {
  const own = measured.includes(round) ? models : trained([...measured, round]);
  const line = asked.map((question) => {
    let [right, found, all] = [0, 0, 0];
    for (const { text, judged, times } of texts.filter((one) => one.text.round === round)) {
      const told = toldClauses(text.context, judged, question, times, own);
      found += told.length;
      right += told.filter(({ index }) => text.labels[index]?.[question] === true).length;
      all += text.labels.filter((label) => label[question]).length;
    }
    return `${question} ${((2 * right) / (found + all)).toFixed(3)} (${right} right of ${found}, ${all} there)`;
  });
  console.log(`${round}: ${line.join(', ')}`);
}
const text = `${JSON.stringify(models, null, 1)}\n`;
writeFileSync(fileURLToPath(new URL('../src/reading/weights/path.weights.json', import.meta.url)), text);
console.log(`${text.length} bytes`);
