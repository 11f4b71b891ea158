/**
 * Writes sheets for careful readers: unlabelled reports on bargaining, cut into numbered clauses. What the readers
 * mark is kept as `training/marks/*.tsv`, by report and place, without a word of the reports.
 *
 *     npx tsx training/sheets.ts REPORTS PER-SHEET FOLDER
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { clausesOf, clauseWordsOf } from '../src/reading/clauses.js';
import { createCutter } from '../src/text/cutter.js';
import { bargainingReports } from './unlabelled.js';

const [reports = '400', perSheet = '8', folder = 'sheets'] = process.argv.slice(2);
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const catalog = loadCatalog();
const cut = createCutter(catalog);
const words = clauseWordsOf(catalog);

/** Runs of seven words: what shares three of them with a text that we measure on is left out. */
function runsOf(text: string): string[] {
  const list = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return list.slice(6).map((_, i) => list.slice(i, i + 7).join(' '));
}
const measured = new Set<string>();
for (const at of [
  'seeds',
  'corpora/moves-train',
  ...readdirSync(join(shared, 'corpora/rounds')).map((r) => `corpora/rounds/${r}`),
])
  for (const name of readdirSync(join(shared, at)))
    if (name.endsWith('.txt'))
      for (const run of runsOf(readFileSync(join(shared, at, name), 'utf8'))) measured.add(run);

mkdirSync(folder, { recursive: true });
const taken = new Set<string>();
let done = 0;
let sheet: string[] = [];
for (const { id, title, text } of bargainingReports()) {
  if (done >= Number(reports)) break;
  const runs = runsOf(`${title} ${text}`);
  if (runs.filter((run) => measured.has(run)).length >= 3) continue;
  if (runs.filter((run) => taken.has(run)).length >= 3) continue;
  for (const run of runs) taken.add(run);
  const parts = cut(text);
  const lines: string[] = [`## ${id} | ${title}`];
  let paragraph = -1;
  let line = '';
  clausesOf(parts, words).forEach(({ start, end, sentence }, i) => {
    const at = parts.sentences[sentence];
    if (at === undefined || start > 3200) return;
    if (at.paragraph !== paragraph) {
      if (line !== '') lines.push(line.trim());
      line = '';
      paragraph = at.paragraph;
    }
    line += ` [${i}] ${text.slice(start, end).replace(/\s+/g, ' ').trim()}`;
  });
  lines.push(line.trim());
  sheet.push(lines.join('\n'));
  done++;
  if (sheet.length === Number(perSheet) || done === Number(reports)) {
    writeFileSync(
      join(folder, `${String(Math.ceil(done / Number(perSheet))).padStart(3, '0')}.txt`),
      `${sheet.join('\n\n')}\n`,
    );
    sheet = [];
  }
}
console.log(`${done} reports`);
