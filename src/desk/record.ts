import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/catalog.js';
import { brokenLinks } from '../dossier/integrity.js';
import type { Store } from '../dossier/store.js';
import { createJoiner, type Joiner } from '../joining/join.js';
import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import type { Reader } from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import { loadNearness } from '../text/load-nearness.js';
import type { Nearness } from '../text/nearness.js';
import { type HeldInputs, heldInputs } from './held-inputs.js';
import { joinsFrom, writtenJoins } from './kept-joins.js';
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
  const joined = await joinerOf(work, program);
  const record = await recordOf(work, joined.joiner, null, loadNearness());
  await saveJoined(work, program, { ...joined, record, revision });
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

/** A joiner of all that a dossier holds. */
export interface DossierJoiner {
  readonly joiner: Joiner;
  /** What language models proposed for the texts, in a word. */
  readonly proposed: string;
  /** The record with which it was last written down, and how many reports came or went since. */
  readonly before: { readonly record: TalksRecord; readonly stamp: string } | null;
  readonly changed: number;
}

/**
 * All that is joined is written down again where more than this share of the reports came or went since: to join few once
 * more costs less than to write all.
 */
const many = 1 / 64;

/** A record as joined from the dossier as it was at `revision`. */
export interface Joined extends DossierJoiner {
  readonly record: TalksRecord;
  readonly revision: number;
}

/** Saves a record, with what joining remembers where much of that is new. Gives the joiner as it is now. */
export async function saveJoined(
  work: RecordWork,
  program: Program,
  { record, revision, ...joined }: Joined,
): Promise<DossierJoiner> {
  const { joiner, proposed, before, changed } = joined;
  const broken = brokenLinks(record);
  const more = broken.length > 5 ? `; and ${broken.length - 5} more` : '';
  if (broken.length > 0) {
    work.warn(`the record was not saved in the dossier: ${broken.slice(0, 5).join('; ')}${more}`);
    return joined;
  }
  const stamp = stampOf(work, program, revision);
  if (stamp !== null && before !== null && changed <= joiner.size * many) {
    await work.store.saveRecord(record, stamp, { before });
    return joined;
  }
  const remembered = stamp === null ? null : writtenJoins(joiner, proposed, stamp);
  await work.store.saveRecord(record, stamp ?? 'unbuilt', { before, remembered });
  return { ...joined, before: stamp === null || remembered === null ? null : { record, stamp }, changed: 0 };
}

/** Joins the dossier's reports published up to a day (null for all), without saving. */
export async function joinedRecord(
  work: RecordWork,
  program: Program,
  asOf: string | null,
): Promise<TalksRecord> {
  return recordOf(work, (await joinerOf(work, program)).joiner, asOf, loadNearness());
}

/**
 * A joiner of all that the dossier holds: `had`, brought to where the dossier is now, or one that goes on from what was
 * remembered when the record was last saved, if that was by this program and of this reader's readings.
 */
export async function joinerOf(
  work: RecordWork,
  program: Program,
  had: DossierJoiner | null = null,
): Promise<DossierJoiner> {
  const { store, reader } = work;
  await readUnread(work);
  const proposals = await store.proposals();
  const proposed = proposals.length === 0 ? '' : digestOf(JSON.stringify(proposals));
  // Hardly a dossier has any: what checks them, a library of a hundred files, is loaded where one has.
  const widen =
    proposals.length === 0
      ? (_: string, reading: Reading) => reading
      : (await import('./widen.js')).widening(proposals, reader.version);
  const held = heldInputs(await store.held(reader.version), widen);
  const known = had?.proposed === proposed ? had : await remembered(work, program, proposed, held);
  const joiner = known?.joiner ?? createJoiner();
  const gone = new Map(joiner.inputs().map(({ report }) => [report.id, JSON.stringify(report)]));
  let changed = known?.changed ?? 0;
  for (const report of held.reports) {
    if (gone.get(report.id) !== JSON.stringify(report)) {
      joiner.add(held.inputOf(report));
      changed += 1;
    }
    gone.delete(report.id);
  }
  for (const report of gone.keys()) joiner.remove(report);
  return { joiner, proposed, before: known?.before ?? null, changed: changed + gone.size };
}

/** A joiner that goes on from what the dossier remembers. */
async function remembered(
  work: RecordWork,
  program: Program,
  proposed: string,
  held: HeldInputs,
): Promise<DossierJoiner | null> {
  const maker = makerOf(work, program);
  const bytes = maker === null ? null : await work.store.remembered();
  const written = maker === null || bytes === null ? null : joinsFrom(bytes, maker, proposed);
  if (written === null) return null;
  const { joins, stamp } = written;
  held.revive(joins.inputs);
  const before = joins.record === null ? null : { record: joins.record, stamp };
  return { joiner: createJoiner(joins), proposed, before, changed: 0 };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

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

/** Has the reader read what it has not read yet. */
async function readUnread({ store, reader, now, warn }: RecordWork): Promise<void> {
  const unread = await store.unread(reader.version);
  if (unread.length === 0) return;
  const missing = new Set(unread);
  const texts = (await store.current()).flatMap(({ report }) => (missing.has(report.sha256) ? [report] : []));
  const { problems } = await readMissing({ store, reader, now, texts });
  for (const { where, found } of problems) warn(`${where}: could not be read: ${found}`);
}

/** Names all that a record depends on: program, reader, what the dossier holds. */
function stampOf(work: RecordWork, program: Program, revision: number): string | null {
  const maker = makerOf(work, program);
  return maker === null ? null : `${maker} ${revision}`;
}

const makerOf = ({ reader }: RecordWork, { build }: Program): string | null =>
  build === null ? null : `${build} ${reader.version}`;
