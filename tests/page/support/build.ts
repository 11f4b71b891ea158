import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { PageData } from '../../../src/page/data.js';
import { fillSingle, templateName } from '../../../src/page/single.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the page from its sources into `folder` (within the project). */
export async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: `${root}src/page/vite.config.ts`,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
}

/** The single file for a record, from a built page. */
export function singleOf(folder: string, data: PageData): string {
  const template = `${folder}/${templateName}`;
  if (!existsSync(template)) throw new Error(`${template} is missing: build the page first`);
  return fillSingle(readFileSync(template, 'utf8'), data);
}
