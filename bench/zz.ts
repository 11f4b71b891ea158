import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.js';
import { readPayload } from '../src/report/bytes.js';
import { pressOf } from '../src/report/press.js';

const folder = '/work/shared/corpora/html';
const press = pressOf(loadCatalog());
const pages = readdirSync(folder)
  .filter((n) => n.endsWith('.html'))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const once = async () => {
  for (const { name, bytes } of pages)
    await readPayload(bytes, { origin: { name, file: name, source: name, url: null }, where: name }, press);
};
for (let r = 0; r < 6; r++) {
  const c = process.cpuUsage();
  const t = performance.now();
  for (let i = 0; i < 4; i++) await once();
  const { user, system } = process.cpuUsage(c);
  console.log(
    r,
    'cpu pages/s',
    ((4 * pages.length * 1e6) / (user + system)).toFixed(0),
    'wall',
    ((4 * pages.length * 1000) / (performance.now() - t)).toFixed(0),
  );
}
