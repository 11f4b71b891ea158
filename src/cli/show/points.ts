import type { Account, Point } from '../../joining/record.js';
import { answersOf, isSure } from '../../joining/sure.js';
import { comparisonOf } from '../../joining/told/contested.js';
import { paragraph, sides } from '../terminal/layout.js';
import { heading, isShown, noneShown, possibleNote, quoted, type Section, type Sheet } from './sheet.js';

/** Questions that several accounts answer: those on which they differ first, account by account. */
export const pointsSection: Section<'points'> = {
  lists: ['points'],
  inSentences: true,
  set: (sheet) => {
    const { points } = sheet.record;
    const shown = points.filter((point) => isShown(sheet, point));
    if (shown.length === 0)
      return noneShown(sheet, 'No question is answered by more than one account.', 'question', points);
    const order = ['differ', 'changed', 'partial', 'agree'];
    const sorted = shown.sort((a, b) => order.indexOf(comparisonOf(a)) - order.indexOf(comparisonOf(b)));
    return `${sorted.map((point) => pointLines(sheet, point)).join('\n\n')}\n${possibleNote(sheet, points)}`;
  },
};

export function pointLines(sheet: Sheet, point: Point): string {
  const { screen } = sheet;
  const head = sides(
    screen.width,
    `${sheet.id(point.id)}${heading(sheet, point.question)}`,
    verdict(sheet, point),
  );
  const told = shownOf(sheet, point);
  const accounts = told.map((account) => {
    const seen = new Set<string>();
    const passages = account.passages
      .filter(({ report }) => !seen.has(report) && seen.add(report))
      .map((passage) => quoted(sheet, passage, '      '));
    const voices = screen.style('dim', sheet.voices(account.lineages));
    // An answer that is told by its words alone is not set twice.
    const isWords = account.passages.some(({ text }) => text.trim() === account.value.trim());
    return [sides(screen.width, isWords ? '' : `  ${account.value}`, voices), ...passages].join('\n');
  });
  const left = point.accounts.length - told.length;
  const more =
    left === 0
      ? []
      : [
          screen.style(
            'dim',
            `  ${left === 1 ? '1 account' : `${left} accounts`} may be of something else: --all`,
          ),
        ];
  return [head, ...accounts, ...more].join('\n');
}

/** The accounts that are told, or all. */
const shownOf = (sheet: Sheet, { accounts }: Point): readonly Account[] =>
  sheet.all ? accounts : answersOf(accounts);

export function verdict(sheet: Sheet, point: Point): string {
  const words = { agree: 'agree', differ: 'differ', partial: 'agree in part', changed: 'changed' };
  const said = words[comparisonOf(point)];
  return sheet.screen.style(point.verdict === 'agree' ? 'green' : 'yellow', said);
}

export function pointLine(sheet: Sheet, point: Point): string {
  const accounts = shownOf(sheet, point);
  const values = accounts.slice(0, 3).map(({ value }) => clipped(value));
  if (accounts.length > 3) values.push(`and ${accounts.length - 3} more`);
  const sure = isSure(point) ? '' : `${sheet.screen.style('yellow', 'possible')} `;
  return `${sides(sheet.screen.width, `  ${sure}${point.question}`, verdict(sheet, point))}\n${sheet.screen.style('dim', paragraph(sheet.screen.width, values.join(' · '), '      '))}`;
}

/** A value short enough for one line of an overview. */
function clipped(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, value.lastIndexOf(' ', 58)).replace(/[,;:]$/, '')} …`;
}
