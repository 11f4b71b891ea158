import type { Catalog } from '../catalog/catalog.js';
import { CatalogError, languagesShipped, loadCatalog } from '../catalog/load.js';
import { ProblemError } from '../dossier/problem.js';
import { createReader, type Reader, readerVersion } from '../reading/reader.js';
import { loadClauseModels } from '../reading/weights/models.js';

/** Files of the user's own that are added to the shipped catalogue. */
export interface ReaderSources {
  readonly catalogs: readonly string[];
}

/** Loads all that reading stands on from the disk: the same in the program's own thread, in a pool and on a crew's machine. */
export function loadReader(sources: ReaderSources): { readonly catalog: Catalog; readonly reader: Reader } {
  const { catalog, others } = catalogsOf(sources);
  return { catalog, reader: createReader(catalog, loadClauseModels(catalog), others) };
}

/** The version that `loadReader` gives, for a program whose threads do the reading: they load the rest. */
export function readerVersionOf(sources: ReaderSources): string {
  const { catalog, others } = catalogsOf(sources);
  return readerVersion(catalog, others);
}

function catalogsOf(sources: ReaderSources): {
  readonly catalog: Catalog;
  readonly others: readonly Catalog[];
} {
  const catalog = catalogOf(sources);
  const others = languagesShipped()
    .filter((language) => language !== catalog.language)
    .map((language) => loadCatalog({ language }));
  return { catalog, others };
}

function catalogOf(sources: ReaderSources): Catalog {
  try {
    return loadCatalog({ extra: sources.catalogs });
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    throw new ProblemError({
      kind: 'bad-catalog',
      expected: 'a catalogue: YAML with sections and lists of entries',
      found: error.found.replace(/\s+/g, ' '),
      where: error.file,
      remedy: 'mend the file; docs/command-line.md shows one',
    });
  }
}
