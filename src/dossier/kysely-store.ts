import type { Kysely, Transaction } from 'kysely';
import type { TalksRecord } from '../joining/record.js';
import { type RecordList, type RecordPart, recordLists } from '../joining/record-part.js';
import type { Reading } from '../reading/reading.js';
import type { WrittenReading } from '../reading/written.js';
import type { Evidence, Report } from '../report/report.js';
import type { AccountStore, AuditEntry } from './account-store.js';
import { insertRows } from './bulk.js';
import { type DumpedRows, dumpTables, loadTables } from './copy.js';
import { heldReports } from './held.js';
import { loadRemembered, saveRemembered } from './kept-memory.js';
import { countUnread, keepReadings, keptReadings, textsRead, textsUnread } from './kept-readings.js';
import {
  currentReports,
  keepReports,
  keptEvidence,
  keptReport,
  keptTexts,
  reportVersions,
} from './kept-reports.js';
import { addRulings, addRulingsAt, keptRulings, undoRuling } from './kept-rulings.js';
import { KyselyAccountStore } from './kysely-account-store.js';
import { ProblemError } from './problem.js';
import { loadRecord, saveRecord } from './record-tables.js';
import { grow } from './revision.js';
import type { Dialect } from './schema.js';
import { setSetting } from './settings.js';
import type {
  Contents,
  Found,
  HeldReports,
  KeptAs,
  KeptProposals,
  KeptReport,
  ReportVersion,
  SavedBeside,
  SetAside,
  Store,
  StoreCounts,
  StoredRuling,
  UnreadPage,
} from './store.js';
import type { Tables } from './tables.js';
import { forgetWritten } from './written-since.js';

/** What differs between the databases that a dossier can stand in. */
export interface Backend {
  readonly dialect: Dialect;
  readonly location: string;
  /** Keeps other writers out until the transaction ends, where the database does not do so by itself. */
  lockForWriting(transaction: Transaction<Tables>): Promise<void>;
  /** Texts and readings that can be asked for while one waits. */
  contents(db: Kysely<Tables>, reader: string): Promise<Contents>;
  search(db: Kysely<Tables>, words: string, limit: number): Promise<readonly Found[]>;
  /** Turns what the database threw into a problem that names the dossier and the way out. */
  rethrow(error: unknown): never;
}

