import { type Kysely, sql, type Transaction } from 'kysely';
import type { TalksRecord } from '../joining/record.js';
import type { Reading } from '../reading/reading.js';
import type { WrittenReading } from '../reading/written.js';
import type { Evidence, Report } from '../report/report.js';
import type { AccountStore, AuditEntry } from './account-store.js';
import { chunksOf, insertRows } from './bulk.js';
import { type DumpedRows, dumpTables, loadTables } from './copy.js';
import { addToTrail, KyselyAccountStore } from './kysely-account-store.js';
import { ProblemError } from './problem.js';
import { loadRecord, saveRecord } from './record-tables.js';
import { evidenceOf, evidenceRow, reportOf, reportRow, rulingOf, rulingRow } from './rows.js';
import type { Dialect } from './schema.js';
import { setSetting } from './settings.js';
import type {
  Found,
  KeptAs,
  KeptProposals,
  KeptReport,
  ReportVersion,
  SetAside,
  Store,
  StoreCounts,
  StoredRuling,
  UnreadPage,
} from './store.js';
import type { ReportRow, RulingRow, Tables } from './tables.js';

/** What differs between the databases that a dossier can stand in. */
export interface Backend {
  readonly dialect: Dialect;
  readonly location: string;
  /** Keeps other writers out until the transaction ends, where the database does not do so by itself. */
  lockForWriting(transaction: Transaction<Tables>): Promise<void>;
  search(db: Kysely<Tables>, words: string, limit: number): Promise<readonly Found[]>;
  /** Turns what the database threw into a problem that names the dossier and the way out. */
  rethrow(error: unknown): never;
}

/** Whoever asks for no page gets all of them. */
const MOST_UNREAD = 2_000_000_000;

