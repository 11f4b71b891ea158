import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../../tests/support/needs.js';
import { type PostgresServer, startPostgres } from '../../tests/support/postgres.js';
import { storeSuite } from '../../tests/support/store-suite.js';
import { openDossier } from './open.js';

describe('a dossier in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  storeSuite((name) => join(folder, `${name}.parley`), openDossier);
});

describeWith('postgres')('a dossier in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.remove());
  storeSuite((name) => `${server.address}?dossier=${name}`, openDossier);

  test('one of an older version is brought forward and keeps what it holds', async () => {
    const address = `${server.address}?dossier=older`;
    const older = await openDossier(address, { create: true });
    await older.setSetting('title', 'The strait of Moll');
    await older.close();
    const client = new pg.Client({ connectionString: server.address, options: '-c search_path=older' });
    await client.connect();
    const compression = async (): Promise<unknown> => {
      const { rows } = await client.query(
        "select attcompression as c from pg_attribute where attrelid = 'readings'::regclass and attname = 'content'",
      );
      return rows[0]?.c;
    };
    await client.query('alter table readings alter column content set compression default');
    await client.query('drop table positions, remembered');
    await client.query("update dossier set value = '1' where key = 'schema'");
    expect(await compression()).toBe('');
    const newer = await openDossier(address, { create: false });
    expect(await newer.setting('title')).toBe('The strait of Moll');
    expect(await newer.setting('schema')).toBe('4');
    await newer.close();
    expect(await compression()).toBe('l');
    await client.query("update dossier set value = '5' where key = 'schema'");
    await expect(openDossier(address, { create: false })).rejects.toMatchObject({
      problem: { kind: 'newer-dossier' },
    });
    await client.end();
  });
});
