import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { PageData } from '../../../src/page/data.js';
import { drawn, fillSingle, prerenderName, templateName } from '../../../src/page/single.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the page from its sources into `folder` (within the project). */
export async function buildPage(folder: string): Promise<void> {
  const config = { configFile: `${root}src/page/vite.config.ts`, logLevel: 'error' } as const;
  await build({ ...config, build: { outDir: folder, emptyOutDir: true } });
  const outDir = `${folder}/${prerenderName.slice(0, prerenderName.lastIndexOf('/'))}`;
  await build({ ...config, build: { outDir, ssr: `${root}src/page/prerender.tsx` } });
}

/** The single file for a record, from a built page. */
export async function singleOf(folder: string, data: PageData): Promise<string> {
  const template = `${folder}/${templateName}`;
  if (!existsSync(template)) throw new Error(`${template} is missing: build the page first`);
  const first = await drawn(pathToFileURL(`${folder}/${prerenderName}`), data);
  return fillSingle(readFileSync(template, 'utf8'), data, first);
}
