/**
 * Writes sheets for careful readers: unlabelled reports on bargaining, cut into numbered clauses. What the readers
 * mark is kept as `training/marks/*.tsv`, by report and place, without a word of the reports.
 *
 *     npx tsx training/sheets.ts REPORTS PER-SHEET FOLDER [rest]
 *
 * With `rest` the sheets hold what stands behind the part that was read of reports marked before, as `ID/2`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.js';
import { clausesOf } from '../src/reading/clauses/clauses.js';
import { clauseWordsOf } from '../src/reading/clauses/words.js';
import { createCutter } from '../src/text/cutter.js';
import { markedReports } from './marks.js';
import { allReports, freshReports, readSoFar } from './unlabelled.js';

const [reports = '400', perSheet = '8', folder = 'sheets', part = 'first'] = process.argv.slice(2);
const rest = part === 'rest';
const marked = new Set(markedReports().map(({ id }) => id));
const given = rest ? allReports().filter(({ id }) => marked.has(id)) : freshReports();
const catalog = loadCatalog();
const cut = createCutter(catalog);
const words = clauseWordsOf(catalog);

mkdirSync(folder, { recursive: true });
let done = 0;
let sheet: string[] = [];
for (const { id, title, text } of given) {
  if (done >= Number(reports)) break;
  if (!rest && marked.has(id)) continue;
  const parts = cut(text);
  const lines: string[] = [`## ${id}${rest ? '/2' : ''} | ${title}`];
  let paragraph = -1;
  let line = '';
  const own = clausesOf(parts, words).filter(({ start }) => start > readSoFar === rest);
  if (own.length === 0) continue;
  own.forEach(({ start, end, sentence }, i) => {
    const at = parts.sentences[sentence];
    if (at === undefined) return;
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
