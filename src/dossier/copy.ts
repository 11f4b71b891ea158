import { type Kysely, sql } from 'kysely';
import { insertRows, type Row, type Value } from './bulk.js';
import type { Tables } from './tables.js';

/**
 * Every table of a dossier in an order in which they can be filled, each with its key. `texts.number` is left to the
 * database; sessions stay behind: who is signed in at one place is not at another.
 */
const tables: readonly (readonly [
  table: keyof Tables,
  key: readonly string[],
  columns: readonly string[] | '*',
])[] = [
  ['dossier', ['key'], '*'],
  ['texts', ['sha256'], ['sha256', 'text']],
  ['reports', ['id'], '*'],
  ['evidence', ['report'], '*'],
  ['versions', ['source', 'version'], '*'],
  ['readings', ['sha256', 'reader'], '*'],
  ['rulings', ['id'], '*'],
  ['users', ['name'], '*'],
  ['tokens', ['id'], '*'],
  ['audit_trail', ['id'], '*'],
  ['set_aside', ['sha256', 'reader'], '*'],
  ['proposals', ['sha256', 'model'], '*'],
  ['remembered', ['number'], '*'],
  ['lineages', ['id'], '*'],
  ['record_reports', ['id'], '*'],
  ['lineage_links', ['id'], '*'],
  ['actors', ['id'], '*'],
  ['actor_names', ['actor', 'name'], '*'],
  ['actor_parts', ['actor', 'part'], '*'],
  ['utterances', ['id'], '*'],
  ['statements', ['id'], '*'],
  ['quotes', ['statement', 'number'], '*'],
  ['moves', ['id'], '*'],
  ['move_issues', ['move', 'issue'], '*'],
  ['terms', ['id'], '*'],
  ['positions', ['id'], '*'],
  ['term_moves', ['term', 'move'], '*'],
  ['pledges', ['id'], '*'],
  ['observations', ['id'], '*'],
  ['steps', ['id'], '*'],
  ['step_passages', ['step', 'number'], '*'],
  ['step_order', ['step', 'after'], '*'],
  ['points', ['id'], '*'],
  ['accounts', ['point', 'number'], '*'],
  ['account_passages', ['point', 'account', 'number'], '*'],
];

const pageRows = 500;

/** Rows of one table. */
export interface DumpedRows {
  readonly table: keyof Tables;
  readonly rows: readonly Row[];
}

/** Gives every row of a dossier, page by page along the tables' keys: memory does not grow with the dossier. */
export async function* dumpTables(db: Kysely<Tables>): AsyncGenerator<DumpedRows> {
  for (const [table, key, columns] of tables) {
    const names = columns === '*' ? sql`*` : sql.join(columns.map((column) => sql.ref(column)));
    const order = sql.join(key.map((column) => sql.ref(column)));
    let last: readonly Value[] | null = null;
    for (;;) {
      const after: ReturnType<typeof sql> =
        last === null ? sql`` : sql`where (${order}) > (${sql.join(last)})`;
      const { rows }: { rows: Row[] } = await sql<Row>`
        select ${names} from ${sql.table(table)} ${after} order by ${order} limit ${pageRows}`.execute(db);
      if (rows.length > 0)
        yield { table, rows: rows.filter((row) => table !== 'dossier' || row.key !== 'schema') };
      const end = rows.at(-1);
      if (end === undefined || rows.length < pageRows) break;
      last = key.map((column) => end[column] ?? null);
    }
  }
}

/** Fills an empty dossier with the rows of another. */
export async function loadTables(db: Kysely<Tables>, dump: AsyncIterable<DumpedRows>): Promise<number> {
  let count = 0;
  for await (const { table, rows } of dump) {
    await insertRows(db, table, rows, 'fail');
    count += rows.length;
  }
  return count;
}
