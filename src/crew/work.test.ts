import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type NatsServer, startNats } from '../../tests/support/nats.js';
import { describeWith } from '../../tests/support/needs.js';
import { reportOf } from '../../tests/support/reports.js';
import { loadCatalog } from '../catalog/load.js';
import { openDossier } from '../dossier/open.js';
import { createReader } from '../reading/reader.js';
import { written } from '../reading/written.js';
import { openJetStreamQueue } from './jetstream.js';
import { work } from './work.js';

describeWith('nats')('a worker', () => {
  let nats: NatsServer;
  let folder: string;
  beforeAll(async () => {
    nats = await startNats();
  });
  // A queue and a dossier of its own for each run of a test: what a failed one left must not decide the next.
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-work-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => nats.remove());

  test('sets a text aside that fails three times, with the reason, and reads the others', async () => {
    const store = await openDossier(join(folder, 'poison.parley'), { create: true });
    const reader = createReader(loadCatalog());
    const reports = ['Norland agreed.', 'Poison.', 'Esturia refused.'].map(
      (text, n) => reportOf(text, `${n}.txt`).report,
    );
    const now = () => '2031-05-14T12:00:00Z';
    await store.keep(reports, now());
    const queue = await openJetStreamQueue({
      server: nats.address,
      dossier: basename(folder),
      reader: reader.version,
    });
    await queue.add(reports.map(({ sha256 }) => ({ sha256 })));
    const tries: string[] = [];
    const done = await work({
      queue,
      store,
      reader: reader.version,
      now,
      batch: 2,
      lanes: 2,
      untilEmpty: true,
      stopped: () => false,
      read: async (text) => {
        tries.push(text);
        if (text === 'Poison.') throw new Error('a mistake in the program');
        return written(reader.read(text));
      },
    });
    expect(done).toEqual({ read: 2, again: 2, setAside: 1 });
    expect(tries.filter((text) => text === 'Poison.')).toHaveLength(3);
    expect((await store.setAsides()).map(({ reason }) => reason)).toEqual(['a mistake in the program']);
    expect(await store.unread(reader.version)).toEqual([]);
    expect(await queue.progress()).toMatchObject({ waiting: 0, inHand: 0 });
    await queue.close();
    await store.close();
  }, 60_000);

  test('reads what was queued twice once, and drops what the dossier no longer holds', async () => {
    const store = await openDossier(join(folder, 'twice.parley'), { create: true });
    const reader = createReader(loadCatalog());
    const report = reportOf('They met.', 'a.txt').report;
    await store.keep([report], '2031-05-14T12:00:00Z');
    const queue = await openJetStreamQueue({
      server: nats.address,
      dossier: basename(folder),
      reader: reader.version,
    });
    await queue.add([{ sha256: report.sha256 }, { sha256: report.sha256 }, { sha256: 'gone' }]);
    const done = await work({
      queue,
      store,
      reader: reader.version,
      now: () => '2031-05-14T12:00:00Z',
      batch: 10,
      lanes: 2,
      untilEmpty: true,
      stopped: () => false,
      read: async (text) => written(reader.read(text)),
    });
    expect(done).toEqual({ read: 1, again: 0, setAside: 0 });
    expect((await store.counts()).readings).toBe(1);
    await queue.close();
    await store.close();
  }, 60_000);
});
