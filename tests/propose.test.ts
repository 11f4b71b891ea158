import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const words = 'the harbour will stay closed through the winter';
let folder: string;
let dossier: string;
let model: Server;
let endpoint: string;

const parley = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('node', ['bin/parley.js', ...args, '--dossier', dossier], { encoding: 'utf8' }))
    .stdout;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-propose-'));
  dossier = join(folder, 'talks.parley');
  const file = join(folder, 'a.txt');
  writeFileSync(
    file,
    `Harbour talks\n\nMinister Ilse Kron said talks would go on. For many in the town, ${words}.\n`,
  );
  await parley('read', file);
  model = createServer((_request, response) => {
    const proposals = [
      { kind: 'statement', paragraph: 1, words, speaker: 'Ilse Kron' },
      { kind: 'statement', paragraph: 1, words: 'words that nobody wrote', speaker: 'Ilse Kron' },
    ];
    response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ proposals }) } }] }));
  });
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
}, 60_000);
afterAll(() => {
  model.close();
  rmSync(folder, { recursive: true, force: true });
});

const statementsShape = z.array(
  z.looseObject({
    content: z.object({ text: z.string() }),
    proposedBy: z.string().optional(),
    confidence: z.number(),
  }),
);

const statements = async () => {
  const record = z.looseObject({ statements: statementsShape });
  return record.parse(JSON.parse(await parley('export', '--format', 'record'))).statements;
};

test('a proposal that quotes the report enters the record as possible, marked; the other is counted as dropped', async () => {
  expect((await statements()).some(({ proposedBy }) => proposedBy !== undefined)).toBe(false);
  const done = JSON.parse(await parley('propose', '--model', 'tiny', '--model-endpoint', endpoint, '--json'));
  expect(done).toMatchObject({ asked: 1, kept: 1, dropped: { 'words not in the report': 1 } });
  const proposed = (await statements()).filter(({ proposedBy }) => proposedBy === 'tiny');
  expect(proposed.map(({ content }) => content.text)).toEqual([words]);
  expect(proposed.every(({ confidence }) => confidence < 0.8)).toBe(true);
});

test('a report is asked about once', async () => {
  const done = JSON.parse(await parley('propose', '--model', 'tiny', '--model-endpoint', endpoint, '--json'));
  expect(done).toMatchObject({ asked: 0, kept: 0 });
});
