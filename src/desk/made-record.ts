import type { TalksRecord } from '../joining/record.js';

/** A record with the revision of the dossier that it was joined from, ready to be sent. */
export interface MadeRecord {
  /** What the dossier had become by then: the record holds at least this. */
  readonly revision: number;
  /** The record; each list of it is parsed when somebody first looks into it, since most callers only pass it on. */
  readonly record: TalksRecord;
  /** The record as JSON, UTF-8. */
  readonly json: Uint8Array;
  readonly gzipped: Uint8Array;
}

/** What one thread hands to another: the record only as bytes, and where in them its parts stand. */
export interface SentRecord {
  readonly revision: number;
  readonly json: Uint8Array;
  readonly gzipped: Uint8Array;
  readonly parts: readonly RecordPart[];
}

/** The value of one field of the record: bytes `start` … `end` of its JSON. */
export interface RecordPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Writes a record as `JSON.stringify` would, and notes where each field's value stands. */
export function bytesOf(record: TalksRecord): Pick<SentRecord, 'json' | 'parts'> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const parts: RecordPart[] = [];
  let length = 0;
  const add = (text: string): void => {
    const bytes = encoder.encode(text);
    chunks.push(bytes);
    length += bytes.length;
  };
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined) continue;
    add(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    const start = length;
    add(JSON.stringify(value));
    parts.push({ name, start, end: length });
  }
  add('}');
  const json = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    json.set(chunk, at);
    at += chunk.length;
  }
  return { json, parts };
}

export function madeRecord({ revision, json, gzipped, parts }: SentRecord): MadeRecord {
  const record = {};
  for (const { name, start, end } of parts) {
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
  }
  return { revision, json, gzipped, record: record as TalksRecord };
}
