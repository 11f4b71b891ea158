import { type Kysely, sql } from 'kysely';
import { textsRead } from './kept-readings.js';
import { factsOf } from './rows.js';
import type { Contents, HeldReports } from './store.js';
import type { ReportRow, Tables } from './tables.js';

/** See `Store.held`. */
export async function heldReports(
  db: Kysely<Tables>,
  reader: string,
  contents: (reader: string) => Promise<Contents>,
): Promise<HeldReports> {
  const { rows } = await sql<ReportRow>`
    select c.id, c.source, c.sha256, c.file, c.url, c.outlet, c.title, c.byline, c.published, c.published_precision,
      c.published_reason, c.modified, c.modified_precision, c.modified_reason, c.language, c.furniture
    from current_reports c order by c.id, c.kept_at`.execute(db);
  const read = await textsRead(
    db,
    rows.map(({ sha256 }) => sha256),
    reader,
  );
  const seen = new Set<string>();
  const reports = rows
    .filter(({ id, sha256 }) => read.has(sha256) && !seen.has(id) && seen.add(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(factsOf);
  return { reports, contents: await contents(reader) };
}

/** All contents, where a database cannot be asked while one waits. */
export async function allContents(db: Kysely<Tables>, reader: string): Promise<Contents> {
  const texts = await db.selectFrom('texts').select(['sha256', 'text']).execute();
  const readings = await db
    .selectFrom('readings')
    .select(['sha256', 'content'])
    .where('reader', '=', reader)
    .execute();
  const [textOf, readingOf] = [
    new Map(texts.map(({ sha256, text }) => [sha256, text])),
    new Map(readings.map(({ sha256, content }) => [sha256, content])),
  ];
  return {
    text: (sha256) => textOf.get(sha256) ?? '',
    reading: (sha256) => readingOf.get(sha256) ?? '',
  };
}
