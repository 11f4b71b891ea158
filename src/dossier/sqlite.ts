import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  sql,
  type TransactionSettings,
} from 'kysely';
import { type Backend, KyselyStore } from './kysely-store.js';
import { ProblemError } from './problem.js';
import { migrations, schemaVersion } from './schema.js';
import type { Contents, Found, Store } from './store.js';
import type { Tables } from './tables.js';

/** `PRLY`: says in the file's header whose it is. */
const applicationId = 0x50524c59;

/** How long one program waits while another writes. */
const waitMilliseconds = 10_000;

/**
 * Opens a dossier that is one SQLite file. `create` makes it where there is none; else its absence is a problem.
 * Throws a `ProblemError` for a file that is damaged, no dossier, or of a newer version.
 */
export async function openSqlite(file: string, options: { readonly create: boolean }): Promise<Store> {
  if (!options.create && !existsSync(file))
    throw new ProblemError({
      kind: 'no-dossier',
      expected: 'a dossier',
      found: 'no such file',
      where: file,
      remedy: 'make one with: parley read PATH…, or name another with --dossier FILE',
    });
  if (!existsSync(dirname(file)))
    throw new ProblemError({
      kind: 'cannot-open',
      expected: 'a folder to keep the dossier in',
      found: 'no such folder',
      where: file,
      remedy: 'make the folder, or name another file with --dossier FILE',
    });
  const fresh = !existsSync(file) || statSync(file).size === 0;
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(file, { timeout: waitMilliseconds });
    prepare(database, file, fresh);
  } catch (error) {
    database?.close();
    return rethrow(error, file);
  }
  const db = new Kysely<Tables>({ dialect: new WritingDialect({ database }) });
  return new KyselyStore(db, backendOf(file, database));
}

