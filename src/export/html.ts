import { readFileSync } from 'node:fs';
import { ProblemError } from '../dossier/problem.js';
import type { PageData } from '../page/data.js';
import { drawn, fillSingle, prerenderName, templateName } from '../page/single.js';

const missing: ReadonlySet<string> = new Set(['ENOENT', 'ERR_MODULE_NOT_FOUND']);

/** Where the built page stands: beside the compiled sources, or in `dist` when the sources run unbuilt. */
export function builtPage(name: string): URL {
  const here = new URL('../page/', import.meta.url);
  return here.pathname.endsWith('/src/page/')
    ? new URL(`../../dist/page/${name}`, here)
    : new URL(name, here);
}

/** The record as one self-contained page, which opens with no server and no network. Throws a `ProblemError`. */
export async function singlePage(data: PageData): Promise<string> {
  const template = builtPage(templateName);
  try {
    return fillSingle(readFileSync(template, 'utf8'), data, await drawn(builtPage(prerenderName), data));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && missing.has(String(error.code)))) throw error;
    throw new ProblemError({
      kind: 'no-page',
      expected: 'the built page',
      found: 'none',
      where: template.pathname,
      remedy: 'build the program first: npm run build',
    });
  }
}
