import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What each room of `src` may use. Below the line that a room stands on, never above it. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  catalog: [],
  agreement: [],
  text: ['catalog'],
  report: ['text', 'catalog'],
  reading: ['text', 'catalog'],
  joining: ['reading', 'text', 'report'],
  dossier: ['joining', 'reading', 'text', 'report'],
  page: ['joining', 'text', 'agreement'],
  proposer: ['reading', 'text', 'catalog', 'report'],
  crew: ['reading', 'dossier'],
  export: ['joining', 'text', 'agreement', 'dossier', 'page'],
  desk: [
    'catalog',
    'text',
    'report',
    'reading',
    'joining',
    'agreement',
    'dossier',
    'proposer',
    'export',
    'page',
  ],
  service: ['desk', 'joining', 'text', 'report', 'dossier', 'export', 'page'],
};

/** The edges of the pure rooms: files that may open a file or ask the machine. */
const edges = [
  'src/catalog/load.ts',
  'src/text/load-nearness.ts',
  'src/text/load-tagbook.ts',
  'src/reading/weights/models.ts',
];
const pure = ['catalog', 'agreement', 'text', 'reading', 'joining'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .sort();
const known = new Set(files);
const imports = new Map(
  files.map((file) => [
    file,
    ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName),
  ]),
);

/** The file of this tree that an import names, or null for a package's. */
function fileOf(from: string, name: string): string | null {
  if (!name.startsWith('.')) return null;
  const stem = join(dirname(from), name).replace(/\.jsx?$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find((file) => known.has(file)) ?? null;
}

const reached = (file: string): readonly string[] =>
  (imports.get(file) ?? []).flatMap((name) => fileOf(file, name) ?? []);

const room = (file: string): string => file.split('/')[1] ?? '';

test('a file uses only the rooms that its own may use', () => {
  const wrong = files.flatMap((file) => {
    const allowed = mayUse[room(file)];
    if (allowed === undefined) return [];
    return reached(file)
      .filter((other) => room(other) !== room(file) && !allowed.includes(room(other)))
      .map((other) => `${file} → ${other}`);
  });
  expect(wrong).toEqual([]);
});

test('every room but the outermost says what it may use', () => {
  const rooms = new Set(files.map(room));
  expect([...rooms].filter((one) => mayUse[one] === undefined).sort()).toEqual(['cli', 'index.ts']);
});

// A digest is computed, not asked of the machine: node:crypto is no way out.
test('the pure rooms reach the machine in their loaders alone', () => {
  const wrong = files.filter(
    (file) =>
      pure.includes(room(file)) &&
      !edges.includes(file) &&
      (imports.get(file) ?? []).some((name) => name.startsWith('node:') && name !== 'node:crypto'),
  );
  expect(wrong).toEqual([]);
});

test('no file leads back to itself', () => {
  expect(circlesAmong(files, reached)).toEqual([]);
});

describe('circles', () => {
  test('are found', () => {
    const ways: Readonly<Record<string, readonly string[]>> = { a: ['b'], b: ['c'], c: ['a', 'd'], d: [] };
    expect(circlesAmong(['a', 'b', 'c', 'd'], (one) => ways[one] ?? [])).toEqual([['a', 'b', 'c', 'a']]);
  });
});

/** One circle for each way back, as the files along it. Depth first; a file is entered once. */
function circlesAmong(
  all: readonly string[],
  next: (file: string) => readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const left = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || left.has(file)) return;
    way.push(file);
    for (const other of next(file)) walk(other);
    way.pop();
    left.add(file);
  };
  for (const file of all) walk(file);
  return found;
}
