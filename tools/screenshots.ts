// Pictures of every view in both themes, wide and narrow, into `screenshots/`: npm run screenshots [-- --only NAME] [--file PAGE.html]
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { data } from '../tests/page/fixtures/orsa.js';
import { launch } from '../tests/page/support/browser.js';
import { buildPage, singleOf } from '../tests/page/support/build.js';
import { views } from '../tests/page/support/views.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
  },
});
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
let file = values.file ? resolve(values.file) : null;
if (file === null) {
  const built = resolve('node_modules/.cache/page');
  await buildPage(built);
  file = `${out}/page.html`;
  writeFileSync(file, await singleOf(built, data));
}

const browser = await launch();
for (const theme of ['light', 'dark'] as const)
  for (const [size, width, height] of [
    ['wide', 1280, 900],
    ['narrow', 360, 740],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    page.on('pageerror', (error) => console.error(`${theme} ${size}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    for (const view of views) {
      if (values.only && !view.name.includes(values.only)) continue;
      await page.goto('about:blank');
      await page.goto(`file://${file}${view.hash}`);
      await page.waitForSelector('html:not(.still) .page');
      await view.prepare?.(page);
      // What lies far below the window is laid out when it comes near: the window is made as high as the page.
      const high = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.max(height, high) });
      await page.waitForTimeout(150);
      await page.screenshot({
        path: `${out}/${view.name}-${theme}-${size}.png`,
        fullPage: view.whole ?? true,
      });
      await page.setViewportSize({ width, height });
    }
    await page.close();
  }
await browser.close();
console.log(`${out}: done`);
