import type { TalksRecord } from '../joining/record.js';
import type { Changes } from '../page/data.js';
import type { Desk } from './desk.js';

/** What is new in a record since the end of a day. */
export async function changesSince(desk: Desk, day: string, record: TalksRecord): Promise<Changes> {
  await desk.recordAsOf(day);
  return { since: day, until: record.talks.asOf, items: [] };
}
