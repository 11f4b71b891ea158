import type { TalksRecord } from './record.js';

/** The lists of a record: each is kept in tables of its own and can be opened without the others. */
export const recordLists = [
  'reports',
  'lineages',
  'actors',
  'statements',
  'utterances',
  'moves',
  'terms',
  'pledges',
  'observations',
  'steps',
  'points',
] as const satisfies readonly (keyof TalksRecord)[];

export type RecordList = (typeof recordLists)[number];

/** A record with some of its lists, and all that is no list. */
export type RecordPart<List extends RecordList> = Omit<TalksRecord, RecordList> & Pick<TalksRecord, List>;
