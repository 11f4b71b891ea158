import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export async function setSetting(db: Kysely<Tables>, key: string, value: string): Promise<void> {
  await db
    .insertInto('dossier')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Settings by their keys, those that are set. */
export async function settingsOf(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('dossier').selectAll().where('key', 'in', keys).execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}
