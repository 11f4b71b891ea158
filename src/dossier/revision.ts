import type { Kysely } from 'kysely';
import { setSetting } from './settings.js';
import type { Tables } from './tables.js';

/** How often what the dossier holds has changed: 0 in a new one. */
export async function revisionOf(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('dossier').select('value').where('key', '=', 'revision').executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** Says that what the dossier holds has changed: the new revision. */
export async function grow(db: Kysely<Tables>): Promise<number> {
  const revision = (await revisionOf(db)) + 1;
  await setSetting(db, 'revision', String(revision));
  return revision;
}
