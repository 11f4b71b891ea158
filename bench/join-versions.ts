import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.js';
import { join as joinReports } from '../src/joining/join.js';
import { firstOf } from '../src/joining/lineages/lineages.js';
import { createReader } from '../src/reading/reader.js';
import { inputOf } from './support.js';

/*
 * Related pairs told from look-alikes, and the first of two captures named:
 *   npx tsx bench/join-versions.ts FOLDER [--pairs]
 * FOLDER holds pairs.tsv (pair, file_a, file_b, relation …); pairs whose name starts with `neg-` are not related.
 * Nothing but the texts is used: no address, no date.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: join-versions.ts FOLDER [--pairs]');
const reader = createReader(loadCatalog());
const rows = readFileSync(join(folder, 'pairs.tsv'), 'utf8').trim().split('\n').slice(1);
let [right, extra, missed, first, captures] = [0, 0, 0, 0, 0];
const lines: string[] = [];
for (const row of rows) {
  const [pair = '', a = '', b = '', relation = ''] = row.split('\t');
  const inputs = [a, b].map((file) => inputOf(reader, file, readFileSync(join(folder, file), 'utf8')));
  const [left, other] = inputs;
  if (left === undefined || other === undefined) continue;
  const record = joinReports(inputs, { title: pair, asOf: null });
  const together = record.lineages.length === 1;
  const related = !pair.startsWith('neg-');
  if (together && related) right += 1;
  else if (together) extra += 1;
  else if (related) missed += 1;
  const link = record.lineages[0]?.links[0];
  const named = firstOf(left, other) === 'left';
  if (pair.startsWith('url-') && left.report.text !== other.report.text) {
    captures += 1;
    if (named) first += 1;
  }
  lines.push(
    [pair, together ? link?.kind : '–', link?.share ?? '', named ? 'a first' : 'b first', relation].join(
      '\t',
    ),
  );
}
if (process.argv.includes('--pairs')) console.log(lines.join('\n'));
const precision = right / (right + extra);
const recall = right / (right + missed);
console.log(
  `related pairs: precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}  (${right} right, ${extra} extra, ${missed} missed)`,
);
console.log(`first of two captures: ${first} of ${captures} (${(first / captures).toFixed(2)})`);
