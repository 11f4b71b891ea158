import type { RecordReport } from '../../joining/record.js';
import { languageName } from '../../text/language-name.js';
import { paragraph, tableOf } from '../terminal/layout.js';
import { dayOf, nothing, type Section } from './sheet.js';

/** The reports by date, each with the letter of its lineage where it shares one. */
export const reportsSection: Section<'lineages'> = {
  lists: ['lineages'],
  set: (sheet) => {
    const { record, screen } = sheet;
    if (record.reports.length === 0)
      return nothing(sheet, 'No reports yet. Take some in with: parley read PATH…');
    const shared = record.lineages.filter(({ reports }) => reports.length > 1);
    const letters = new Map(shared.map(({ id }, index) => [id, letterOf(index)]));
    const key = (report: (typeof record.reports)[number]): string =>
      `${report.published ?? ''}\n${report.id}`;
    const rows = [...record.reports]
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map((report) => [
        screen.style('dim', report.id.slice(0, 6)),
        published(report),
        screen.style('cyan', report.outlet ?? ''),
        `${report.unread === true ? `[${languageName(report.language, 'language unknown')}, not read yet] ` : ''}${report.title ?? report.file ?? report.url ?? ''}`,
        String(report.words),
        letters.get(report.lineage) ?? '',
      ]);
    const table = tableOf(
      screen,
      [
        { head: 'id', least: 6 },
        { head: 'published', least: 13, most: 13 },
        { head: 'outlet', least: 8, most: 20 },
        { head: 'title', least: 20 },
        { head: 'words', least: 5, align: 'right' },
        { head: 'story', least: 5 },
      ],
      rows,
    );
    const notes = [...workedOut(record.reports), ...unreadNote(record.reports)].map((line) =>
      screen.style('dim', paragraph(screen.width, line)),
    );
    if (shared.length === 0) return notes.length === 0 ? table : `${table}\n${notes.join('\n')}\n`;
    const kinds = shared.flatMap(({ links }) =>
      links.map(
        ({ from, to, kind, share }) =>
          `${sheet.report(to)}: ${kind} of ${sheet.report(from)} (${Math.round(share * 100)}% of its sentences)`,
      ),
    );
    const note = screen.style('dim', 'Reports of one story count as one voice.');
    return `${table}\n${[...notes, note, ...kinds.map((line) => `  ${line}`)].join('\n')}\n`;
  },
};

/** A day that nobody gave stands with a sign before it. */
const published = (report: RecordReport): string =>
  `${isWorkedOut(report) ? '~ ' : ''}${dayOf(report.published)}`;

const isWorkedOut = ({ publishedReason }: RecordReport): boolean =>
  Object.hasOwn(workedOutFrom, publishedReason ?? '');

const workedOutFrom: Readonly<Record<string, string>> = {
  'text-and-file-time': 'weekday and month in the text, the year by the time of the file',
  'text-and-archive-time': 'weekday and month in the text, the year by when it was fetched',
  'text-and-other-reports': 'weekday and month in the text, the year by the other reports',
  'other-reports': 'another report of the same names and numbers',
};

function workedOut(reports: readonly RecordReport[]): readonly string[] {
  const reasons = new Set(reports.filter(isWorkedOut).map(({ publishedReason }) => publishedReason ?? ''));
  return reasons.size === 0
    ? []
    : [
        `~ Nobody gives this date; within a week, from ${[...reasons]
          .sort()
          .map((reason) => workedOutFrom[reason])
          .join('; or from ')}.`,
      ];
}

function unreadNote(reports: readonly RecordReport[]): readonly string[] {
  return reports.some(({ unread }) => unread === true)
    ? ['Reports in a language that is not read yet are kept and can be searched: parley search WORDS']
    : [];
}

const letterOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
