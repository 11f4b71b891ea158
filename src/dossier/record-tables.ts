import { type Kysely, sql } from 'kysely';
import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import { chunksOf, deleteRows, insertRows, type Row } from './bulk.js';
import type { ItemRows, ItemTable, Section } from './item-rows.js';
import { placesFor } from './places.js';
import { linkedReports, loadList, textsIn } from './record-lists.js';
import { sections } from './record-rows.js';
import { setSetting } from './settings.js';
import type { Tables } from './tables.js';

/** Brings the record's tables to `record`: rows of items that did not change are left alone. */
export async function saveRecord(db: Kysely<Tables>, record: TalksRecord, stamp: string): Promise<void> {
  const texts = await textsIn(db, linkedReports(record));
  const changes: { section: Section; added: ItemRows[]; positions: Map<string, number> }[] = [];
  // Items go before new ones come: what an item's parts name must still stand when it is deleted. One that changed keeps
  // its row: whoever deletes a row has the database look through all that might name it.
  for (const section of sections) {
    const held = await heldItems(db, section);
    const items = section.rows(record, (report) => texts.get(report));
    const places = placesFor(items.map(({ id }) => held.get(id)?.position ?? null));
    const positions = new Map(items.map(({ id }, at) => [id, places[at] ?? at]));
    const added = items.filter(({ id, detail }) => held.get(id)?.detail !== detail);
    const stale = new Set(added.map(({ id }) => id));
    const gone = [...held.keys()].filter((id) => !positions.has(id));
    await deleteRows(db, section.table, gone);
    const other = [...held.keys()].filter((id) => stale.has(id));
    for (const [table, owner] of section.parts ?? []) await deleteRows(db, table, other, owner);
    await moveRows(
      db,
      section.table,
      [...held].flatMap(([id, { position }]): [string, number][] => {
        const now = positions.get(id);
        return now !== undefined && now !== position && !stale.has(id) ? [[id, now]] : [];
      }),
    );
    changes.push({ section, added, positions });
  }
  for (const { section, added, positions } of changes) {
    const rows = added.map(
      ({ id, detail, row }): Row => ({ id, position: positions.get(id) ?? 0, detail, ...row() }),
    );
    await insertRows(db, section.table, rows, 'update');
    const parts = new Map<keyof Tables, Row[]>();
    for (const { table, row } of added.flatMap((item) => item.parts())) {
      const list = parts.get(table) ?? [];
      list.push(row);
      parts.set(table, list);
    }
    for (const [table, list] of parts) await insertRows(db, table, list, 'fail');
  }
  const listed = new Set<string | null>(sections.map(({ key }) => key));
  const head = Object.fromEntries(Object.entries(record).filter(([key]) => !listed.has(key)));
  const order = Object.keys(record);
  await setSetting(db, 'record.head', JSON.stringify({ head, order }));
  await setSetting(db, 'record.stamp', stamp);
}

/** Builds the record again from its tables, equal to what was saved: of its lists those that are asked for. */
export async function loadRecord<List extends RecordList>(
  db: Kysely<Tables>,
  lists: readonly RecordList[],
): Promise<{ readonly record: RecordPart<List>; readonly stamp: string } | null> {
  const settings = await db
    .selectFrom('dossier')
    .selectAll()
    .where('key', 'in', ['record.head', 'record.stamp'])
    .execute();
  const value = (key: string): string | undefined => settings.find((row) => row.key === key)?.value;
  const [saved, stamp] = [value('record.head'), value('record.stamp')];
  if (saved === undefined || stamp === undefined) return null;
  const { head, order }: { head: Record<string, unknown>; order: readonly (keyof TalksRecord)[] } =
    JSON.parse(saved);
  const asked = new Set<string>(lists);
  const opened = new Map<string, readonly unknown[]>();
  for (const { key } of sections)
    if (key !== null && asked.has(key)) opened.set(key, await loadList(db, key));
  const record: unknown = Object.fromEntries(
    order.flatMap((key) => (opened.has(key) || key in head ? [[key, opened.get(key) ?? head[key]]] : [])),
  );
  return { record: record as RecordPart<List>, stamp };
}

async function moveRows(
  db: Kysely<Tables>,
  table: ItemTable,
  moved: readonly (readonly [id: string, position: number])[],
): Promise<void> {
  for (const chunk of chunksOf(moved, 2_000)) {
    const values = sql.join(chunk.map(([id, position]) => sql`(${id}, ${position})`));
    await sql`with moved (id, place) as (values ${values})
      update ${sql.table(table)} set position = cast(moved.place as double precision)
      from moved where moved.id = ${sql.ref(`${table}.id`)}`.execute(db);
  }
}

async function heldItems(
  db: Kysely<Tables>,
  section: Section,
): Promise<ReadonlyMap<string, { readonly position: number; readonly detail: string }>> {
  const { rows } = await sql<{ id: string; position: number; detail: string }>`
    select id, position, detail from ${sql.table(section.table)}`.execute(db);
  return new Map(rows.map(({ id, position, detail }) => [id, { position, detail }]));
}
