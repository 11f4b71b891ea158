import type { Kysely } from 'kysely';
import { insertRows } from './bulk.js';
import type { Tables } from './tables.js';

/** A row holds so many bytes: databases set a limit to one. */
const most = 4_000_000;

/** Puts what is remembered in place of what was. */
export async function saveRemembered(db: Kysely<Tables>, remembered: Uint8Array): Promise<void> {
  await db.deleteFrom('remembered').execute();
  for (let at = 0; at < remembered.length; at += most) {
    const content = Buffer.from(
      remembered.buffer,
      remembered.byteOffset + at,
      Math.min(most, remembered.length - at),
    );
    await insertRows(db, 'remembered', [{ number: at / most, content }], 'fail');
  }
}

/** What was remembered; null where nothing was. */
export async function loadRemembered(db: Kysely<Tables>): Promise<Uint8Array | null> {
  const rows = await db.selectFrom('remembered').select('content').orderBy('number').execute();
  return rows.length === 0 ? null : Buffer.concat(rows.map(({ content }) => content));
}
