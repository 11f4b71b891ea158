import { type Kysely, sql } from 'kysely';
import type { Lineage, LineageLink, Position, Term } from '../joining/record.js';
import type { RecordList } from '../joining/record-part.js';
import { chunksOf } from './bulk.js';
import {
  type FoldedLineage,
  type FoldedLink,
  type FoldedTerm,
  unfoldedLineage,
  unfoldedLink,
  unfoldedTerm,
} from './folded.js';
import type { ItemTable } from './item-rows.js';
import type { Tables } from './tables.js';

/** One list of the record as it was saved: nothing but its own tables is read. */
export function loadList(db: Kysely<Tables>, list: RecordList): Promise<readonly unknown[]> {
  if (list === 'lineages') return loadLineages(db);
  if (list === 'terms') return loadTerms(db);
  return detailsOf(db, list === 'reports' ? 'record_reports' : list);
}

async function detailsOf<T>(db: Kysely<Tables>, table: ItemTable): Promise<readonly T[]> {
  const { rows } = await sql<{ detail: string }>`
    select detail from ${sql.table(table)} order by position`.execute(db);
  return rows.map(({ detail }): T => JSON.parse(detail));
}

async function loadTerms(db: Kysely<Tables>): Promise<readonly Term[]> {
  const rows = await db.selectFrom('positions').select(['issue', 'detail']).orderBy('position').execute();
  const shared = new Map<string, Position[]>();
  for (const { issue, detail } of rows) listIn(shared, issue).push(JSON.parse(detail));
  return (await detailsOf<FoldedTerm>(db, 'terms')).map((term) => unfoldedTerm(term, shared));
}

async function loadLineages(db: Kysely<Tables>): Promise<readonly Lineage[]> {
  const lineages = await detailsOf<FoldedLineage>(db, 'lineages');
  const rows = await db
    .selectFrom('lineage_links')
    .select(['lineage', 'detail'])
    .orderBy('position')
    .execute();
  const folded = rows.map(({ lineage, detail }): { lineage: string; link: FoldedLink } => ({
    lineage,
    link: JSON.parse(detail),
  }));
  const texts = await textsIn(
    db,
    folded.flatMap(({ link: { from, to } }) => [from, to]),
  );
  const links = new Map<string, LineageLink[]>();
  for (const { lineage, link } of folded)
    listIn(links, lineage).push(unfoldedLink(link, (report) => texts.get(report)));
  return lineages.map((lineage) => unfoldedLineage(lineage, links.get(lineage.id) ?? []));
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key) ?? [];
  if (known.length === 0) lists.set(key, known);
  return known;
}

/** Reports whose words links repeat. */
export const linkedReports = (lineages: readonly Lineage[]): readonly string[] =>
  lineages.flatMap(({ links }) => links.flatMap(({ from, to }) => [from, to]));

/** Texts of reports by the reports' ids. */
export async function textsIn(
  db: Kysely<Tables>,
  reports: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunksOf([...new Set(reports)], 500)) {
    const rows = await db
      .selectFrom('reports as r')
      .innerJoin('texts as t', 't.sha256', 'r.sha256')
      .select(['r.id', 't.text'])
      .where('r.id', 'in', chunk)
      .execute();
    for (const { id, text } of rows) found.set(id, text);
  }
  return found;
}
