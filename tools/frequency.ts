import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { stemOf } from '../src/text/stem.js';

/*
 * Counts how common words are in news reports and writes the catalogue's `frequency` section:
 *   npx tsx tools/frequency.ts REPORTS.jsonl.gz src/catalog/en/frequency.yaml
 */
const heaviest = 11;

async function count(file: string): Promise<{ reports: number; words: Map<string, number> }> {
  const words = new Map<string, number>();
  const stems = new Map<string, string>();
  let reports = 0;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { title, text }: { title: string; text: string } = JSON.parse(line);
    reports += 1;
    const seen = new Set<string>();
    for (const word of `${title} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? []) {
      const stem = stems.get(word) ?? stemOf(word);
      stems.set(word, stem);
      seen.add(stem);
    }
    for (const stem of seen) words.set(stem, (words.get(stem) ?? 0) + 1);
  }
  return { reports, words };
}

const [input, output] = process.argv.slice(2);
if (input === undefined || output === undefined)
  throw new Error('usage: frequency.ts REPORTS.jsonl.gz OUT.yaml');
const { reports, words } = await count(input);
const byWeight = new Map<number, string[]>();
for (const [word, n] of words) {
  const weight = Math.round(1.6 * Math.log(reports / n));
  if (/^[a-z]+$/.test(word) && weight < heaviest)
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), word]);
}
const lines = [
  '# How common words are in news reports, as rough stems (src/text/stem.ts): weight = 1.6 ln(reports / reports with',
  `# the word), counted over ${reports} news reports by tools/frequency.ts. A word that is not listed counts as rare.`,
  'frequency:',
];
for (const [weight, list] of [...byWeight].sort(([a], [b]) => a - b)) {
  lines.push(`  - weight: ${weight}`, '    words: >-');
  let line = '     ';
  for (const word of list.sort()) {
    if (line.length + word.length > 110) {
      lines.push(line);
      line = '     ';
    }
    line += ` ${word}`;
  }
  lines.push(line);
}
writeFileSync(output, `${lines.join('\n')}\n`);
