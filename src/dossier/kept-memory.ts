import { type Kysely, sql } from 'kysely';
import type { RememberedReport } from '../joining/remembered-report.js';
import { chunksOf, insertRows } from './bulk.js';
import type { Tables } from './tables.js';

/** Brings what is remembered to `remembered`: rows of reports of which nothing has changed are left alone. */
export async function saveRemembered(
  db: Kysely<Tables>,
  remembered: readonly RememberedReport[],
): Promise<void> {
  const held = await db.selectFrom('remembered').selectAll().execute();
  const rows = new Map(
    remembered.map(({ report, number, ...content }) => [
      report,
      { report, number, content: JSON.stringify(content) },
    ]),
  );
  const stale = held.filter(({ report, number, content }) => {
    const row = rows.get(report);
    if (row?.number !== number || row.content !== content) return true;
    rows.delete(report);
    return false;
  });
  for (const chunk of chunksOf(stale, 5_000))
    await sql`delete from remembered where report in (${sql.join(chunk.map(({ report }) => report))})`.execute(
      db,
    );
  await insertRows(db, 'remembered', [...rows.values()], 'fail');
}

/** What was remembered, in the order of numbers. */
export async function loadRemembered(db: Kysely<Tables>): Promise<readonly RememberedReport[]> {
  const rows = await db.selectFrom('remembered').selectAll().orderBy('number').execute();
  return rows.map(({ report, number, content }) => ({ report, number, ...JSON.parse(content) }));
}
