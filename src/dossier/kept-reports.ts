import { type Kysely, sql } from 'kysely';
import type { Evidence, Report } from '../report/report.js';
import { chunksOf, insertRows } from './bulk.js';
import { grow } from './revision.js';
import { evidenceOf, evidenceRow, reportOf, reportRow } from './rows.js';
import type { KeptAs, KeptReport, ReportVersion } from './store.js';
import type { ReportRow, Tables } from './tables.js';

/** Keeps reports as they came at `at`: of each, whether it is new, another version of its piece, or held already. */
export async function keepReports(
  db: Kysely<Tables>,
  reports: readonly Report[],
  at: string,
): Promise<readonly KeptAs[]> {
  const outcomes: KeptAs[] = [];
  const latest = await latestVersions(db, reports);
  const held = await heldRows(db, reports);
  const texts = new Map<string, string>();
  const rows = new Map<string, ReturnType<typeof reportRow>>();
  const versions: Tables['versions'][] = [];
  const evidence = new Map<string, Tables['evidence']>();
  // A better program may find an outlet or a date in a text that is held already.
  const better = new Map<string, ReportRow>();
  for (const report of reports) {
    const before = latest.get(report.source);
    if (before?.report === report.id) {
      outcomes.push('unchanged');
      const known = held.get(report.id);
      const row = reportRow(report);
      if (known !== undefined && !tellsTheSame(known, row)) better.set(report.id, row);
      continue;
    }
    const version = (before?.version ?? 0) + 1;
    // The same piece under a second path is the same report, whatever the path.
    outcomes.push(version > 1 ? 'version' : held.has(report.id) ? 'unchanged' : 'new');
    texts.set(report.sha256, report.text);
    const row = reportRow(report);
    rows.set(report.id, row);
    const proof = evidenceRow(report);
    if (proof !== null) evidence.set(report.id, proof);
    versions.push({ source: report.source, version, report: report.id, kept_at: at });
    latest.set(report.source, { version, report: report.id });
    held.set(report.id, row);
  }
  if (versions.length > 0 || better.size > 0) await grow(db);
  await insertRows(
    db,
    'texts',
    [...texts].map(([sha256, text]) => ({ sha256, text })),
    'skip',
  );
  await insertRows(
    db,
    'reports',
    [...rows.values()].map((row) => ({ ...row })),
    'skip',
  );
  await insertRows(
    db,
    'evidence',
    [...evidence.values()].map((row) => ({ ...row })),
    'skip',
  );
  for (const [id, { source: _, ...row }] of better)
    await db.updateTable('reports').set(row).where('id', '=', id).execute();
  await insertRows(
    db,
    'versions',
    versions.map((row) => ({ ...row })),
    'fail',
  );
  return outcomes;
}

/** The newest version of each piece, with its text, by the reports' ids. */
export async function currentReports(db: Kysely<Tables>): Promise<readonly KeptReport[]> {
  const { rows } = await sql<Tables['reports'] & { text: string; version: number; kept_at: string }>`
    select c.*, t.text from current_reports c join texts t on t.sha256 = c.sha256
    order by c.id, c.kept_at`.execute(db);
  const seen = new Set<string>();
  return rows
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({ report: reportOf(row), version: row.version, keptAt: row.kept_at }));
}

/** A report by its id, with the newest version that holds it. */
export async function keptReport(db: Kysely<Tables>, id: string): Promise<KeptReport | null> {
  const row = await db
    .selectFrom('reports as r')
    .innerJoin('texts as t', 't.sha256', 'r.sha256')
    .innerJoin('versions as v', 'v.report', 'r.id')
    .selectAll('r')
    .select(['t.text', 'v.version', 'v.kept_at'])
    .where('r.id', '=', id)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { report: reportOf(row), version: row.version, keptAt: row.kept_at };
}

/** All versions, by source and number. */
export async function reportVersions(db: Kysely<Tables>): Promise<readonly ReportVersion[]> {
  const rows = await db.selectFrom('versions').selectAll().execute();
  rows.sort((a, b) => (a.source === b.source ? a.version - b.version : a.source < b.source ? -1 : 1));
  return rows.map(({ source, version, report, kept_at }) => ({
    source,
    version,
    report,
    keptAt: kept_at,
  }));
}

/** Texts by their SHA-256; one that is not held is left out. */
export async function keptTexts(
  db: Kysely<Tables>,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunksOf([...new Set(sha256s)], 500)) {
    const rows = await db
      .selectFrom('texts')
      .select(['sha256', 'text'])
      .where('sha256', 'in', chunk)
      .execute();
    for (const { sha256, text } of rows) found.set(sha256, text);
  }
  return found;
}

/** What shows that a report stood where it says it did, and null where nothing was kept. */
export async function keptEvidence(db: Kysely<Tables>, report: string): Promise<Evidence | null> {
  const row = await db
    .selectFrom('evidence as e')
    .innerJoin('reports as r', 'r.id', 'e.report')
    .innerJoin('texts as t', 't.sha256', 'r.sha256')
    .selectAll('e')
    .select('t.text')
    .where('e.report', '=', report)
    .executeTakeFirst();
  return row === undefined ? null : evidenceOf(row);
}

async function latestVersions(
  db: Kysely<Tables>,
  reports: readonly Report[],
): Promise<Map<string, { readonly version: number; readonly report: string }>> {
  const latest = new Map<string, { version: number; report: string }>();
  for (const chunk of chunksOf([...new Set(reports.map(({ source }) => source))], 500)) {
    const rows = await db
      .selectFrom('versions')
      .select(['source', 'version', 'report'])
      .where('source', 'in', chunk)
      .execute();
    for (const { source, version, report } of rows)
      if (version > (latest.get(source)?.version ?? 0)) latest.set(source, { version, report });
  }
  return latest;
}

async function heldRows(db: Kysely<Tables>, reports: readonly Report[]): Promise<Map<string, ReportRow>> {
  const held = new Map<string, ReportRow>();
  for (const chunk of chunksOf([...new Set(reports.map(({ id }) => id))], 500)) {
    const rows = await db.selectFrom('reports').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) held.set(row.id, row);
  }
  return held;
}

/** Whether two rows of one report differ in nothing but where it was found. */
function tellsTheSame(a: ReportRow, b: ReportRow): boolean {
  const told = ({ source: _, ...row }: ReportRow): string => JSON.stringify(Object.entries(row).sort());
  return told(a) === told(b);
}
