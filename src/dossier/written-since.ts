import type { Kysely } from 'kysely';
import { setSetting, settingsOf } from './settings.js';
import type { Tables } from './tables.js';

/** Ids of the items whose rows were written between the record of one stamp and that of another. */
interface Written {
  readonly from: string;
  readonly to: string;
  readonly ids: readonly string[];
}

const key = 'record.written';

/** Ids of the items written since the record of a stamp was saved; null where that cannot be told. */
export async function writtenSince(db: Kysely<Tables>, stamp: string): Promise<ReadonlySet<string> | null> {
  const settings = await settingsOf(db, ['record.stamp', key]);
  const standing = settings.get('record.stamp');
  if (standing === stamp) return new Set();
  const written: Written | null = JSON.parse(settings.get(key) ?? 'null');
  return written?.from === stamp && written.to === standing ? new Set(written.ids) : null;
}

export const setWritten = (db: Kysely<Tables>, { ids, ...stamps }: Written): Promise<void> =>
  setSetting(db, key, JSON.stringify({ ...stamps, ids: [...new Set(ids)] }));

export async function forgetWritten(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('dossier').where('key', '=', key).execute();
}
