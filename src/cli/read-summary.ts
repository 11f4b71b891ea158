import { relative } from 'node:path';
import type { Taken } from '../desk/take.js';
import type { TalksRecord } from '../joining/record.js';
import { isSure } from '../joining/sure.js';
import type { Problem } from '../report/report.js';
import { languageName } from '../text/language-name.js';
import { plural } from './show/overview.js';
import { paragraph, printable } from './terminal/layout.js';
import type { Screen } from './terminal/screen.js';

/** What could not be read, and what was odd, each with the file and the way out. */
export function problemsOf({ problems, notes }: Taken, screen: Screen): string {
  const tell = (problem: Problem, mark: string): string => {
    const { where, expected, found, remedy } = printable(problem);
    return `${mark} ${screen.style('bold', where)}\n${paragraph(screen.width, `${found}; expected ${expected}. ${remedy}`, '  ')}\n`;
  };
  return [
    ...notes.map((note) => tell(note, screen.style('yellow', '!'))),
    ...problems.map((problem) => tell(problem, screen.style('red', '✕'))),
  ].join('');
}

/** What was taken in and what the record holds now. */
export function summaryOf(
  taken: Taken,
  record: TalksRecord,
  location: string,
  seconds: number,
  screen: Screen,
): string {
  const { seen, fresh, versions, unchanged, problems } = taken;
  const outcome = [
    fresh > 0 ? `${fresh} new` : '',
    versions > 0 ? plural(versions, 'new version') : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
    problems.length > 0 ? screen.style('red', `${problems.length} not read`) : '',
  ].filter((part) => part !== '');
  const quoted = record.statements.filter(({ quotes }) => quotes.length > 0).length;
  const voices = new Set(record.reports.map(({ lineage }) => lineage)).size;
  const surely = record.points.filter(isSure).length;
  const found: readonly (readonly [number, string])[] = [
    [
      record.reports.length,
      `${record.reports.length === 1 ? 'report' : 'reports'} in ${plural(voices, 'independent voice')}`,
    ],
    [record.actors.length, 'people, states and bodies'],
    [record.statements.length, `statements, ${quoted} of them quoted`],
    [record.moves.length, 'offers, demands and other moves'],
    [record.terms.length, 'terms on the table'],
    [record.points.length, `questions that several accounts answer, ${surely} of them surely`],
    [record.pledges?.length ?? 0, 'promises of conduct'],
    [record.steps.length, 'steps still to take'],
  ];
  const unread = record.reports.filter((report) => report.unread === true);
  const languages = [
    ...new Set(unread.map(({ language }) => languageName(language, 'language unknown'))),
  ].sort();
  const widest = Math.max(...found.map(([count]) => String(count).length));
  const shownAt = relative('.', location).startsWith('..') ? location : relative('.', location) || location;
  const where = /^postgres/.test(location) ? location : shownAt;
  return [
    `${screen.style('bold', plural(seen, 'report'))}${outcome.length > 0 ? `: ${outcome.join(', ')}` : ''} ${screen.style('dim', `(${seconds.toFixed(1)} s)`)}`,
    '',
    `${screen.style('bold', printable(record.talks.title))} ${screen.style('dim', `in ${where}`)}`,
    ...found
      .filter(([count]) => count > 0)
      .map(([count, what]) => `  ${screen.style('cyan', String(count).padStart(widest))}  ${what}`),
    ...(unread.length === 0
      ? []
      : [
          paragraph(
            screen.width,
            `${plural(unread.length, 'report')} not read yet (${languages.join(', ')}): kept, and found by parley search.`,
            '  ',
          ),
        ]),
    '',
    screen.style(
      'dim',
      record.reports.length === 0
        ? 'Nothing read yet.'
        : 'See it with: parley show    as a page: parley open',
    ),
    '',
  ].join('\n');
}
