import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import { reportOf } from '../../tests/support/reports.js';
import { ruled } from '../../tests/support/rulings.js';
import { openDossier } from '../dossier/open.js';
import type { Store } from '../dossier/store.js';
import { join } from '../joining/join.js';
import type { Ruling } from '../joining/rulings/ruling.js';
import { loadNearness } from '../text/load-nearness.js';
import { keptRuling, storedRuling } from './kept-rulings.js';
import { labelsOf } from './labels.js';
import { loadReader } from './reader.js';
import { currentRecord, type RecordWork } from './record.js';

const told = [
  'Olof Brandt, the prime minister of Norland, said that the offer stands until the end of June.',
  '“The offer stands until the end of June,” Prime Minister Olof Brandt told the Halvik Courier.',
  'Mira Osk said Esturia would sign nothing until the harvest had been brought in.',
  'Negotiators from Norland and Esturia met for nine hours in the port of Halvik on Tuesday.',
  'The negotiators of Norland and Esturia sat together for nine hours in the port of Halvik on Tuesday.',
  'Norland offered to open the Serrin sluices for three months in exchange for grain shipments.',
  'A spokesman for the lake commission denied that a date for a summit had been set.',
];
const inputs = Array.from({ length: 10 }, (_, i) =>
  reportOf(
    told.filter((_, n) => (i * 5 + n * (i + 2)) % 4 < 2).join('\n\n'),
    `r${i}.txt`,
    `2031-05-${10 + (i % 4)}`,
  ),
);
const reports = inputs.map(({ report }) => report);
const at = '2031-05-20T10:00:00Z';
const merged = ruled({ kind: 'merge-actors', names: ['Olof Brandt', 'Mira Osk'] });

test('report by report the dossier holds the record of all, also where another program or a wipe came between', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'parley-'));
  const { catalog, reader } = loadReader({ catalogs: [] });
  const nearness = loadNearness();
  const file = joinPath(folder, 'talks.parley');
  const expected = (few: number, rulings: readonly Ruling[]): unknown =>
    join(
      inputs.slice(0, few).map(({ report }) => ({ report, reading: reader.read(report.text) })),
      { title: 'Lake talks', asOf: null, rulings, nearness, reasons: true, labels: labelsOf(catalog) },
    );
  const run = async (build: string, few: number, before?: (store: Store) => Promise<void>): Promise<void> => {
    const store = await openDossier(file, { create: true });
    const work: RecordWork = { store, catalog, reader, now: () => at, warn: (text) => expect(text).toBe('') };
    await store.setSettingOnce('title', 'Lake talks');
    await store.keep(reports.slice(0, few), at);
    await before?.(store);
    const record = JSON.stringify(await currentRecord(work, { version: '1', build }));
    expect(record).toBe(JSON.stringify(expected(few, (await store.rulings()).flatMap(keptRuling))));
    expect(JSON.stringify((await store.record())?.record)).toBe(record);
    await store.close();
  };
  try {
    for (const few of [4, 5, 6]) await run('one', few);
    await run('two', 7);
    await run('two', 8, async (store) => {
      const standing = await store.record();
      if (standing !== null) await store.saveRecord(standing.record, 'by another', { remembered: null });
    });
    await run('two', 8, async (store) => {
      const standing = await store.record();
      const remembered = Uint8Array.of(1, 2, 3);
      if (standing !== null) await store.saveRecord(standing.record, 'damaged', { remembered });
    });
    for (const few of [9, 10]) await run('two', few);
    // No report came: what is remembered stays as it was, and rows go on from there, and back.
    const remembered = async (): Promise<number | undefined> => {
      const store = await openDossier(file, { create: false });
      const bytes = await store.remembered();
      await store.close();
      return bytes?.length;
    };
    const before = await remembered();
    await run('two', 10, async (store) => expect(await store.addRulings([storedRuling(merged)])).toBe(1));
    await run('two', 10, (store) => store.setSetting('anything', 'else'));
    await run('two', 10, async (store) => expect(await store.undoRuling(merged.id, 'nora', at)).toBe(true));
    expect(await remembered()).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
