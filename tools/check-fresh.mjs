// What a newcomer does first must work: the built program reads the shipped samples and exports a record from them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'parley-fresh-'));
const parley = (...args) =>
  execFileSync('node', ['bin/parley.js', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
let failed = 0;
for (const talks of readdirSync('samples', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const dossier = join(folder, `${talks.name}.parley`);
  parley('read', join('samples', talks.name), '--dossier', dossier);
  const out = join(folder, `${talks.name}.json`);
  parley('export', '--format', 'record', '--dossier', dossier, '--out', out);
  const record = JSON.parse(readFileSync(out, 'utf8'));
  const counts = Object.entries(record)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => `${value.length} ${name}`);
  console.log(`${talks.name}: ${counts.join(', ')}`);
  for (const name of ['reports', 'actors', 'statements', 'moves', 'terms', 'steps', 'points'])
    if (record[name].length === 0) {
      console.error(`${talks.name}: no ${name} in the record`);
      failed++;
    }
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
