/**
 * Writes sheets for careful readers: points of clusters of unlabelled reports, with every passage numbered. What they
 * mark is kept as `training/marks/points.tsv` by `keep-points.ts`, without a word of the reports.
 *
 *     npx tsx training/point-sheets.ts FOLDER
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneLine } from '../src/text/one-line.js';
import { clusters } from './clusters.js';

const [folder = 'sheets'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { id, record, reportOf } of clusters()) {
  const letters = new Map(record.reports.map((report, i) => [report.id, String.fromCharCode(65 + i)]));
  const lines = record.reports.map(
    ({ id: report, published }) =>
      `# ${letters.get(report)} ${published?.slice(0, 10)} ${reportOf.get(report)}`,
  );
  const places: string[] = [];
  record.points.forEach(({ question, verdict, accounts }, p) => {
    lines.push('', `## ${p} ${verdict.toUpperCase()} | ${question}`);
    let n = 0;
    for (const { value, passages } of accounts) {
      const words = passages.some(({ text }) => text.trim() === value.trim());
      lines.push(words ? '-' : `- ${oneLine(value)}`);
      for (const passage of passages) {
        lines.push(`   [${n}] ${letters.get(passage.report)}: ${oneLine(passage.text)}`);
        places.push([p, n, reportOf.get(passage.report), passage.start, passage.end].join('\t'));
        n++;
      }
    }
  });
  writeFileSync(join(folder, `${id}.txt`), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, `${id}.places`), `${places.join('\n')}\n`);
}
