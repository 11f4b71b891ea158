import type { Term, TermState } from '../../joining/record.js';
import { isSure } from '../../joining/sure.js';
import { wordsWithin } from '../../text/in-sentence.js';
import type { Passage } from '../../text/passage.js';
import { paragraph, sides } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';
import {
  dayOf,
  heading,
  isShown,
  marked,
  noneShown,
  possibleNote,
  quoted,
  type Section,
  type Sheet,
} from './sheet.js';

/** What is on the table: issue by issue, each side's term with its state and voices. */
export const termsSection: Section<'terms' | 'moves'> = {
  lists: ['terms', 'moves'],
  inSentences: true,
  set: (sheet) => {
    const { record } = sheet;
    const terms = record.terms.filter((term) => isShown(sheet, term));
    if (terms.length === 0) return noneShown(sheet, 'Nothing on the table yet.', 'term', record.terms);
    const byIssue = new Map<string, Term[]>();
    for (const term of terms) byIssue.set(term.issue, [...(byIssue.get(term.issue) ?? []), term]);
    const blocks = [...byIssue].map(
      ([issue, list]) =>
        `${heading(sheet, sheet.issue(issue))}\n${list.map((term) => termLines(sheet, term, passagesOf(sheet, term))).join('\n')}`,
    );
    return `${blocks.join('\n\n')}\n${possibleNote(sheet, record.terms)}`;
  },
};

/** One term: state, party, voices on a line; its words below. */
export function termLines(sheet: Sheet<'terms'>, term: Term, passages: readonly Passage[] = []): string {
  const { screen } = sheet;
  const sure = isSure(term) ? '' : ` ${screen.style('yellow', 'possible')}`;
  const head = `  ${sheet.id(term.id)}${stateMark(screen, term.state)} ${sheet.actor(term.party)}${sure}`;
  const since = term.since === null ? '' : `since ${dayOf(term.since)}`;
  const due = term.deadline == null ? '' : `due ${dayOf(term.deadline)}`;
  const voices = [sheet.voices(term.lineages), since, due].filter((part) => part !== '').join(' · ');
  const words =
    passages.length > 0
      ? passages.map((passage) => quoted(sheet, passage, '      ')).join('\n')
      : paragraph(
          screen.width,
          marked(screen, wordsWithin(term.text, term.passage?.text ?? term.text)),
          '      ',
        );
  const exchange = (term.exchange ?? []).flatMap(
    (id) => sheet.record.terms.find((other) => other.id === id && isShown(sheet, other)) ?? [],
  );
  const against = exchange.map(({ issue, party }) => `${sheet.issue(issue)} (${sheet.actor(party)})`);
  const lines = [sides(screen.width, head, screen.style('dim', voices)), words];
  if (against.length > 0)
    lines.push(paragraph(screen.width, `in exchange for ${against.join(', ')}`, '      '));
  return lines.join('\n');
}

/** The surest words of each report that tells the term. */
function passagesOf(sheet: Sheet<'moves'>, term: Term): readonly Passage[] {
  const moves = term.moves.flatMap((id) => sheet.record.moves.find((move) => move.id === id) ?? []);
  const best = new Map<string, (typeof moves)[number]>();
  for (const move of moves)
    if ((move.confidence ?? 1) > (best.get(move.report)?.confidence ?? (best.has(move.report) ? 1 : -1)))
      best.set(move.report, move);
  return [...best.values()].map(({ passage }) => passage);
}

const marks: Readonly<Record<TermState, readonly [string, Parameters<Screen['style']>[0]]>> = {
  floated: ['◇ floats ', 'dim'],
  offered: ['◆ offers ', 'blue'],
  demanded: ['▲ demands', 'magenta'],
  agreed: ['● agreed ', 'green'],
  refused: ['✕ refuses', 'red'],
  dropped: ['▽ drops  ', 'dim'],
};

function stateMark(screen: Screen, state: TermState): string {
  const [mark, style] = marks[state];
  return screen.style(style, mark);
}
