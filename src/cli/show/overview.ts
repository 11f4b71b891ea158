import { oneThing } from '../../joining/table/one-thing.js';
import { contestedFirst, contestedOf } from '../../joining/told/contested.js';
import { paragraph, sides } from '../terminal/layout.js';
import { inOrder } from './path.js';
import { seenOf } from './pledges.js';
import { pointLine } from './points.js';
import { dayOf, heading, isShown, noneShown, type Section, type Sheet } from './sheet.js';
import { termLines } from './terms.js';

type Lists = 'points' | 'terms' | 'pledges' | 'steps' | 'utterances';

/** The state of the talks on one screen: where it stands, what differs, what is on the table, what comes next. */
export const overviewSection: Section<Lists> = {
  lists: ['points', 'terms', 'pledges', 'steps', 'utterances'],
  set: (sheet) => {
    const { record, screen } = sheet;
    const asOf = record.talks.asOf === null ? '' : `as of ${dayOf(record.talks.asOf)}`;
    const blocks = [
      sides(screen.width, screen.style(['bold', 'underline'], record.talks.title), screen.style('dim', asOf)),
      whereItStands(sheet),
      contestedList(sheet),
      listOf(sheet, 'On the table', 'terms', tabled(sheet), 6),
      listOf(
        sheet,
        'Promises',
        'pledges',
        (record.pledges ?? []).flatMap((pledge) => {
          const term = record.terms.find(({ id }) => id === pledge.term);
          if (!isShown(sheet, term ?? {})) return [];
          return sides(
            screen.width,
            `  ${sheet.actor(term?.party)}: ${sheet.issue(term?.issue ?? '')}`,
            seenOf(sheet, pledge),
          );
        }),
        5,
      ),
      whatComesNext(sheet),
      counts(sheet),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
};

/** What accounts surely differ on; where that is nothing, what they likely differ on, and how much is possible. */
function contestedList(sheet: Sheet<'points'>): string {
  const all = contestedOf(sheet.record.points);
  const shown = contestedFirst(sheet.record.points, (point) => isShown(sheet, point));
  const list = listOf(
    sheet,
    'Contested',
    'points',
    shown.map((point) => pointLine(sheet, point)),
    4,
  );
  if (all.length === 0 || all.some((point) => isShown(sheet, point))) return list;
  const only = noneShown(sheet, '', 'difference', all).trimEnd();
  return `${list === '' ? heading(sheet, 'Contested') : list}\n${only}`;
}

/** What most voices tell first. One thing that touches several issues stands there once. */
function tabled(sheet: Sheet<'terms'>): readonly string[] {
  const terms = sheet.record.terms.filter((term) => isShown(sheet, term));
  return oneThing(terms.toSorted((a, b) => b.lineages.length - a.lineages.length)).map((own) => {
    const issues = own.map(({ issue }) => sheet.issue(issue)).join(', ');
    return `${sheet.screen.style('dim', `  ${issues}`)}\n${own.slice(0, 1).map((term) => termLines(sheet, term))}`;
  });
}

function whereItStands(sheet: Sheet): string {
  let told = false;
  const voices = (lineages: number): string => {
    if (lineages === 0) return '';
    // What the number counts is said once.
    const text = told ? `(${lineages})` : `(${plural(lineages, 'voice')})`;
    told = true;
    return ` ${sheet.screen.style('dim', text)}`;
  };
  const sentences = (sheet.record.summary ?? []).map(
    ({ clauses }) => `${clauses.map(({ text, lineages }) => `${text}${voices(lineages)}`).join('; ')}.`,
  );
  return sentences.length === 0 ? '' : paragraph(sheet.screen.width, sentences.join(' '));
}

function listOf(
  sheet: Sheet,
  title: string,
  section: string,
  lines: readonly string[],
  most: number,
): string {
  if (lines.length === 0) return '';
  const more =
    lines.length > most
      ? [sheet.screen.style('dim', `  … and ${lines.length - most} more: parley show ${section}`)]
      : [];
  return [heading(sheet, title), ...lines.slice(0, most), ...more].join('\n');
}

function whatComesNext(sheet: Sheet<'steps'>): string {
  const steps = inOrder(sheet.record.steps.filter((step) => isShown(sheet, step)));
  // A step of no known kind says nothing by its kind alone; `parley show path` has its words.
  const kinds = [
    ...new Set(steps.filter(({ kind }) => kind !== 'other').map(({ kind }) => sheet.step(kind))),
  ];
  if (kinds.length === 0) return '';
  return `${heading(sheet, 'What comes next')}\n${paragraph(sheet.screen.width, kinds.join(' → '), '  ')}`;
}

function counts(sheet: Sheet<'utterances'>): string {
  const { reports, utterances, actors } = sheet.record;
  const voices = new Set(reports.map(({ lineage }) => lineage)).size;
  return sheet.screen.style(
    'dim',
    [
      plural(reports.length, 'report'),
      plural(voices, 'voice'),
      plural(actors.length, 'actor'),
      plural(utterances.length, 'saying'),
    ].join(' · '),
  );
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
