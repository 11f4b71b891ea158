import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDossier } from '../src/dossier/open.js';
import { generated, withPart } from './support/docs.js';

test.each(generated)('$page documents everything: run node tools/docs.mjs', ({ page, name, part }) => {
  const text = readFileSync(page, 'utf8');
  expect(text).toBe(withPart(text, name, part()));
});

test('docs/dossier.md names every table, view and column, and its sample queries run', async () => {
  const page = readFileSync('docs/dossier.md', 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'parley-docs-'));
  const file = join(folder, 'a.parley');
  await (await openDossier(file, { create: true })).close();
  const database = new Sqlite(file);
  const names = database
    .prepare("select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite%'")
    .pluck()
    .all()
    .map(String)
    .filter((name) => !/^text_search_/.test(name));
  const missing = names.flatMap((name) => {
    const columns = database.pragma(`table_info(${name})`) as readonly { readonly name: string }[];
    return [name, ...columns.map((column) => column.name)].filter((word) => !page.includes(`\`${word}\``));
  });
  expect([...new Set(missing)]).toEqual([]);
  for (const [, query] of page.matchAll(/```sql\n([\s\S]*?)```/g)) database.prepare(query ?? '').all();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});
