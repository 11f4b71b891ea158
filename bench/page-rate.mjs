// Pages a second of one core, bytes to `Report`, of the built program, and of Readability alone: node
// bench/page-rate.mjs (after npm run build). Without tsx, which slows what it runs by a fifth. By the clock and of processor time: the median of nine times twenty
// rounds after twenty to warm up; undisturbed: with the least time that each page took in any round.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { loadCatalog } from '../dist/catalog/load.js';
import { readPayload } from '../dist/report/bytes.js';
import { pressOf } from '../dist/report/press.js';

const folder = join(import.meta.dirname, '../../shared/corpora/html');
const press = pressOf(loadCatalog());
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1].toFixed(0);

async function rateOf(name, rounds, work) {
  const least = pages.map(() => Number.POSITIVE_INFINITY);
  const run = async () => {
    for (let i = 0; i < rounds; i++)
      for (const [j, page] of pages.entries()) {
        const start = performance.now();
        await work(page);
        least[j] = Math.min(least[j], performance.now() - start);
      }
  };
  await run();
  const [clock, processor] = [[], []];
  for (let i = 0; i < 9; i++) {
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    await run();
    const { user, system } = process.cpuUsage(cpu);
    clock.push((rounds * 1000 * pages.length) / (performance.now() - start));
    processor.push((rounds * 1e6 * pages.length) / (user + system));
  }
  const best = (pages.length * 1000) / least.reduce((sum, time) => sum + time, 0);
  const range = `${Math.min(...clock).toFixed(0)} to ${Math.max(...clock).toFixed(0)}`;
  console.log(
    `pages a second of one core, ${name}: ${median(clock)} by the clock (${range}), ${median(processor)} of processor time, ${best.toFixed(0)} undisturbed`,
  );
}

await rateOf('bytes to Report', 20, ({ name, bytes }) =>
  readPayload(bytes, { origin: { name, file: name, source: name, url: null }, where: name }, press),
);
await rateOf('Readability alone', 1, ({ bytes }) =>
  new Readability(parseHTML(serialize(parse(bytes.toString()))).document).parse(),
);
