import { tableOf } from '../terminal/layout.js';
import { dayOf, nothing, type Section } from './sheet.js';

/** The reports by date, each with the letter of its lineage where it shares one. */
export const reportsSection: Section = (sheet) => {
  const { record, screen } = sheet;
  if (record.reports.length === 0)
    return nothing(sheet, 'No reports yet. Take some in with: parley read PATH…');
  const shared = record.lineages.filter(({ reports }) => reports.length > 1);
  const letters = new Map(shared.map(({ id }, index) => [id, letterOf(index)]));
  const key = (report: (typeof record.reports)[number]): string => `${report.published ?? ''}\n${report.id}`;
  const rows = [...record.reports]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((report) => [
      screen.style('dim', report.id.slice(0, 6)),
      dayOf(report.published),
      screen.style('cyan', report.outlet ?? ''),
      report.title ?? report.file ?? report.url ?? '',
      String(report.words),
      letters.get(report.lineage) ?? '',
    ]);
  const table = tableOf(
    screen,
    [
      { head: 'id', least: 6 },
      { head: 'published', least: 11, most: 11 },
      { head: 'outlet', least: 8, most: 20 },
      { head: 'title', least: 20 },
      { head: 'words', least: 5, align: 'right' },
      { head: 'story', least: 5 },
    ],
    rows,
  );
  if (shared.length === 0) return table;
  const kinds = shared.flatMap(({ links }) =>
    links.map(
      ({ from, to, kind, share }) =>
        `${sheet.report(to)}: ${kind} of ${sheet.report(from)} (${Math.round(share * 100)}% of its sentences)`,
    ),
  );
  const note = screen.style('dim', 'Reports of one story count as one voice.');
  return `${table}\n${[note, ...kinds.map((line) => `  ${line}`)].join('\n')}\n`;
};

const letterOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
