import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PageData } from '../../../src/page/data.js';
import { launch } from './browser.js';
import { buildPage, singleOf } from './build.js';

/** A browser with a page built from its sources; single files are written to a folder that goes with it. */
export interface Opened {
  readonly browser: Browser;
  /** Writes the single file for a record and gives its address. */
  file(data: PageData, name?: string): Promise<string>;
  /** Opens an address with the network off, and gathers what the page complains of. */
  page(address: string, options?: BrowserContextOptions): Promise<Page & { readonly complaints: string[] }>;
  close(): Promise<void>;
}

export async function open(name: string): Promise<Opened> {
  const built = resolve(`node_modules/.cache/page-${name}`);
  await buildPage(built);
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  const browser = await launch();
  return {
    browser,
    async file(data, file = 'talks') {
      const path = join(folder, `${file}.html`);
      writeFileSync(path, await singleOf(built, data));
      return `file://${path}`;
    },
    async page(address, options = {}) {
      const context = await browser.newContext({ offline: true, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!/^(file|data|blob|about):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
      });
      page.setDefaultTimeout(10_000);
      await page.goto(address);
      await page.waitForSelector('html:not(.still) .page');
      return Object.assign(page, { complaints });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
