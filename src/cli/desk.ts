import { resolve } from 'node:path';
import type { Catalog } from '../catalog/catalog.js';
import { thisProgram } from '../desk/program.js';
import { loadReader, type ReaderSources } from '../desk/reader.js';
import { currentRecord } from '../desk/record.js';
import { openDossier } from '../dossier/open.js';
import type { Store } from '../dossier/store.js';
import type { TalksRecord } from '../joining/record.js';
import type { Reader } from '../reading/reader.js';
import type { DossierOptions, Outside } from './command.js';

/** An open dossier with the reader and catalogue that a command works with. */
export interface Desk {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly reader: Reader;
  record(): Promise<TalksRecord>;
}

export function dossierOf(options: DossierOptions, outside: Outside): string {
  const location = options.dossier ?? 'talks.parley';
  return /^postgres(ql)?:\/\//.test(location) ? location : resolve(outside.cwd, location);
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
  const { catalog, reader } = loadReader(sourcesOf(options, outside));
  const store = await openDossier(dossierOf(options, outside), mode);
  try {
    return await work({
      store,
      catalog,
      reader,
      record: () =>
        currentRecord(store, reader, thisProgram(), (message) =>
          outside.stderr.write(`parley: ${message}\n`),
        ),
    });
  } finally {
    await store.close();
  }
}
