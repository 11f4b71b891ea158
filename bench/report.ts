// Measures how pages and texts are read: article words against hand-made texts (Readability alone beside it), title,
// byline and date against hand labels, furniture against gold. Pages a second: bench/page-rate.mjs.
//   npx tsx bench/report.ts [--show NAME] [--misses]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { loadCatalog } from '../src/catalog/load.js';
import { readPayload } from '../src/report/bytes.js';
import { pressOf } from '../src/report/press.js';
import { pageLabels } from '../tests/support/page-labels.js';
import { furnitureFigures } from './furniture.js';

const folder = join(import.meta.dirname, '../../shared/corpora/html');
const show = process.argv[process.argv.indexOf('--show') + 1] ?? '';
const press = pressOf(loadCatalog());

/** Words in common, counted with repetition, as harmonic mean of precision and recall. */
function wordF1(found: string, wanted: string): number {
  const counts = new Map<string, number>();
  const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words(wanted)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words(found)) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (words(found).length + words(wanted).length);
}

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((name) => ({
    name,
    bytes: readFileSync(join(folder, name)),
    wanted: readFileSync(join(folder, name.replace('.html', '.txt')), 'utf8'),
  }));
const sums = { own: 0, readability: 0, date: 0, title: 0, byline: 0, outlet: 0 };
console.log(`${'page'.padEnd(34)}own    Readability  wrong`);
for (const { name, bytes, wanted } of pages) {
  const result = await readPayload(
    bytes,
    { origin: { name, file: name, source: name, url: null }, where: name },
    press,
  );
  const alone =
    new Readability(parseHTML(serialize(parse(bytes.toString()))).document).parse()?.textContent ?? '';
  const report = result.ok ? result.value : null;
  const label = pageLabels.get(name);
  const right = {
    date: report?.published?.time.slice(0, 10) === label?.date,
    title: report?.title === label?.title,
    byline: report?.byline.join('; ') === label?.byline.join('; '),
    outlet: report?.outlet === label?.outlet,
  };
  const [own, readability] = [wordF1(report?.text ?? '', wanted), wordF1(alone, wanted)];
  sums.own += own;
  sums.readability += readability;
  for (const key of ['date', 'title', 'byline', 'outlet'] as const) sums[key] += right[key] ? 1 : 0;
  const wrong = Object.entries(right).flatMap(([key, fine]) => (fine ? [] : [key]));
  console.log(`${name.padEnd(34)}${own.toFixed(3)}  ${readability.toFixed(3)}        ${wrong.join(' ')}`);
  if (show !== '' && name.startsWith(show)) console.log({ ...report, evidence: undefined });
}
const count = pages.length;
console.log(
  `mean word F1: own ${(sums.own / count).toFixed(3)}, Readability alone ${(sums.readability / count).toFixed(3)}; ` +
    `date ${sums.date}/${count}, title ${sums.title}/${count}, byline ${sums.byline}/${count}, outlet ${sums.outlet}/${count}`,
);
furnitureFigures(press, process.argv.includes('--misses'));
