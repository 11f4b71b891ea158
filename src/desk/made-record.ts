import type { TalksRecord } from '../joining/record.js';

/** A record with the revision of the dossier that it was joined from, ready to be sent. */
export interface MadeRecord {
  /** What the dossier had become by then: the record holds at least this. */
  readonly revision: number;
  /** The record; each list of it is parsed when somebody first looks into it, since most callers only pass it on. */
  readonly record: TalksRecord;
  /** The record as JSON, UTF-8. */
  readonly json: Bytes;
  readonly gzipped: Bytes;
  /** The items of one list, to be passed on unparsed. */
  items(list: ItemList): MadeItems;
  /** One item, parsed alone. */
  item<List extends ItemList>(list: List, id: string): ItemOf<List> | undefined;
  /** Statements that stand in one passage with another. */
  readonly sharing: ReadonlySet<string>;
}

/** Bytes of memory that is nobody else's. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The fields of a record that are lists of items with ids. */
export type ItemList = {
  [Name in keyof TalksRecord]-?: TalksRecord[Name] extends readonly { readonly id: string }[] ? Name : never;
}[keyof TalksRecord];

/** One item of a record's list by its id. */
export function itemOf<List extends ItemList>(
  record: TalksRecord,
  list: List,
  id: string,
): ItemOf<List> | undefined {
  const items: readonly (ItemOf<List> & { readonly id: string })[] = record[list];
  return items.find((item) => item.id === id);
}

export type ItemOf<List extends ItemList> = NonNullable<TalksRecord[List]>[number];

/** A list of the record by the places of its items. */
export interface MadeItems {
  readonly ids: readonly string[];
  /** Which of the list it is, -1 for none. */
  indexOf(id: string): number;
  /** The JSON of items `from` up to but not with `to`, with commas between them. */
  json(from: number, to: number): Uint8Array;
}

/** What one thread hands to another: the record only as bytes, and where in them its parts stand. */
export interface SentRecord {
  readonly revision: number;
  readonly json: Bytes;
  readonly gzipped: Bytes;
  readonly parts: readonly RecordPart[];
  /** Statements that stand in one passage with another, by id. */
  readonly sharing: readonly string[];
}

/** The value of one field of the record: bytes `start` … `end` of its JSON. */
export interface RecordPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Null where the value is no list of items with ids. */
  readonly items: PartItems | null;
}

/** Item n of a list is bytes `starts[n]` up to one before `starts[n + 1]`: between two there is a comma. */
export interface PartItems {
  readonly ids: readonly string[];
  readonly starts: Uint32Array;
}

export function madeRecord({ revision, json, gzipped, parts, sharing }: SentRecord): MadeRecord {
  const record = {};
  const lists = new Map<string, MadeItems>();
  for (const { name, start, end, items } of parts) {
    let value: unknown;
    let parsed = false;
    Object.defineProperty(record, name, {
      enumerable: true,
      get: () => {
        if (!parsed) value = JSON.parse(new TextDecoder().decode(json.subarray(start, end)));
        parsed = true;
        return value;
      },
    });
    if (items !== null) lists.set(name, madeItems(json, items));
  }
  const itemsOf = (list: ItemList): MadeItems => lists.get(list) ?? noItems;
  return {
    revision,
    json,
    gzipped,
    record: record as TalksRecord,
    items: itemsOf,
    item(list, id) {
      const items = itemsOf(list);
      const at = items.indexOf(id);
      return at < 0 ? undefined : JSON.parse(new TextDecoder().decode(items.json(at, at + 1)));
    },
    sharing: new Set(sharing),
  };
}

function madeItems(json: Uint8Array, { ids, starts }: PartItems): MadeItems {
  let places: ReadonlyMap<string, number> | null = null;
  return {
    ids,
    indexOf(id) {
      places ??= new Map(ids.map((one, n): [string, number] => [one, n]).reverse());
      return places.get(id) ?? -1;
    },
    json: (from, to) =>
      to <= from ? new Uint8Array() : json.subarray(starts[from] ?? 0, (starts[to] ?? 1) - 1),
  };
}

const noItems: MadeItems = { ids: [], indexOf: () => -1, json: () => new Uint8Array() };