/** The one implementation of `Store`: kysely writes the queries for either database. */
export class KyselyStore implements Store {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly backend: Backend,
  ) {}

  get location(): string {
    return this.backend.location;
  }

  get accounts(): AccountStore {
    return new KyselyAccountStore(
      (work) => this.reading(work),
      (work) => this.writing(work),
    );
  }

  keep(reports: readonly Report[], at: string): Promise<readonly KeptAs[]> {
    return this.writing((trx) => keepReports(trx, reports, at));
  }

  current(): Promise<readonly KeptReport[]> {
    return this.reading((db) => currentReports(db));
  }

  report(id: string): Promise<KeptReport | null> {
    return this.reading((db) => keptReport(db, id));
  }

  versions(): Promise<readonly ReportVersion[]> {
    return this.reading((db) => reportVersions(db));
  }

  read(sha256s: readonly string[], reader: string): Promise<ReadonlySet<string>> {
    return this.reading((db) => textsRead(db, sha256s, reader));
  }

  keepReadings(readings: ReadonlyMap<string, WrittenReading>): Promise<void> {
    return this.adding((trx) => keepReadings(trx, readings));
  }

  readings(reader: string): Promise<ReadonlyMap<string, Reading>> {
    return this.reading((db) => keptReadings(db, reader));
  }

  texts(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.reading((db) => keptTexts(db, sha256s));
  }

  unread(reader: string, page?: UnreadPage): Promise<readonly string[]> {
    return this.reading((db) => textsUnread(db, reader, page));
  }

  unreadCount(reader: string): Promise<number> {
    return this.reading((db) => countUnread(db, reader));
  }

  setAside(sha256: string, reader: string, reason: string, at: string): Promise<void> {
    return this.adding((trx) => insertRows(trx, 'set_aside', [{ sha256, reader, reason, at }], 'skip'));
  }

  setAsides(): Promise<readonly SetAside[]> {
    return this.reading((db) =>
      db.selectFrom('set_aside').selectAll().orderBy('sha256').orderBy('reader').execute(),
    );
  }

  proposals(): Promise<readonly KeptProposals[]> {
    return this.reading(async (db) => {
      const rows = await db.selectFrom('proposals').selectAll().orderBy('sha256').orderBy('model').execute();
      return rows.map((row) => ({
        ...row,
        content: JSON.parse(row.content),
        dropped: JSON.parse(row.dropped),
      }));
    });
  }

  keepProposals(proposals: readonly KeptProposals[]): Promise<void> {
    return this.writing(async (trx) => {
      const rows = proposals.map((kept) => ({
        ...kept,
        content: JSON.stringify(kept.content),
        dropped: JSON.stringify(kept.dropped),
      }));
      await insertRows(trx, 'proposals', rows, 'skip');
      if (rows.length > 0) await grow(trx);
    });
  }

  held(reader: string): Promise<HeldReports> {
    return this.reading((db) => heldReports(db, reader, (by) => this.backend.contents(db, by)));
  }

  saveRecord(
    record: TalksRecord,
    stamp: string,
    { before = null, remembered }: SavedBeside = {},
  ): Promise<void> {
    return this.writing(async (trx) => {
      await saveRecord(trx, record, stamp, before);
      if (remembered === undefined) return;
      await forgetWritten(trx);
      await saveRemembered(trx, remembered ?? new Uint8Array(0));
    });
  }

  remembered(): Promise<Uint8Array | null> {
    return this.readingTogether((db) => loadRemembered(db));
  }

  record<List extends RecordList = RecordList>(
    lists?: readonly List[],
  ): Promise<{ readonly record: RecordPart<List>; readonly stamp: string } | null> {
    return this.readingTogether((db) => loadRecord(db, lists ?? recordLists));
  }

  recordStamp(): Promise<string | null> {
    return this.setting('record.stamp');
  }

  rulings(): Promise<readonly StoredRuling[]> {
    return this.reading((db) => keptRulings(db));
  }

  addRulings(rulings: readonly StoredRuling[]): Promise<number> {
    return this.writing((trx) => addRulings(trx, rulings));
  }

  addRulingsAt(
    rulings: readonly StoredRuling[],
    revision: number | null,
    trail: AuditEntry | null,
  ): Promise<number | null> {
    return this.writing((trx) => addRulingsAt(trx, rulings, revision, trail));
  }

  undoRuling(id: string, by: string, at: string, trail: AuditEntry | null = null): Promise<boolean> {
    return this.writing((trx) => undoRuling(trx, id, by, at, trail));
  }

  search(words: string, limit: number): Promise<readonly Found[]> {
    return this.reading((db) => this.backend.search(db, words, limit));
  }

  async revision(): Promise<number> {
    return Number((await this.setting('revision')) ?? 0);
  }

  setting(key: string): Promise<string | null> {
    return this.reading(async (db) => {
      const row = await db.selectFrom('dossier').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value ?? null;
    });
  }

  setSetting(key: string, value: string): Promise<void> {
    return this.writing(async (trx) => {
      await setSetting(trx, key, value);
      await grow(trx);
    });
  }

  setSettingOnce(key: string, value: string): Promise<void> {
    return this.writing(async (trx) => {
      await trx
        .insertInto('dossier')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    });
  }

  counts(): Promise<StoreCounts> {
    return this.reading(async (db) => {
      const count = async (
        table: 'texts' | 'reports' | 'versions' | 'readings' | 'rulings',
      ): Promise<number> =>
        Number((await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
      return {
        reports: await count('reports'),
        versions: await count('versions'),
        texts: await count('texts'),
        readings: await count('readings'),
        rulings: await count('rulings'),
      };
    });
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  dump(): AsyncIterable<DumpedRows> {
    return dumpTables(this.db);
  }

  load(dump: AsyncIterable<DumpedRows>): Promise<number> {
    return this.writing(async (trx) => {
      const held = await trx.selectFrom('reports').select('id').limit(1).executeTakeFirst();
      if (held !== undefined)
        throw new ProblemError({
          kind: 'not-empty',
          expected: 'an empty dossier to copy to',
          found: 'one that holds reports',
          where: this.location,
          remedy: 'name a new one; to add reports to a dossier use: parley read',
        });
      return loadTables(trx, dump);
    });
  }

  evidence(report: string): Promise<Evidence | null> {
    return this.reading((db) => keptEvidence(db, report));
  }

  /** Several queries that see the dossier at one moment, whatever others write meanwhile. */
  private async readingTogether<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.reading((db) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => work(trx)),
    );
  }

  private async reading<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(this.db);
    } catch (error) {
      return this.backend.rethrow(error);
    }
  }

  private writing<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.adding(async (trx) => {
      await this.backend.lockForWriting(trx);
      return work(trx);
    });
  }

  /** A transaction that only adds rows under keys that mean the same to everybody: others may write meanwhile. */
  private async adding<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    try {
      return await this.db.transaction().execute(work);
    } catch (error) {
      return this.backend.rethrow(error);
    }
  }
}
