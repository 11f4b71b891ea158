import { brokenLinks } from '../dossier/integrity.js';
import type { Store } from '../dossier/store.js';
import { type JoinInput, join } from '../joining/join.js';
import type { TalksRecord } from '../joining/record.js';
import type { Reader } from '../reading/reader.js';
import type { Program } from './program.js';
import { readMissing } from './take.js';
import { titleOf } from './title.js';

/** The record of a dossier as it stands: the saved one where nothing has changed since, else joined anew and saved. */
export async function currentRecord(
  store: Store,
  reader: Reader,
  program: Program,
  warn: (message: string) => void,
): Promise<TalksRecord> {
  const stamp = await stampOf(store, reader, program);
  if (stamp !== null && (await store.recordStamp()) === stamp) {
    const saved = await store.record();
    if (saved !== null) return saved.record;
  }
  const record = await joinedRecord(store, reader, null);
  const broken = brokenLinks(record);
  if (broken.length === 0) await store.saveRecord(record, stamp ?? 'unbuilt');
  else
    warn(
      `the record was not saved in the dossier: ${broken.slice(0, 5).join('; ')}${broken.length > 5 ? `; and ${broken.length - 5} more` : ''}`,
    );
  return record;
}

/** Joins the dossier's reports published up to a day (null for all), without saving. */
export async function joinedRecord(store: Store, reader: Reader, asOf: string | null): Promise<TalksRecord> {
  const inputs = await joinInputs(store, reader);
  const record = join(inputs, { title: (await store.setting('title')) ?? '', asOf });
  return record.talks.title === ''
    ? { ...record, talks: { ...record.talks, title: titleOf(record) } }
    : record;
}

/** Every current report with its reading; what this reader has not read yet is read first. */
export async function joinInputs(store: Store, reader: Reader): Promise<readonly JoinInput[]> {
  const reports = (await store.current()).map(({ report }) => report);
  await readMissing(store, reader, reports);
  const readings = await store.readings(reader.version);
  return reports.flatMap((report) => {
    const reading = readings.get(report.sha256);
    return reading === undefined ? [] : [{ report, reading }];
  });
}

/** Names all that a record depends on: program, reader, what the dossier holds. */
async function stampOf(store: Store, reader: Reader, program: Program): Promise<string | null> {
  if (program.build === null) return null;
  return `${program.build} ${reader.version} ${await store.revision()}`;
}
