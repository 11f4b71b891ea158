import type { Catalog } from '../catalog/catalog.js';
import { loadCatalog } from '../catalog/load.js';
import { createReader, type Reader } from '../reading/reader.js';

/** Files of the user's own that are added to the shipped catalogue. */
export interface ReaderSources {
  readonly catalogs: readonly string[];
}

/** Loads all that reading stands on from the disk: the same in the program's own thread, in a pool and on a crew's machine. */
export function loadReader(sources: ReaderSources): { readonly catalog: Catalog; readonly reader: Reader } {
  const catalog = loadCatalog({ extra: sources.catalogs });
  return { catalog, reader: createReader(catalog) };
}
