import type { TalksRecord } from '../joining/record.js';
import type { CsvTable } from './csv.js';

/**
 * Describes a folder of exported tables as a Data Package (Frictionless, https://specs.frictionlessdata.io/data-package/),
 * so that other programs know each column and which column refers to which table.
 *
 * ```ts
 * dataPackage(record, csvTables(record), 'csv') // '{"name":"…","resources":[{"name":"reports","path":"reports.csv",…'
 * ```
 */
export function dataPackage(
  record: TalksRecord,
  tables: Readonly<Record<string, CsvTable>>,
  ending: 'csv' | 'parquet',
): string {
  const names = new Set(Object.keys(tables));
  const resources = Object.entries(tables).map(([name, { columns, rows }]) => ({
    name,
    path: `${name}.${ending}`,
    format: ending,
    ...(ending === 'csv' ? { mediatype: 'text/csv', encoding: 'utf-8' } : {}),
    schema: {
      fields: columns.map((column, index) => ({ name: column, type: typeOf(rows.map((row) => row[index])) })),
      ...(columns.includes('id') ? { primaryKey: ['id'] } : {}),
      ...(columns.includes('report') && names.has('reports')
        ? { foreignKeys: [{ fields: ['report'], reference: { resource: 'reports', fields: ['id'] } }] }
        : {}),
    },
  }));
  const name =
    record.talks.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'talks';
  return `${JSON.stringify({ profile: 'tabular-data-package', name, title: record.talks.title, resources }, null, 1)}\n`;
}

/** What a column holds: whole numbers, numbers or words; a column without values holds words. */
export function typeOf(values: readonly unknown[]): 'integer' | 'number' | 'string' {
  const held = values.filter((value) => value !== null && value !== undefined);
  if (held.length === 0 || !held.every((value) => typeof value === 'number')) return 'string';
  return held.every((value) => Number.isInteger(value)) ? 'integer' : 'number';
}
