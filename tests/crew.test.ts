import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDossier } from '../src/dossier/open.js';
import { type NatsServer, startNats } from './support/nats.js';
import { describeWith } from './support/needs.js';

const REPORTS = 150;

describeWith('nats')('a crew', () => {
  let nats: NatsServer;
  let folder: string;
  let dossier: string;
  const parley = async (...args: readonly string[]) =>
    promisify(execFile)('node', ['bin/parley.js', ...args, '--dossier', dossier, '--nats', nats.address], {
      encoding: 'utf8',
    });
  const worker = (): ChildProcess =>
    spawn(
      'node',
      [
        'bin/parley.js',
        'work',
        '--threads',
        '1',
        '--batch',
        '10',
        '--dossier',
        dossier,
        '--nats',
        nats.address,
      ],
      {
        stdio: 'ignore',
      },
    );
  const status = async () => JSON.parse((await parley('crew', 'status', '--json')).stdout);
  const until = async (done: (unread: number) => boolean): Promise<void> => {
    for (let tries = 0; tries < 240; tries++) {
      const { unread } = await status();
      if (done(unread)) return;
    }
    throw new Error('the crew did not get on');
  };

  beforeAll(async () => {
    nats = await startNats();
    folder = mkdtempSync(join(tmpdir(), 'parley-crew-'));
    dossier = join(folder, 'talks.parley');
    const reports = join(folder, 'reports');
    mkdirSync(reports);
    for (let n = 0; n < REPORTS; n++)
      writeFileSync(
        join(reports, `${n}.txt`),
        `Round ${n} ends\n\nThe port talks made progress in round ${n}, minister Ilse Kron said. "We will meet again in ${n + 1} days," she said.\n`,
      );
  });
  afterAll(async () => {
    await nats.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('loses nothing and counts nothing twice when a worker and the queue are killed', async () => {
    const sent = await parley('crew', 'send', join(folder, 'reports'), '--json');
    expect(JSON.parse(sent.stdout)).toEqual({ kept: REPORTS, sent: REPORTS });

    const first = worker();
    await until((unread) => unread < REPORTS);
    first.kill('SIGKILL');
    await nats.kill();
    await nats.start();
    const second = worker();
    await until((unread) => unread === 0);
    const ended = new Promise((resolve) => second.once('exit', resolve));
    second.kill('SIGTERM');
    await ended;

    const store = await openDossier(dossier, { create: false });
    const { reports, texts, readings } = await store.counts();
    await store.close();
    expect({ reports, texts, readings }).toEqual({ reports: REPORTS, texts: REPORTS, readings: REPORTS });
  }, 120_000);

  test('handing out again what is read already hands out nothing', async () => {
    const sent = await parley('crew', 'send', join(folder, 'reports'), '--json');
    expect(JSON.parse(sent.stdout)).toEqual({ kept: 0, sent: 0 });
  });
});
