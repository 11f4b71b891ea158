import type { TalksRecord } from '../joining/record.js';
import type { RecordList } from '../joining/record-part.js';
import type { TextOf } from './folded.js';
import type { Tables } from './tables.js';

/** A table of items, with the tables whose rows belong to an item and go with it. */
export interface Section {
  readonly table: ItemTable;
  /** Where the section stands in the record's JSON; null where its rows are folded out of another's items. */
  readonly key: RecordList | null;
  /** Tables of rows that are part of an item, each with the column that names the item. */
  readonly parts?: readonly (readonly [table: keyof Tables, owner: string])[];
  rows(record: TalksRecord, textOf: TextOf): readonly ItemRows[];
}

export type ItemTable =
  | 'record_reports'
  | 'lineages'
  | 'lineage_links'
  | 'actors'
  | 'utterances'
  | 'statements'
  | 'moves'
  | 'terms'
  | 'positions'
  | 'pledges'
  | 'observations'
  | 'steps'
  | 'points';

/**
 * One item: its row without `position`, and the rows of other tables that are part of it. They are made when they are
 * asked for: most items have not changed.
 */
export interface ItemRows {
  readonly id: string;
  readonly item: object;
  detail(): string;
  row(): ItemRow;
  parts(): readonly Part[];
}

export type ItemRow = Readonly<Record<string, string | number | null>>;

export interface Part {
  readonly table: keyof Tables;
  readonly row: Readonly<Record<string, string | number>>;
}

/** The rows of some items: each with its `detail`, folded where `folded` says how, and its parts. */
export function rowsOf<T extends object>(
  items: readonly T[],
  idOf: (item: T) => string,
  row: (item: T) => ItemRow,
  parts: (item: T) => readonly Part[] = () => [],
  folded: (item: T) => unknown = (item) => item,
  itemOf: (item: T) => object = (item) => item,
): readonly ItemRows[] {
  return items.map((item) => ({
    id: idOf(item),
    item: itemOf(item),
    detail: () => JSON.stringify(folded(item)),
    row: () => row(item),
    parts: () => parts(item),
  }));
}
