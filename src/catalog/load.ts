import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from './catalog.js';

const sections = [
  'acts',
  'issues',
  'cues',
  'states',
  'organizations',
  'offices',
  'titles',
  'titledOffices',
  'steps',
  'questions',
  'denials',
  'overturning',
  'limiting',
  'nearVerbs',
  'nearUnits',
  'doubters',
  'wishes',
  'asking',
  'furniture',
  'outlets',
  'connectives',
  'modals',
  'negators',
  'carriers',
  'notVerbs',
  'moveNouns',
  'papers',
  'deals',
  'dealVerbs',
  'undecided',
  'limits',
  'yielding',
  'times',
  'conduct',
  'parts',
  'frequency',
  'numerals',
  'ordinals',
  'hedges',
  'reaches',
  'ranges',
  'abbreviations',
  'captions',
  'givenNames',
  'womensNames',
  'eitherNames',
  'womensTitles',
  'mensTitles',
  'groups',
  'portfolios',
  'bodies',
  'speech',
  'bodyNames',
  'naming',
  'documents',
  'circumstances',
  'languages',
  'frames',
  'grammar',
] as const;

/** A catalogue's sections with a digest of the files they come from. */
export interface ShippedCatalog {
  readonly digest: string;
  readonly sections: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * Reads the shipped catalogue of a language and the user's additions: every `.yaml` file of the language's folder, each
 * a map from section to entries, then `extra` files in the order given. Where the build has left the shipped part as
 * JSON (`<language>.json`), that is read instead: a hundred times faster, and the same.
 *
 * @throws CatalogError for a file of the user's that cannot be read or is no catalogue.
 */
export function loadCatalog(
  options: { readonly language?: string; readonly extra?: readonly string[] } = {},
): Catalog {
  const language = options.language ?? 'en';
  const compiled = join(home, `${language}.json`);
  const shipped: ShippedCatalog = existsSync(compiled)
    ? JSON.parse(readFileSync(compiled, 'utf8'))
    : readShipped(language);
  const merged = new Map(
    sections.map((section): [string, unknown[]] => [section, [...(shipped.sections[section] ?? [])]]),
  );
  const hash = createHash('sha256').update(shipped.digest);
  for (const file of options.extra ?? []) {
    const source = readExtra(file);
    hash.update(source);
    merge(merged, parseExtra(file, source));
  }
  // The entries' shapes are checked when this room gets its own validation; see CONTRIBUTING.md.
  return {
    language,
    version: hash.digest('hex').slice(0, 12),
    ...(Object.fromEntries(merged) as unknown as Omit<Catalog, 'language' | 'version'>),
  };
}

/** The languages that a catalogue is shipped for, in the order of their codes: each has a folder here. */
export function languagesShipped(): readonly string[] {
  return readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The shipped catalogue of a language from its YAML files: what the build leaves as JSON. */
export function readShipped(language: string): ShippedCatalog {
  const folder = join(home, language);
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];
  const merged = new Map<string, unknown[]>(sections.map((section) => [section, []]));
  const hash = createHash('sha256');
  for (const name of files) {
    const source = readFileSync(join(folder, name), 'utf8');
    hash.update(source);
    merge(merged, yaml().parse(source));
  }
  return { digest: hash.digest('hex'), sections: Object.fromEntries(merged) };
}

/** Thrown for a catalogue file of the user's that is of no use. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';

  constructor(
    readonly file: string,
    readonly found: string,
  ) {
    super(`${file}: ${found}`);
  }
}

const home = fileURLToPath(new URL('.', import.meta.url));

/** Loaded only where YAML has to be read: the built program starts without it. */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml');
}

function merge(into: ReadonlyMap<string, unknown[]>, content: unknown): void {
  if (typeof content !== 'object' || content === null) return;
  for (const [section, entries] of Object.entries(content))
    if (Array.isArray(entries)) into.get(section)?.push(...entries);
}

function readExtra(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CatalogError(file, error instanceof Error ? error.message : String(error));
  }
}

function parseExtra(file: string, source: string): Readonly<Record<string, unknown>> {
  let content: unknown;
  try {
    content = yaml().parse(source);
  } catch (error) {
    throw new CatalogError(file, error instanceof Error ? error.message : String(error));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new CatalogError(file, 'no sections');
  const known: readonly string[] = sections;
  for (const [section, entries] of Object.entries(content)) {
    if (!known.includes(section))
      throw new CatalogError(file, `a section "${section}"; there are ${sections.join(', ')}`);
    if (!Array.isArray(entries)) throw new CatalogError(file, `no list of entries under "${section}"`);
  }
  return { ...content };
}
