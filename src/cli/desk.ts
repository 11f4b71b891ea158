import { resolve } from 'node:path';
import { type Desk, openDesk } from '../desk/desk.js';
import type { ReaderSources } from '../desk/reader.js';
import { isServer } from '../dossier/open.js';
import type { DossierOptions, Outside } from './command.js';

export function dossierOf(options: DossierOptions, outside: Outside): string {
  const location = options.dossier ?? 'talks.parley';
  return isServer(location) ? location : resolve(outside.cwd, location);
}

export function sourcesOf(options: DossierOptions, outside: Outside): ReaderSources {
  return { catalogs: (options.catalog ?? []).map((file) => resolve(outside.cwd, file)) };
}

/** Opens the dossier that the options name, does the work and closes it, whatever happens. */
export async function atDesk<T>(
  options: DossierOptions,
  outside: Outside,
  mode: { readonly create: boolean },
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await openDesk({
    ...sourcesOf(options, outside),
    ...mode,
    dossier: dossierOf(options, outside),
    now: outside.now,
    warn: (message) => outside.stderr.write(`parley: ${message}\n`),
  });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}
