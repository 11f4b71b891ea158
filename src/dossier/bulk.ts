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

/** Inserts rows of one table, all with the same columns; on a key that is held already, skips the row or fails. */
export async function insertRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly Row[],
  onHeld: 'skip' | 'fail',
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const end = onHeld === 'skip' ? sql` on conflict do nothing` : sql``;
  for (const chunk of chunksOf(rows, Math.max(1, Math.floor(parameters / columns.length)))) {
    const values = chunk.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}${end}`.execute(db);
  }
}

export async function deleteRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  ids: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(ids, 5_000))
    await sql`delete from ${sql.table(table)} where id in (${sql.join(chunk)})`.execute(db);
}
