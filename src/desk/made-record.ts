import type { TalksRecord } from '../joining/record.js';

/** A record with the revision of the dossier that it was joined from, ready to be sent. */
export interface MadeRecord {
  /** What the dossier had become by then: the record holds at least this. */
  readonly revision: number;
  readonly record: TalksRecord;
  /** The record as JSON, UTF-8. */
  readonly json: Uint8Array;
  readonly gzipped: Uint8Array;
}

/** What one thread hands to another: the record only as bytes. */
export interface SentRecord {
  readonly revision: number;
  readonly json: Uint8Array;
  readonly gzipped: Uint8Array;
}

/** Parses what was sent when somebody first looks into it: most callers only pass it on. */
export function madeRecord({ revision, json, gzipped }: SentRecord): MadeRecord {
  let record: TalksRecord | null = null;
  return {
    revision,
    json,
    gzipped,
    get record() {
      record ??= JSON.parse(new TextDecoder().decode(json)) as TalksRecord;
      return record;
    },
  };
}