function prepare(database: Sqlite.Database, file: string, fresh: boolean): void {
  // Looked at before anything is set: turning on WAL writes into the file, and the file may be somebody else's.
  refuseOthers(database, file, fresh);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // The check and the migration are one transaction: two programs that open a new dossier at once make one.
  database.exec('begin immediate');
  const found = refuseOthers(database, file, fresh);
  for (const statement of migrations(found, 'sqlite')) database.exec(statement);
  if (found < schemaVersion) {
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${schemaVersion}`);
  }
  database.exec('commit');
}

/** The version of our dossier, 0 for an empty file; throws a `ProblemError` for what is not ours or too new for us. */
function refuseOthers(database: Sqlite.Database, file: string, fresh: boolean): number {
  const found = Number(database.pragma('user_version', { simple: true }));
  const owner = Number(database.pragma('application_id', { simple: true }));
  if (
    owner !== applicationId &&
    !(fresh && found === 0 && isEmpty(database)) &&
    !(owner === 0 && isEmpty(database))
  )
    throw new ProblemError({
      kind: 'not-a-dossier',
      expected: 'a dossier',
      found: 'an SQLite file of another program',
      where: file,
      remedy: 'name another file with --dossier FILE',
    });
  if (found > schemaVersion)
    throw new ProblemError({
      kind: 'newer-dossier',
      expected: `a dossier of version ${schemaVersion} or older`,
      found: `version ${found}`,
      where: file,
      remedy: 'install the newer Parley that wrote it; nothing was changed',
    });
  return found;
}

function isEmpty(database: Sqlite.Database): boolean {
  return database.prepare('select 1 from sqlite_master limit 1').get() === undefined;
}

function backendOf(file: string, database: Sqlite.Database): Backend {
  return {
    dialect: 'sqlite',
    location: file,
    lockForWriting: async () => {},
    contents: async (_, reader) => contentsIn(database, reader),
    search: (db, words, limit) => search(db, words, limit),
    rethrow: (error) => rethrow(error, file),
  };
}

function contentsIn(database: Sqlite.Database, reader: string): Contents {
  const text = database.prepare<[string], string>('select text from texts where sha256 = ?').pluck();
  const reading = database
    .prepare<[string, string], string>('select content from readings where sha256 = ? and reader = ?')
    .pluck();
  return {
    text: (sha256) => text.get(sha256) ?? '',
    reading: (sha256) => reading.get(sha256, reader) ?? '',
  };
}

async function search(db: Kysely<Tables>, words: string, limit: number): Promise<readonly Found[]> {
  // Each word in quotation marks: what the user types is never query syntax, but for a star at the end of a word.
  const query = (words.match(/[\p{L}\p{N}]+\*?/gu) ?? [])
    .map((word) => (word.endsWith('*') ? begins(word.slice(0, -1)) : `"${word}"`))
    .join(' AND ');
  if (query === '') return [];
  const { rows } = await sql<Found>`
    select r.id as report, r.outlet, r.title, r.published, f.excerpt
    from (select rowid, rank, snippet(text_search, 0, '', '', '…', 24) as excerpt
      from text_search where text_search match ${query}) f
    join texts t on t.number = f.rowid join current_reports r on r.sha256 = t.sha256
    order by f.rank, r.id limit ${limit}`.execute(db);
  return rows;
}

// A word typed to its end is found in its other forms too, which need not begin with it: "ratification" is kept as "ratif".
const begins = (word: string): string => `("${word}" OR "${word}"*)`;

function rethrow(error: unknown, file: string): never {
  if (!(error instanceof Sqlite.SqliteError)) throw error;
  const problem = problems.find(({ code }) => error.code.startsWith(code));
  if (problem === undefined) throw error;
  throw new ProblemError({ ...problem, where: file });
}

const problems = [
  {
    code: 'SQLITE_NOTADB',
    kind: 'not-a-dossier',
    expected: 'a dossier',
    found: 'a file that is no SQLite database',
    remedy: 'name another file with --dossier FILE',
  },
  {
    code: 'SQLITE_CORRUPT',
    kind: 'damaged-dossier',
    expected: 'a sound SQLite file',
    found: 'a damaged one',
    remedy: 'take a copy from a backup, or save what can be read with: sqlite3 FILE .recover | sqlite3 NEW',
  },
  {
    code: 'SQLITE_FULL',
    kind: 'disk-full',
    expected: 'room to write',
    found: 'a full disk',
    remedy: 'free some space and give the same command again; what was kept before is safe',
  },
  {
    code: 'SQLITE_IOERR',
    kind: 'disk-failed',
    expected: 'a disk that takes what is written',
    found: 'an error of the disk or its file system (full, or a limit on file size)',
    remedy: 'look at the disk and give the same command again; what was kept before is safe',
  },
  {
    code: 'SQLITE_READONLY',
    kind: 'cannot-write',
    expected: 'a file that can be written',
    found: 'one that cannot',
    remedy: 'change its permissions, or copy it and name the copy with --dossier FILE',
  },
  {
    code: 'SQLITE_CANTOPEN',
    kind: 'cannot-open',
    expected: 'a file that can be opened',
    found: 'a folder that is missing or closed to you',
    remedy: 'make the folder, or name another file with --dossier FILE',
  },
  {
    code: 'SQLITE_BUSY',
    kind: 'busy',
    expected: 'the dossier to be free',
    found: 'another program writing to it for more than ten seconds',
    remedy: 'wait until that program is done and give the same command again',
  },
] as const;

/** Takes the write lock when a transaction begins: one that reads first and writes later cannot be refused half-way. */
class WritingDialect extends SqliteDialect {
  constructor(private readonly settings: { readonly database: Sqlite.Database }) {
    super(settings);
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver(this.settings);
  }
}

class WritingDriver extends SqliteDriver {
  constructor(private readonly settings: { readonly database: Sqlite.Database }) {
    super(settings);
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    // SQLite waits for a lock by sleeping, and with it sleeps whoever holds the lock in this same program. So it is told
    // not to wait, and the waiting is done here.
    const until = performance.now() + waitMilliseconds;
    for (let pause = 2; ; pause = Math.min(50, pause * 2)) {
      try {
        this.settings.database.pragma('busy_timeout = 0');
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
        if (!busy || performance.now() > until) throw error;
      } finally {
        this.settings.database.pragma(`busy_timeout = ${waitMilliseconds}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has rolled back by itself, and a second time is an error that would hide the first.
    if (this.settings.database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}
