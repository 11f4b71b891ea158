import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export async function setSetting(db: Kysely<Tables>, key: string, value: string): Promise<void> {
  await db
    .insertInto('dossier')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
