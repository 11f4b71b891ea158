import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Catalog } from './catalog.js';

const sections = [
  'acts',
  'issues',
  'cues',
  'states',
  'organizations',
  'offices',
  'titles',
  'steps',
  'furniture',
  'outlets',
  'connectives',
  'modals',
  'negators',
  'carriers',
  'notVerbs',
  'moveNouns',
  'times',
  'frequency',
  'numerals',
  'ordinals',
  'hedges',
  'abbreviations',
  'captions',
  'givenNames',
  'groups',
  'bodies',
  'documents',
] as const;

/**
 * Reads the shipped catalogue of a language and the user's additions: every `.yaml` file of the language's folder, each
 * a map from section to entries, then `extra` files in the order given.
 */
export function loadCatalog(
  options: { readonly language?: string; readonly extra?: readonly string[] } = {},
): Catalog {
  const language = options.language ?? 'en';
  const folder = join(fileURLToPath(new URL('.', import.meta.url)), language);
  const shipped = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : [];
  const merged = new Map<string, unknown[]>(sections.map((section) => [section, []]));
  const hash = createHash('sha256');
  for (const file of [...shipped, ...(options.extra ?? [])]) {
    const source = readFileSync(file, 'utf8');
    hash.update(source);
    const content: unknown = parse(source);
    if (typeof content !== 'object' || content === null) continue;
    for (const [section, entries] of Object.entries(content))
      if (Array.isArray(entries)) merged.get(section)?.push(...entries);
  }
  // The entries' shapes are checked when this room gets its own validation; see CONTRIBUTING.md.
  return {
    language,
    version: hash.digest('hex').slice(0, 12),
    ...(Object.fromEntries(merged) as unknown as Omit<Catalog, 'language' | 'version'>),
  };
}
