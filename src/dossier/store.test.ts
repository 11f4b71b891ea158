import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
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
});
