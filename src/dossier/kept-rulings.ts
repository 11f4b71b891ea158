import type { Kysely } from 'kysely';
import type { AuditEntry } from './account-store.js';
import { insertRows } from './bulk.js';
import { addToTrail } from './kysely-account-store.js';
import { grow, revisionOf } from './revision.js';
import { rulingOf, rulingRow } from './rows.js';
import type { StoredRuling } from './store.js';
import type { RulingRow, Tables } from './tables.js';

/** All rulings, undone ones too, by the time they were signed. */
export async function keptRulings(db: Kysely<Tables>): Promise<readonly StoredRuling[]> {
  const rows = await db.selectFrom('rulings').selectAll().execute();
  const key = (row: RulingRow): string => `${row.signed_at}\n${row.id}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(rulingOf);
}

/** Adds the rulings that are not held: how many these were. */
export async function addRulings(db: Kysely<Tables>, rulings: readonly StoredRuling[]): Promise<number> {
  const held = new Set((await db.selectFrom('rulings').select('id').execute()).map(({ id }) => id));
  const added = rulings.filter(({ id }) => !held.has(id) && held.add(id));
  await insertRows(
    db,
    'rulings',
    added.map((ruling) => ({ ...rulingRow(ruling) })),
    'fail',
  );
  if (added.length > 0) await grow(db);
  return added.length;
}

/** Adds rulings if the dossier still stands at `revision` (null: at any): the new revision, or null if others wrote meanwhile. */
export async function addRulingsAt(
  db: Kysely<Tables>,
  rulings: readonly StoredRuling[],
  revision: number | null,
  trail: AuditEntry | null,
): Promise<number | null> {
  if (revision !== null && (await revisionOf(db)) !== revision) return null;
  await insertRows(
    db,
    'rulings',
    rulings.map((ruling) => ({ ...rulingRow(ruling) })),
    'skip',
  );
  if (trail !== null) await addToTrail(db, trail);
  return grow(db);
}

/** Marks a ruling as undone; false where there is none, or it is undone already. */
export async function undoRuling(
  db: Kysely<Tables>,
  id: string,
  by: string,
  at: string,
  trail: AuditEntry | null,
): Promise<boolean> {
  const result = await db
    .updateTable('rulings')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  const found = Number(result.numUpdatedRows) > 0;
  if (found && trail !== null) await addToTrail(db, trail);
  if (found) await grow(db);
  return found;
}
