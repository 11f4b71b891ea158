import type { RecordReport, TalksRecord } from '../joining/record.js';

/**
 * The reports as CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html), for reference managers.
 *
 * ```ts
 * cslJson(record) // '[{"id":"3f…","type":"article-newspaper","title":"…",…}]'
 * ```
 */
export function cslJson(record: TalksRecord): string {
  const items = record.reports.map((report) => ({
    id: report.id,
    type: 'article-newspaper',
    ...(report.title === null ? {} : { title: report.title }),
    ...(report.outlet === null ? {} : { 'container-title': report.outlet }),
    ...(report.byline.length === 0 ? {} : { author: report.byline.map((name) => ({ literal: name })) }),
    ...(report.published === null ? {} : { issued: { 'date-parts': [dateParts(report.published)] } }),
    ...(report.url === null ? {} : { URL: report.url }),
    ...(report.language === null ? {} : { language: report.language }),
    note: `sha256:${report.sha256}`,
  }));
  return `${JSON.stringify(items, null, 1)}\n`;
}

/**
 * The reports in RIS, one `NEWS` reference each.
 *
 * ```ts
 * ris(record) // 'TY  - NEWS\r\nTI  - …\r\nER  - \r\n'
 * ```
 */
export function ris(record: TalksRecord): string {
  return record.reports.map((report) => `${risLines(report).join('\r\n')}\r\n`).join('\r\n');
}

function risLines(report: RecordReport): readonly string[] {
  const line = (tag: string, value: string | null): readonly string[] =>
    value === null ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}`];
  return [
    'TY  - NEWS',
    ...line('ID', report.id),
    ...line('TI', report.title),
    ...line('T2', report.outlet),
    ...report.byline.flatMap((name) => line('AU', name)),
    ...line(
      'DA',
      report.published === null
        ? null
        : `${dateParts(report.published)
            .map((part) => String(part).padStart(2, '0'))
            .join('/')}/`,
    ),
    ...line('UR', report.url),
    ...line('LA', report.language),
    ...line('N1', `sha256:${report.sha256}`),
    'ER  - ',
  ];
}

function dateParts(published: string): readonly number[] {
  return published.slice(0, 10).split('-').map(Number);
}
