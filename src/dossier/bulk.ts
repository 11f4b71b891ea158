import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.js';

export type Value = string | number | Buffer | null;
export type Row = Readonly<Record<string, Value>>;

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** Both databases refuse a statement of more than 32,766 parameters (SQLite) or 65,535 (PostgreSQL). */
const parameters = 16_000;

/**
 * Inserts rows of one table, all with the same columns; on a key that is held already, skips the row or fails, or brings
 * the row of that `id` to what it is now.
 */
export async function insertRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly Row[],
  onHeld: 'skip' | 'fail' | 'update',
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const now = columns.filter((column) => column !== 'id').map((column) => sql.ref(column));
  const end = {
    fail: sql``,
    skip: sql` on conflict do nothing`,
    update: sql` on conflict (id) do update set ${sql.join(now.map((column) => sql`${column} = excluded.${column}`))}`,
  }[onHeld];
  for (const chunk of chunksOf(rows, Math.max(1, Math.floor(parameters / columns.length)))) {
    const values = chunk.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}${end}`.execute(db);
  }
}

/** Deletes the rows of a table in whose `column` one of these values stands. */
export async function deleteRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  values: readonly string[],
  column = 'id',
): Promise<void> {
  for (const chunk of chunksOf(values, 5_000))
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(chunk)})`.execute(db);
}
