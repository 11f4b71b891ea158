import type { Point } from '../../joining/record.js';
import { paragraph, sides } from '../terminal/layout.js';
import { heading, nothing, quoted, type Section, type Sheet } from './sheet.js';

/** Questions that several accounts answer: those on which they differ first, account by account. */
export const pointsSection: Section<'points'> = {
  lists: ['points'],
  set: (sheet) => {
    const { points } = sheet.record;
    if (points.length === 0) return nothing(sheet, 'No question is answered by more than one account.');
    const order = ['differ', 'partial', 'agree'];
    const sorted = [...points].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    return `${sorted.map((point) => pointLines(sheet, point)).join('\n\n')}\n`;
  },
};

export function pointLines(sheet: Sheet, point: Point): string {
  const { screen } = sheet;
  const head = sides(
    screen.width,
    `${sheet.id(point.id)}${heading(sheet, point.question)}`,
    verdict(sheet, point),
  );
  const accounts = point.accounts.map((account) => {
    const seen = new Set<string>();
    const passages = account.passages
      .filter(({ report }) => !seen.has(report) && seen.add(report))
      .map((passage) => quoted(sheet, passage, '      '));
    const voices = screen.style('dim', sheet.voices(account.lineages));
    // An answer that is told by its words alone is not set twice.
    const isWords = account.passages.some(({ text }) => text.trim() === account.value.trim());
    return [sides(screen.width, isWords ? '' : `  ${account.value}`, voices), ...passages].join('\n');
  });
  return [head, ...accounts].join('\n');
}

export function verdict(sheet: Sheet, { verdict: word, changed }: Point): string {
  const said =
    changed === true ? 'changed' : { agree: 'agree', differ: 'differ', partial: 'agree in part' }[word];
  return sheet.screen.style(word === 'agree' ? 'green' : 'yellow', said);
}

export function pointLine(sheet: Sheet, point: Point): string {
  const values = point.accounts.slice(0, 3).map(({ value }) => clipped(value));
  if (point.accounts.length > 3) values.push(`and ${point.accounts.length - 3} more`);
  return `${sides(sheet.screen.width, `  ${point.question}`, verdict(sheet, point))}\n${sheet.screen.style('dim', paragraph(sheet.screen.width, values.join(' · '), '      '))}`;
}

/** A value short enough for one line of an overview. */
function clipped(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, value.lastIndexOf(' ', 58)).replace(/[,;:]$/, '')} …`;
}
