import { type Kysely, sql } from 'kysely';
import type { Reading } from '../reading/reading.js';
import type { WrittenReading } from '../reading/written.js';
import { chunksOf, insertRows } from './bulk.js';
import type { UnreadPage } from './store.js';
import type { Tables } from './tables.js';

/** Whoever asks for no page gets all of them. */
const MOST_UNREAD = 2_000_000_000;

/** From here on the query for texts that a reader has neither read nor set aside. */
const unreadBy = (reader: string) => sql`
  from current_reports c
  where not exists (select 1 from readings r where r.sha256 = c.sha256 and r.reader = ${reader})
    and not exists (select 1 from set_aside a where a.sha256 = c.sha256 and a.reader = ${reader})`;

/** Which of these texts this reader has read. */
export async function textsRead(
  db: Kysely<Tables>,
  sha256s: readonly string[],
  reader: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const chunk of chunksOf(sha256s, 500)) {
    const rows = await db
      .selectFrom('readings')
      .select('sha256')
      .where('reader', '=', reader)
      .where('sha256', 'in', chunk)
      .execute();
    for (const { sha256 } of rows) found.add(sha256);
  }
  return found;
}

/** Keeps readings by the text's SHA-256; one that is held already stays. */
export async function keepReadings(
  db: Kysely<Tables>,
  readings: ReadonlyMap<string, WrittenReading>,
): Promise<void> {
  // In one order for all: workers that keep the same texts at once wait for one another and never in a circle.
  const sorted = [...readings].sort(([a], [b]) => (a < b ? -1 : 1));
  await insertRows(
    db,
    'readings',
    sorted.map(([sha256, { reader, words, json }]) => ({ sha256, reader, words, content: json })),
    'skip',
  );
}

/** What this reader read in the newest versions, by the text's SHA-256. */
export async function keptReadings(
  db: Kysely<Tables>,
  reader: string,
): Promise<ReadonlyMap<string, Reading>> {
  const { rows } = await sql<{ sha256: string; content: string }>`
    select sha256, content from readings
    where reader = ${reader} and sha256 in (select sha256 from current_reports)`.execute(db);
  return new Map(rows.map(({ sha256, content }) => [sha256, JSON.parse(content)]));
}

/** Texts of newest versions that this reader has neither read nor set aside, in the order of their SHA-256. */
export async function textsUnread(
  db: Kysely<Tables>,
  reader: string,
  page?: UnreadPage,
): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct c.sha256 ${unreadBy(reader)} and c.sha256 > ${page?.after ?? ''}
    order by c.sha256 limit ${page?.limit ?? MOST_UNREAD}`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

/** How many texts `textsUnread` would give. */
export async function countUnread(db: Kysely<Tables>, reader: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct c.sha256) as n ${unreadBy(reader)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}
