/// <reference lib="dom" />
// What the page costs: script size, first paint of a small single file under 4x CPU throttling, and the longest time
// that a record of 2,000 reports and 60,000 statements keeps the page from answering. Run: npx tsx bench/page.ts,
// with a single file of your own `npx tsx bench/page.ts talks.html`, with `--paint` for the first paint alone, with
// `--only table` for one view of the large record.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { sections } from '../src/page/route.js';
import { data } from '../tests/page/fixtures/orsa.js';
import { launch } from '../tests/page/support/browser.js';
import { buildPage, singleOf } from '../tests/page/support/build.js';
import { largeRecord } from './page-record.js';

const built = resolve('node_modules/.cache/page-bench');
await buildPage(built);
const script = gzipSync(readFileSync(`${built}/page.js`)).length;
const style = gzipSync(readFileSync(`${built}/page.css`)).length;
console.log(`script, gzipped: ${(script / 1024).toFixed(1)} KB; style ${(style / 1024).toFixed(1)} KB`);

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return `file://${join(folder, name)}`;
};
const given = process.argv[2]?.endsWith('.html') ? process.argv[2] : null;
const small = given ? `file://${resolve(given)}` : write('small.html', await singleOf(built, data));
const browser = await launch();

/** When the line that says where the talks stand was painted, as the browser tells it (Element Timing API). */
async function firstPaint(address: string, rate: number): Promise<number> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const first = list.getEntries()[0];
      if (first) Reflect.set(window, 'meaningful', Reflect.get(first, 'renderTime') || first.startTime);
    }).observe({ type: 'element', buffered: true });
  });
  await page.goto(address);
  await page.waitForFunction(() => Reflect.has(window, 'meaningful'), null, { timeout: 30_000 });
  const paint = await page.evaluate(() => Number(Reflect.get(window, 'meaningful')));
  await context.close();
  return paint;
}

const runs = process.argv.includes('--only') ? 0 : 9;
const paints: number[] = [];
for (let run = 0; run < runs; run++) paints.push(await firstPaint(small, 4));
paints.sort((a, b) => a - b);
console.log(
  `first meaningful paint, 4x throttled: median ${Math.round(paints[(runs - 1) / 2] ?? 0)} ms of ${paints.map(Math.round).join(', ')} (load ${loadavg()[0]?.toFixed(1)})`,
);
if (process.argv.includes('--paint')) {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

const large = write('large.html', await singleOf(built, largeRecord(2000)));
console.log(`large file: ${(statSync(join(folder, 'large.html')).size / 1e6).toFixed(0)} MB`);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.addInitScript(() => {
  Reflect.set(window, 'longest', 0);
  Reflect.set(window, 'slowestKey', 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      Reflect.set(window, 'longest', Math.max(Number(Reflect.get(window, 'longest')), entry.duration));
  }).observe({ type: 'longtask' });
  // From a key to the paint that follows it, as the browser tells it (Event Timing API, in steps of 8 ms).
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name.startsWith('key') || entry.name === 'input')
        Reflect.set(
          window,
          'slowestKey',
          Math.max(Number(Reflect.get(window, 'slowestKey')), entry.duration),
        );
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
});
const opened = performance.now();
await page.goto(large);
await page.waitForSelector('.standing p', { timeout: 60_000 });
console.log(`large record opened in ${Math.round(performance.now() - opened)} ms`);

const longest = async (what: (page: Page) => Promise<void>): Promise<number> => {
  await page.waitForTimeout(400);
  await page.evaluate(() => {
    Reflect.set(window, 'longest', 0);
    Reflect.set(window, 'slowestKey', 0);
  });
  await what(page);
  await page.waitForTimeout(400);
  return page.evaluate(() => Number(Reflect.get(window, 'longest')));
};
const scroll = async (): Promise<void> => {
  for (let turn = 0; turn < 25; turn++) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(30);
  }
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  await page.waitForTimeout(150);
};
const type = (words: string) => async (): Promise<void> => {
  const filter = page.locator('input[data-list-filter]');
  if ((await filter.count()) === 0) return;
  await filter.first().focus();
  await page.keyboard.type(words, { delay: 60 });
  await page.waitForTimeout(1500);
};
console.log('longest time that the page did not answer (ms)   open  scroll  type   key to paint');
const only = process.argv.includes('--only') ? process.argv.at(-1) : undefined;
for (const view of [...sections, 'search?q=bridge']) {
  if (only !== undefined && view !== only) continue;
  const open = await longest(async () => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${view}`);
    await page.waitForTimeout(800);
  });
  const scrolled = await longest(scroll);
  const typed = view.startsWith('search')
    ? await longest(async () => {
        await page.locator('#search').focus();
        await page.keyboard.type(' prisoners treaty', { delay: 60 });
        await page.waitForTimeout(1500);
      })
    : await longest(type('bridge vote'));
  const key = await page.evaluate(() => Number(Reflect.get(window, 'slowestKey')));
  const figure = (value: number): string => (value === 0 ? '<50' : String(Math.round(value))).padStart(6);
  console.log(
    `${view.padEnd(48)}${figure(open)}${figure(scrolled)}${figure(typed)}${key === 0 ? '   <16' : String(key).padStart(6)}`,
  );
}
// Other work on the machine only ever adds: the least of several rounds is nearest to what the page itself takes.
if (only !== undefined) {
  const rounds: string[] = [];
  for (let round = 0; round < 7; round++) {
    await page.locator('input[data-list-filter]').first().fill('');
    const typed = await longest(type('bridge vote'));
    const key = await page.evaluate(() => Number(Reflect.get(window, 'slowestKey')));
    rounds.push(`${Math.round(typed)}/${key}`);
  }
  console.log(
    `typing, ${rounds.length} rounds, longest/key to paint: ${rounds.join(' ')} (load ${loadavg()[0]?.toFixed(1)})`,
  );
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
