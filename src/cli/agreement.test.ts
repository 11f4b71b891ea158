import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { openDossier } from '../dossier/open.js';
import { join as joinReports } from '../joining/join.js';
import { run } from './main.js';

const root = join(import.meta.dirname, '../..');
const deal = 'agreements/ceasefire-with-monitors.yaml';
const log = 'agreements/ceasefire-with-monitors.log';

async function parley(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run(args, {
    env: { COLUMNS: '80' },
    cwd: root,
    stdin: Readable.from([]),
    stdout: { write: (text) => out.push(text), columns: 80 },
    stderr: { write: (text) => err.push(text), columns: 80 },
    interrupted: () => new Promise<void>(() => {}),
    now: () => '2023-05-20T12:00:00Z',
  });
  return { status, out: out.join(''), err: err.join('') };
}

const questions: readonly (readonly string[])[] = [
  ['check', deal],
  ['standing', deal, '--events', log],
  ['standing', deal, '--events', log, '--as-of', '2023-05-11', '--why'],
  ['what-if', deal, 'south breaks hold-fire', '--events', log],
  ['what-next', deal, 'escort', '--events', log, '--as-of', '2023-05-05'],
  ['who-can-block', deal],
  ['who-can-block', 'agreements/istanbul-2022.yaml', 'help', '--variant', 'by-agreement'],
  ['compare', 'agreements/istanbul-2022.yaml'],
];

describe('parley agreement', () => {
  for (const question of questions) {
    test(`${question.join(' ')}: fits 80 columns`, async () => {
      const { status, out, err } = await parley('agreement', ...question);
      expect([status, err]).toEqual([0, '']);
      expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
      expect(out).not.toBe('');
    });
    test(`${question.join(' ')}: as JSON`, async () => {
      const { status, out } = await parley('agreement', ...question, '--json');
      expect(status).toBe(0);
      expect(JSON.parse(out)).toBeTypeOf('object');
    });
  }

  test('problems name file, line and column; status 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
    const file = join(folder, 'deal.yaml');
    writeFileSync(
      file,
      'agreement: 1\ntitle: T\nparties: { a: A }\nprovisions:\n  x: { duty: go, bearer: b }\n',
    );
    const { status, err } = await parley('agreement', 'check', file);
    expect(status).toBe(1);
    expect(err).toContain(`${file}:5:18 no party is named "b"`);
    const json = await parley('agreement', 'check', file, '--json');
    expect([json.status, JSON.parse(json.out).problems[0].where]).toEqual([1, { line: 5, column: 18 }]);
    const event = await parley('agreement', 'what-if', deal, 'nort breaks hold-fire');
    expect(event.status).toBe(1);
    expect(event.err).toContain('no party is named "nort"');
  });

  test('what is used wrongly has status 2', async () => {
    for (const wrong of [
      ['standing', 'no-such-file.yaml'],
      ['standing', deal, '--as-of', 'soon'],
      ['standing', deal, '--variant', 'nobody'],
      ['standing', deal, '--believe', 'Z9'],
      ['who-can-block', deal, 'nothing'],
      ['draft'],
      ['stand', deal],
    ])
      expect([wrong, (await parley('agreement', ...wrong)).status]).toEqual([wrong, 2]);
  });

  test('tell appends what the deal understands, and nothing else', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'agreement-')), 'deal.log');
    const first = await parley(
      'agreement',
      'tell',
      deal,
      '2023-05-01 north does signature',
      '2023-05-02 south does signature',
      '--events',
      file,
    );
    expect(first.status).toBe(0);
    expect(first.out).toContain('signature is fulfilled');
    const second = await parley(
      'agreement',
      'tell',
      deal,
      '2023-05-03 nobody does signature',
      '--events',
      file,
    );
    expect(second.status).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(
      '2023-05-01 north does signature\n2023-05-02 south does signature\n',
    );
  });

  test('an agreement is kept in a dossier, checked first', async () => {
    const dossier = join(mkdtempSync(join(tmpdir(), 'agreement-')), 'talks.parley');
    const store = await openDossier(dossier, { create: true });
    const kept = await parley('agreement', 'keep', deal, '--dossier', dossier, '--json');
    expect(kept.status).toBe(0);
    expect(JSON.parse((await store.setting('agreement')) ?? 'null')).toMatchObject({ events: [] });
    await store.close();
    expect((await parley('agreement', 'keep', 'no-such-file.yaml', '--dossier', dossier)).status).toBe(2);
  });

  test('draft writes an agreement from an exported record', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
    const [record, out] = [join(folder, 'record.json'), join(folder, 'draft.yaml')];
    writeFileSync(record, JSON.stringify(joinReports([], { title: 'Lake talks', asOf: null })));
    expect((await parley('agreement', 'draft', '--record', record, '--out', out)).status).toBe(0);
    expect((await parley('agreement', 'check', out)).status).toBe(0);
    expect((await parley('agreement', 'draft', '--record', deal)).status).toBe(2);
  });
});
