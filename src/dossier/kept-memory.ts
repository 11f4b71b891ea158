import { type Kysely, sql } from 'kysely';
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

/** What was remembered; null where nothing was. Piece by piece: it is large, and is held once. */
export async function loadRemembered(db: Kysely<Tables>): Promise<Uint8Array | null> {
  const pieces = await db
    .selectFrom('remembered')
    .select(['number', sql<number>`length(content)`.as('length')])
    .orderBy('number')
    .execute();
  if (pieces.length === 0) return null;
  const remembered = new Uint8Array(pieces.reduce((sum, { length }) => sum + Number(length), 0));
  let at = 0;
  for (const { number, length } of pieces) {
    const row = await db
      .selectFrom('remembered')
      .select('content')
      .where('number', '=', number)
      .executeTakeFirst();
    remembered.set(row?.content ?? [], at);
    at += Number(length);
  }
  return remembered;
}
