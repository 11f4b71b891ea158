import type { Catalog } from '../catalog/catalog.js';
import { openDossier } from '../dossier/open.js';
import type { Store } from '../dossier/store.js';
import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import type { Reader } from '../reading/reader.js';
import { thisProgram } from './program.js';
import { loadReader, type ReaderSources } from './reader.js';
import { currentRecord, joinedRecord } from './record.js';

/** An open dossier with all that commands and servers work on it with. */
export interface Desk {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly reader: Reader;
  readonly now: () => string;
  readonly warn: (message: string) => void;
  /** What it was opened from: enough to open it once more, in another thread. */
  readonly openedFrom: { readonly dossier: string; readonly catalogs: readonly string[] };
  /** The record as it stands; where only `lists` of it are wanted, no others need be opened. */
  record<List extends RecordList = RecordList>(lists?: readonly List[]): Promise<RecordPart<List>>;
  /** The record of what was published up to a day. */
  recordAsOf(day: string): Promise<TalksRecord>;
  close(): Promise<void>;
}

export interface DeskOptions extends ReaderSources {
  /** A file, or `postgres://…`. */
  readonly dossier: string;
  readonly create: boolean;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Told what is odd but stops nothing. */
  readonly warn: (message: string) => void;
}

/**
 * Opens a dossier with the reader for it. Throws a `ProblemError` where the dossier or a catalogue cannot be opened.
 *
 * ```ts
 * const desk = await openDesk({ dossier: 'talks.parley', create: false, catalogs: [], now, warn: console.warn });
 * (await desk.record()).talks.title // 'Ruritania and Freedonia, 3–5 May 2031'
 * ```
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { catalog, reader } = loadReader(options);
  const store = await openDossier(options.dossier, { create: options.create });
  const work = { store, catalog, reader, now: options.now, warn: options.warn };
  return {
    store,
    catalog,
    reader,
    now: options.now,
    warn: options.warn,
    openedFrom: { dossier: options.dossier, catalogs: options.catalogs },
    record: (lists) => currentRecord(work, thisProgram(), lists),
    recordAsOf: (day) => joinedRecord(work, thisProgram(), day),
    close: () => store.close(),
  };
}