/** From here on the query for texts that a reader has neither read nor set aside. */
const unreadBy = (reader: string) => sql`
  from current_reports c
  where not exists (select 1 from readings r where r.sha256 = c.sha256 and r.reader = ${reader})
    and not exists (select 1 from set_aside a where a.sha256 = c.sha256 and a.reader = ${reader})`;

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
    return this.writing(async (trx) => {
      const outcomes: KeptAs[] = [];
      const latest = await latestVersions(trx, reports);
      const held = await heldRows(trx, reports);
      const texts = new Map<string, string>();
      const rows = new Map<string, ReturnType<typeof reportRow>>();
      const versions: Tables['versions'][] = [];
      const evidence = new Map<string, Tables['evidence']>();
      // A better program may find an outlet or a date in a text that is held already.
      const better = new Map<string, ReportRow>();
      for (const report of reports) {
        const before = latest.get(report.source);
        if (before?.report === report.id) {
          outcomes.push('unchanged');
          const known = held.get(report.id);
          const row = reportRow(report);
          if (known !== undefined && !tellsTheSame(known, row)) better.set(report.id, row);
          continue;
        }
        const version = (before?.version ?? 0) + 1;
        // The same piece under a second path is the same report, whatever the path.
        outcomes.push(version > 1 ? 'version' : held.has(report.id) ? 'unchanged' : 'new');
        texts.set(report.sha256, report.text);
        const row = reportRow(report);
        rows.set(report.id, row);
        const proof = evidenceRow(report);
        if (proof !== null) evidence.set(report.id, proof);
        versions.push({ source: report.source, version, report: report.id, kept_at: at });
        latest.set(report.source, { version, report: report.id });
        held.set(report.id, row);
      }
      if (versions.length > 0 || better.size > 0) await grow(trx);
      await insertRows(
        trx,
        'texts',
        [...texts].map(([sha256, text]) => ({ sha256, text })),
        'skip',
      );
      await insertRows(
        trx,
        'reports',
        [...rows.values()].map((row) => ({ ...row })),
        'skip',
      );
      await insertRows(
        trx,
        'evidence',
        [...evidence.values()].map((row) => ({ ...row })),
        'skip',
      );
      for (const [id, { source: _, ...row }] of better)
        await trx.updateTable('reports').set(row).where('id', '=', id).execute();
      await insertRows(
        trx,
        'versions',
        versions.map((row) => ({ ...row })),
        'fail',
      );
      return outcomes;
    });
  }

  current(): Promise<readonly KeptReport[]> {
    return this.reading(async (db) => {
      const { rows } = await sql<Tables['reports'] & { text: string; version: number; kept_at: string }>`
        select c.*, t.text from current_reports c join texts t on t.sha256 = c.sha256
        order by c.id, c.kept_at`.execute(db);
      const seen = new Set<string>();
      return rows
        .filter(({ id }) => !seen.has(id) && seen.add(id))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((row) => ({ report: reportOf(row), version: row.version, keptAt: row.kept_at }));
    });
  }

  report(id: string): Promise<KeptReport | null> {
    return this.reading(async (db) => {
      const row = await db
        .selectFrom('reports as r')
        .innerJoin('texts as t', 't.sha256', 'r.sha256')
        .innerJoin('versions as v', 'v.report', 'r.id')
        .selectAll('r')
        .select(['t.text', 'v.version', 'v.kept_at'])
        .where('r.id', '=', id)
        .orderBy('v.version', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : { report: reportOf(row), version: row.version, keptAt: row.kept_at };
    });
  }

  versions(): Promise<readonly ReportVersion[]> {
    return this.reading(async (db) => {
      const rows = await db.selectFrom('versions').selectAll().execute();
      rows.sort((a, b) => (a.source === b.source ? a.version - b.version : a.source < b.source ? -1 : 1));
      return rows.map(({ source, version, report, kept_at }) => ({
        source,
        version,
        report,
        keptAt: kept_at,
      }));
    });
  }

  read(sha256s: readonly string[], reader: string): Promise<ReadonlySet<string>> {
    return this.reading(async (db) => {
      const found = new Set<string>();
      for (const chunk of chunksOf(sha256s, 500)) {
        const rows = await db
          .selectFrom('readings')
          .select('sha256')
          .where('reader', '=', reader)
          .where('sha256', 'in', chunk)
          .execute();
        for (const { sha256 } of rows) found.add(sha256);
      }
      return found;
    });
  }

  keepReadings(readings: ReadonlyMap<string, WrittenReading>): Promise<void> {
    // In one order for all: workers that keep the same texts at once wait for one another and never in a circle.
    const sorted = [...readings].sort(([a], [b]) => (a < b ? -1 : 1));
    return this.adding((trx) =>
      insertRows(
        trx,
        'readings',
        sorted.map(([sha256, { reader, words, json }]) => ({ sha256, reader, words, content: json })),
        'skip',
      ),
    );
  }

  readings(reader: string): Promise<ReadonlyMap<string, Reading>> {
    return this.reading(async (db) => {
      const { rows } = await sql<{ sha256: string; content: string }>`
        select sha256, content from readings
        where reader = ${reader} and sha256 in (select sha256 from current_reports)`.execute(db);
      return new Map(rows.map(({ sha256, content }): [string, Reading] => [sha256, JSON.parse(content)]));
    });
  }

  texts(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.reading(async (db) => {
      const found = new Map<string, string>();
      for (const chunk of chunksOf([...new Set(sha256s)], 500)) {
        const rows = await db
          .selectFrom('texts')
          .select(['sha256', 'text'])
          .where('sha256', 'in', chunk)
          .execute();
        for (const { sha256, text } of rows) found.set(sha256, text);
      }
      return found;
    });
  }

  unread(reader: string, page?: UnreadPage): Promise<readonly string[]> {
    return this.reading(async (db) => {
      const { rows } = await sql<{ sha256: string }>`
        select distinct c.sha256 ${unreadBy(reader)} and c.sha256 > ${page?.after ?? ''}
        order by c.sha256 limit ${page?.limit ?? MOST_UNREAD}`.execute(db);
      return rows.map(({ sha256 }) => sha256);
    });
  }

  unreadCount(reader: string): Promise<number> {
    return this.reading(async (db) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(distinct c.sha256) as n ${unreadBy(reader)}`.execute(db);
      return Number(rows[0]?.n ?? 0);
    });
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

  saveRecord(record: TalksRecord, stamp: string): Promise<void> {
    return this.writing((trx) => saveRecord(trx, record, stamp));
  }

  record(): Promise<{ readonly record: TalksRecord; readonly stamp: string } | null> {
    return this.readingTogether((db) => loadRecord(db));
  }

  recordStamp(): Promise<string | null> {
    return this.setting('record.stamp');
  }

  rulings(): Promise<readonly StoredRuling[]> {
    return this.reading(async (db) => {
      const rows = await db.selectFrom('rulings').selectAll().execute();
      const key = (row: RulingRow): string => `${row.signed_at}\n${row.id}`;
      return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(rulingOf);
    });
  }

  addRulings(rulings: readonly StoredRuling[]): Promise<number> {
    return this.writing(async (trx) => {
      const held = new Set((await trx.selectFrom('rulings').select('id').execute()).map(({ id }) => id));
      const added = rulings.filter(({ id }) => !held.has(id) && held.add(id));
      await insertRows(
        trx,
        'rulings',
        added.map((ruling) => ({ ...rulingRow(ruling) })),
        'fail',
      );
      if (added.length > 0) await grow(trx);
      return added.length;
    });
  }

  addRulingsAt(
    rulings: readonly StoredRuling[],
    revision: number | null,
    trail: AuditEntry | null,
  ): Promise<number | null> {
    return this.writing(async (trx) => {
      if (revision !== null && (await revisionOf(trx)) !== revision) return null;
      await insertRows(
        trx,
        'rulings',
        rulings.map((ruling) => ({ ...rulingRow(ruling) })),
        'skip',
      );
      if (trail !== null) await addToTrail(trx, trail);
      return grow(trx);
    });
  }

  undoRuling(id: string, by: string, at: string, trail: AuditEntry | null = null): Promise<boolean> {
    return this.writing(async (trx) => {
      const result = await trx
        .updateTable('rulings')
        .set({ undone_by: by, undone_at: at })
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      const found = Number(result.numUpdatedRows) > 0;
      if (found && trail !== null) await addToTrail(trx, trail);
      if (found) await grow(trx);
      return found;
    });
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
    return this.reading(async (db) => {
      const row = await db
        .selectFrom('evidence as e')
        .innerJoin('reports as r', 'r.id', 'e.report')
        .innerJoin('texts as t', 't.sha256', 'r.sha256')
        .selectAll('e')
        .select('t.text')
        .where('e.report', '=', report)
        .executeTakeFirst();
      return row === undefined ? null : evidenceOf(row);
    });
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

async function revisionOf(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('dossier').select('value').where('key', '=', 'revision').executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function grow(db: Kysely<Tables>): Promise<number> {
  const revision = (await revisionOf(db)) + 1;
  await setSetting(db, 'revision', String(revision));
  return revision;
}

async function latestVersions(
  db: Kysely<Tables>,
  reports: readonly Report[],
): Promise<Map<string, { readonly version: number; readonly report: string }>> {
  const latest = new Map<string, { version: number; report: string }>();
  for (const chunk of chunksOf([...new Set(reports.map(({ source }) => source))], 500)) {
    const rows = await db
      .selectFrom('versions')
      .select(['source', 'version', 'report'])
      .where('source', 'in', chunk)
      .execute();
    for (const { source, version, report } of rows)
      if (version > (latest.get(source)?.version ?? 0)) latest.set(source, { version, report });
  }
  return latest;
}

async function heldRows(db: Kysely<Tables>, reports: readonly Report[]): Promise<Map<string, ReportRow>> {
  const held = new Map<string, ReportRow>();
  for (const chunk of chunksOf([...new Set(reports.map(({ id }) => id))], 500)) {
    const rows = await db.selectFrom('reports').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) held.set(row.id, row);
  }
  return held;
}

/** Whether two rows of one report differ in nothing but where it was found. */
function tellsTheSame(a: ReportRow, b: ReportRow): boolean {
  const told = ({ source: _, ...row }: ReportRow): string => JSON.stringify(Object.entries(row).sort());
  return told(a) === told(b);
}
