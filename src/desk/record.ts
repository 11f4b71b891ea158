import type { Catalog } from '../catalog/catalog.js';
import { brokenLinks } from '../dossier/integrity.js';
import type { Store } from '../dossier/store.js';
import { createJoiner, type Joiner } from '../joining/join.js';
import type { JoinInput } from '../joining/join-input.js';
import type { Recalled } from '../joining/recalled.js';
import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import type { RememberedReport } from '../joining/remembered-report.js';
import type { Reader } from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import { loadNearness } from '../text/load-nearness.js';
import type { Nearness } from '../text/nearness.js';
import { keptRuling } from './kept-rulings.js';
import { labelsOf } from './labels.js';
import type { Program } from './program.js';
import { readMissing } from './take.js';
import { titleOf } from './title.js';

/** What joining a dossier needs. */
export interface RecordWork {
  readonly store: Store;
  readonly reader: Reader;
  /** Where the summary's names for issues and steps come from. */
  readonly catalog: Catalog;
  readonly now: () => string;
  readonly warn: (message: string) => void;
}

/**
 * The record of a dossier as it stands: of the saved one `lists` (all where none are given), where nothing has changed
 * since; else the whole, joined anew and saved.
 */
export async function currentRecord<List extends RecordList = RecordList>(
  work: RecordWork,
  program: Program,
  lists?: readonly List[],
): Promise<RecordPart<List>> {
  const saved = await savedRecord(work, program, lists);
  if (saved !== null) return saved;
  const revision = await work.store.revision();
  const joiner = await joinerOf(work, program);
  const record = await recordOf(work, joiner, null, loadNearness());
  await saveJoined(work, program, { record, revision, remembered: joiner.remembered() });
  return record;
}

/** The record that the dossier holds, where it was joined by this program from what the dossier holds now. */
export async function savedRecord<List extends RecordList = RecordList>(
  work: RecordWork,
  program: Program,
  lists?: readonly List[],
): Promise<RecordPart<List> | null> {
  const stamp = stampOf(work, program, await work.store.revision());
  if (stamp === null || (await work.store.recordStamp()) !== stamp) return null;
  return (await work.store.record(lists))?.record ?? null;
}

/** A record as joined from the dossier as it was at `revision`, and what joining remembered. */
export interface Joined {
  readonly record: TalksRecord;
  readonly revision: number;
  readonly remembered: readonly RememberedReport[];
}

export async function saveJoined(
  work: RecordWork,
  program: Program,
  { record, revision, remembered }: Joined,
): Promise<void> {
  const broken = brokenLinks(record);
  const more = broken.length > 5 ? `; and ${broken.length - 5} more` : '';
  if (broken.length === 0)
    await work.store.saveRecord(record, stampOf(work, program, revision) ?? 'unbuilt', remembered);
  else work.warn(`the record was not saved in the dossier: ${broken.slice(0, 5).join('; ')}${more}`);
}

/** Joins the dossier's reports published up to a day (null for all), without saving. */
export async function joinedRecord(
  work: RecordWork,
  program: Program,
  asOf: string | null,
): Promise<TalksRecord> {
  return recordOf(work, await joinerOf(work, program), asOf, loadNearness());
}

/** A joiner of all that the dossier holds: of what it remembers nothing is compared anew. */
async function joinerOf(work: RecordWork, program: Program): Promise<Joiner> {
  const joiner = createJoiner(await recalled(work, program));
  for (const input of await joinInputs(work)) joiner.add(input);
  return joiner;
}

/** What joining remembered when the record was last saved, if that was by this program and of this reader's readings. */
export async function recalled(work: RecordWork, program: Program): Promise<Recalled | null> {
  const [stamp, saved] = [makerOf(work, program), await work.store.recordStamp()];
  if (stamp === null || saved?.startsWith(`${stamp} `) !== true) return null;
  const remembered = await rememberedReports(work.store);
  const record = (await work.store.record(['lineages', 'utterances', 'points']))?.record;
  if (record === undefined || remembered.length === 0) return null;
  const { lineages, utterances, points } = record;
  return { remembered, lineages, utterances, points };
}

/** What was remembered; of points nothing where a language model's proposals may have made other readings of the texts. */
async function rememberedReports(store: Store): Promise<readonly RememberedReport[]> {
  const remembered = await store.remembered();
  if ((await store.proposals()).length === 0) return remembered;
  return remembered.map(({ round: _, ...rest }) => rest);
}

/** What was joined, with the dossier's title and rulings. */
export async function recordOf(
  { store, catalog }: RecordWork,
  joiner: Joiner,
  asOf: string | null,
  nearness: Nearness,
): Promise<TalksRecord> {
  const rulings = (await store.rulings()).flatMap(keptRuling);
  const title = (await store.setting('title')) ?? '';
  const record = joiner.record({ title, asOf, rulings, nearness, reasons: true, labels: labelsOf(catalog) });
  return record.talks.title === ''
    ? { ...record, talks: { ...record.talks, title: titleOf(record) } }
    : record;
}

/**
 * Every current report with its reading; what this reader has not read yet is read first. `held`: readings by this
 * reader, by text, that are at hand: only others are taken from the dossier.
 */
export async function joinInputs(
  work: RecordWork,
  held: ReadonlyMap<string, Reading> = new Map(),
): Promise<readonly JoinInput[]> {
  const { store, reader, now, warn } = work;
  const reports = (await store.current()).map(({ report }) => report);
  const unread = new Set(await store.unread(reader.version));
  if (unread.size > 0) {
    const texts = reports.filter(({ sha256 }) => unread.has(sha256));
    const { problems } = await readMissing({ store, reader, now, texts });
    for (const { where, found } of problems) warn(`${where}: could not be read: ${found}`);
  }
  const others =
    held.size === 0 ? undefined : reports.flatMap(({ sha256 }) => (held.has(sha256) ? [] : [sha256]));
  const readings = await store.readings(reader.version, others);
  const proposals = await store.proposals();
  // Hardly a dossier has any: what checks them, a library of a hundred files, is loaded where one has.
  const widen =
    proposals.length === 0
      ? (_: string, reading: Reading) => reading
      : (await import('./widen.js')).widening(proposals, reader.version);
  return reports.flatMap((report) => {
    const reading = held.get(report.sha256) ?? readings.get(report.sha256);
    return reading === undefined ? [] : [{ report, reading: widen(report.sha256, reading) }];
  });
}

/** Names all that a record depends on: program, reader, what the dossier holds. */
function stampOf(work: RecordWork, program: Program, revision: number): string | null {
  const maker = makerOf(work, program);
  return maker === null ? null : `${maker} ${revision}`;
}

const makerOf = ({ reader }: RecordWork, { build }: Program): string | null =>
  build === null ? null : `${build} ${reader.version}`;
