import { type Kysely, sql } from 'kysely';
import type { Lineage, TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import { chunksOf, deleteRows, insertRows, type Row } from './bulk.js';
import type { TextOf } from './folded.js';
import type { ItemRows, ItemTable, Section } from './item-rows.js';
import { placesFor } from './places.js';
import { linkedReports, loadList, textsIn } from './record-lists.js';
import { linkId, sections } from './record-rows.js';
import { setSetting, settingsOf } from './settings.js';
import type { Tables } from './tables.js';
import { forgetWritten, setWritten, writtenSince } from './written-since.js';

/** An item that is new or has changed, with what its row is to tell. */
interface Added extends Omit<ItemRows, 'detail'> {
  readonly detail: string;
}

/** Brings the record's tables to `record`: rows of items that did not change are left alone. */
export async function saveRecord(
  db: Kysely<Tables>,
  record: TalksRecord,
  stamp: string,
  before: { readonly record: TalksRecord; readonly stamp: string } | null = null,
): Promise<void> {
  const since = before === null ? null : await writtenSince(db, before.stamp);
  // Links that stand are not written: the texts of their reports are not asked for.
  const known = new Set<object>(since === null ? [] : before?.record.lineages);
  const written = ({ id, links }: Lineage): boolean =>
    links.some((link) => since?.has(linkId(id, link)) === true);
  const linked = record.lineages.filter((lineage) => !known.has(lineage) || written(lineage));
  const texts = await textsIn(db, linkedReports(linked));
  const textOf: TextOf = (report) => texts.get(report);
  const items = before === null || since === null ? new Set<object>() : itemsOf(before.record);
  const stands = ({ id, item }: ItemRows): boolean => items.has(item) && since?.has(id) === false;
  const changes: { section: Section; added: Added[]; positions: Map<string, number> }[] = [];
  // Items go before new ones come: what an item's parts name must still stand when it is deleted. One that changed keeps
  // its row: whoever deletes a row has the database look through all that might name it.
  for (const section of sections) {
    const all = section.rows(record, textOf);
    const held = await placesOf(db, section);
    const open = all.filter((one) => held.has(one.id) && !stands(one));
    const details = await detailsAt(
      db,
      section,
      open.map(({ id }) => id),
      held.size,
    );
    const places = placesFor(all.map(({ id }) => held.get(id) ?? null));
    const positions = new Map(all.map(({ id }, at) => [id, places[at] ?? at]));
    const added = all.flatMap((one): Added[] => {
      if (held.has(one.id) && stands(one)) return [];
      const detail = one.detail();
      return details.get(one.id) === detail ? [] : [{ ...one, detail }];
    });
    const stale = new Set(added.map(({ id }) => id));
    const gone = [...held.keys()].filter((id) => !positions.has(id));
    await deleteRows(db, section.table, gone);
    const other = [...held.keys()].filter((id) => stale.has(id));
    for (const [table, owner] of section.parts ?? []) await deleteRows(db, table, other, owner);
    await moveRows(
      db,
      section.table,
      [...held].flatMap(([id, position]): [string, number][] => {
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
  const ids = changes.flatMap(({ added }) => added.map(({ id }) => id));
  if (before === null || since === null) await forgetWritten(db);
  else await setWritten(db, { from: before.stamp, to: stamp, ids: [...since, ...ids] });
}

/** The items of a record whose rows tell nothing but what the items do. */
function itemsOf(record: TalksRecord): ReadonlySet<object> {
  const { reports, actors, statements, utterances, moves, observations, points, lineages } = record;
  const links = lineages.flatMap((lineage) => lineage.links);
  return new Set(
    [reports, actors, statements, utterances, moves, observations, points, lineages, links].flat(),
  );
}

/** Builds the record again from its tables, equal to what was saved: of its lists those that are asked for. */
export async function loadRecord<List extends RecordList>(
  db: Kysely<Tables>,
  lists: readonly RecordList[],
): Promise<{ readonly record: RecordPart<List>; readonly stamp: string } | null> {
  const settings = await settingsOf(db, ['record.head', 'record.stamp']);
  const [saved, stamp] = [settings.get('record.head'), settings.get('record.stamp')];
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

async function placesOf(db: Kysely<Tables>, { table }: Section): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{
    id: string;
    position: number;
  }>`select id, position from ${sql.table(table)}`.execute(db);
  return new Map(rows.map(({ id, position }) => [id, position]));
}

/** What the rows of some of the `all` items of a section tell; from a quarter of them on all rows are opened. */
async function detailsAt(
  db: Kysely<Tables>,
  { table }: Section,
  ids: readonly string[],
  all: number,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of ids.length > all / 4 ? [null] : chunksOf(ids, 2_000)) {
    const some = chunk === null ? sql`` : sql`where id in (${sql.join(chunk)})`;
    const { rows } = await sql<{ id: string; detail: string }>`
      select id, detail from ${sql.table(table)} ${some}`.execute(db);
    for (const { id, detail } of rows) found.set(id, detail);
  }
  return found;
}
