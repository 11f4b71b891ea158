import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { allContents } from './held.js';
import { type Backend, KyselyStore } from './kysely-store.js';
import { ProblemError } from './problem.js';
import { migrations, schemaVersion } from './schema.js';
import type { Found, Store } from './store.js';
import type { Tables } from './tables.js';

/** Connections of one program: reading and writing overlap, and a server has few to give. */
const mostConnections = 8;

/**
 * Opens a dossier in a PostgreSQL database. The address is libpq's (`postgres://user:password@host/database`);
 * `?dossier=NAME` puts it into a schema of that name, so that one database holds many. Throws a `ProblemError`.
 */
export async function openPostgres(address: string, options: { readonly create: boolean }): Promise<Store> {
  const url = new URL(address);
  const name = url.searchParams.get('dossier') ?? 'public';
  url.searchParams.delete('dossier');
  const location = shownAddress(address);
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new ProblemError({
      kind: 'bad-name',
      expected: 'a dossier name of small letters, digits and _',
      found: name,
      where: location,
      remedy: 'give another after ?dossier=',
    });
  const pool = new pg.Pool({
    connectionString: url.href,
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    application_name: 'parley',
    options: `-c search_path=${name}`,
  });
  // A connection that the server ends while it rests is no error of ours: the pool opens another.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const backend = backendOf(location);
  try {
    await db.transaction().execute((trx) => prepare(trx, { name, location, create: options.create }));
  } catch (error) {
    await db.destroy();
    return backend.rethrow(error);
  }
  return new KyselyStore(db, backend);
}

/** The address without its password. */
export function shownAddress(address: string): string {
  const url = new URL(address);
  if (url.password !== '') url.password = '***';
  return url.href;
}

async function prepare(
  trx: Transaction<Tables>,
  { name, location, create }: { readonly name: string; readonly location: string; readonly create: boolean },
): Promise<void> {
  // One program at a time: others that open the same dossier wait here and then find it ready.
  await sql`select pg_advisory_xact_lock(hashtext(${`parley:migrate:${name}`}))`.execute(trx);
  const held = await sql<{ found: boolean }>`
    select to_regclass(${`${name}.dossier`}) is not null as found`.execute(trx);
  const found = held.rows[0]?.found === true ? await versionOf(trx) : 0;
  if (found === 0 && !create)
    throw new ProblemError({
      kind: 'no-dossier',
      expected: 'a dossier',
      found: 'none in that database',
      where: location,
      remedy:
        'make one with: parley read PATH… --dossier ADDRESS, or copy one there: parley copy FILE ADDRESS',
    });
  if (found > schemaVersion)
    throw new ProblemError({
      kind: 'newer-dossier',
      expected: `a dossier of version ${schemaVersion} or older`,
      found: `version ${found}`,
      where: location,
      remedy: 'install the newer Parley that wrote it; nothing was changed',
    });
  if (found === schemaVersion) return;
  if (found === 0) await sql`create schema if not exists ${sql.id(name)}`.execute(trx);
  for (const statement of migrations(found, 'postgres')) await sql.raw(statement).execute(trx);
  await trx
    .insertInto('dossier')
    .values({ key: 'schema', value: String(schemaVersion) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(schemaVersion) }))
    .execute();
}

async function versionOf(trx: Transaction<Tables>): Promise<number> {
  const row = await trx.selectFrom('dossier').select('value').where('key', '=', 'schema').executeTakeFirst();
  return Number(row?.value ?? 0);
}

function backendOf(location: string): Backend {
  return {
    dialect: 'postgres',
    location,
    async lockForWriting(trx) {
      await sql`select pg_advisory_xact_lock(hashtext('parley:write:' || current_schema()))`.execute(trx);
    },
    contents: allContents,
    search,
    rethrow: (error) => rethrow(error, location),
  };
}

async function search(db: Kysely<Tables>, words: string, limit: number): Promise<readonly Found[]> {
  const query = words.includes('*')
    ? sql`to_tsquery('english', ${beginnings(words)})`
    : sql`plainto_tsquery('english', ${words})`;
  const { rows } = await sql<Found>`
    select r.id as report, r.outlet, r.title, r.published,
      ts_headline('english', left(t.text, 200000), ${query},
        'StartSel="", StopSel="", MaxWords=24, MinWords=12, FragmentDelimiter=…') as excerpt
    from texts t join current_reports r on r.sha256 = t.sha256
    where t.words @@ ${query}
    order by ts_rank(t.words, ${query}) desc, r.id limit ${limit}`.execute(db);
  return rows;
}

// Nothing but letters and digits reaches the query language, and a star becomes its sign for a beginning.
const beginnings = (words: string): string =>
  (words.match(/[\p{L}\p{N}]+\*?/gu) ?? []).map((word) => word.replace('*', ':*')).join(' & ');

function rethrow(error: unknown, where: string): never {
  const code = codeOf(error);
  const problem = problems.find(({ codes }) => codes.some((start) => code.startsWith(start)));
  if (problem === undefined) throw error;
  const { kind, expected, found, remedy } = problem;
  throw new ProblemError({ kind, expected, found, remedy, where });
}

/** The code of PostgreSQL (appendix A of its manual) or of the system; an error of several addresses has it inside. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
    ? 'ECONNRESET'
    : '';
}

const problems = [
  {
    codes: ['ECONN', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P0', '08'],
    kind: 'no-server',
    expected: 'a PostgreSQL server that answers',
    found: 'none, or one that is going down',
    remedy: 'check address and port and that the server runs, then give the same command again',
  },
  {
    codes: ['28'],
    kind: 'not-let-in',
    expected: 'a name and password that the server takes',
    found: 'ones that it refuses',
    remedy: 'check user and password in the address (or PGPASSWORD)',
  },
  {
    codes: ['3D000'],
    kind: 'no-database',
    expected: 'a database of that name',
    found: 'none',
    remedy: 'make it with: createdb NAME',
  },
  {
    codes: ['42501'],
    kind: 'not-allowed',
    expected: 'the right to make and write tables there',
    found: 'no such right',
    remedy: 'grant it: GRANT CREATE, USAGE ON SCHEMA … TO …',
  },
  {
    codes: ['53100', '53200'],
    kind: 'disk-full',
    expected: 'room on the server',
    found: 'none left',
    remedy: 'free some space there and give the same command again; what was kept before is safe',
  },
  {
    codes: ['22021', '22P05'],
    kind: 'not-text',
    expected: 'text without NUL characters',
    found: 'one with them, which PostgreSQL cannot keep',
    remedy: 'take them out of the file, or keep the dossier as a file',
  },
] as const;
