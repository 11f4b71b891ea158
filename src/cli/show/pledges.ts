import type { Pledge } from '../../joining/record.js';
import { isSure } from '../../joining/sure.js';
import { sides } from '../terminal/layout.js';
import {
  dayOf,
  heading,
  isShown,
  noneShown,
  possibleNote,
  quoted,
  type Section,
  type Sheet,
} from './sheet.js';

type Lists = 'pledges' | 'observations' | 'terms' | 'moves';

/** What was promised, with the conduct reported since; then conduct that bears on no promise. */
export const pledgesSection: Section<Lists> = {
  lists: ['pledges', 'observations', 'terms', 'moves'],
  inSentences: true,
  set: (sheet) => {
    const { record } = sheet;
    const terms = new Map(record.terms.map((term) => [term.id, term]));
    const all = record.pledges ?? [];
    const pledges = all.filter(({ term }) => isShown(sheet, terms.get(term) ?? {}));
    const promised = all.flatMap(({ term }) => terms.get(term) ?? []);
    const other = record.observations.filter(
      (observation) =>
        isShown(sheet, observation) && !all.some(({ observations }) => observations.includes(observation.id)),
    );
    if (pledges.length === 0 && other.length === 0)
      return noneShown(sheet, 'No promises found, and no reported conduct.', 'promise or reported conduct', [
        ...promised,
        ...record.observations,
      ]);
    const blocks = pledges.map((pledge) => pledgeLines(sheet, pledge));
    if (other.length > 0)
      blocks.push(
        [
          heading(sheet, 'Reported conduct that bears on no promise'),
          ...other.map(({ passage }) => quoted(sheet, passage)),
        ].join('\n'),
      );
    return `${blocks.join('\n\n')}\n${possibleNote(sheet, [...promised, ...record.observations])}`;
  },
};

const seenWords = {
  keeps: 'seen to be kept',
  breaks: 'seen to be broken',
  mixed: 'seen kept and broken',
  unclear: 'conduct seen may bear on it',
  'not-reported': 'no conduct reported',
} as const;

export function seenOf(sheet: Sheet, { seen }: Pledge): string {
  const style = seen === 'keeps' ? 'green' : seen === 'not-reported' ? 'dim' : 'yellow';
  return sheet.screen.style(style, seenWords[seen]);
}

function pledgeLines(sheet: Sheet<Lists>, pledge: Pledge): string {
  const { record, screen } = sheet;
  const term = record.terms.find(({ id }) => id === pledge.term);
  const promised = (term?.moves ?? []).flatMap((id) => record.moves.find((move) => move.id === id) ?? []);
  const head = sides(
    screen.width,
    `${heading(sheet, sheet.actor(term?.party))}  ${sheet.issue(term?.issue ?? '')}`,
    seenOf(sheet, pledge),
  );
  const told = term?.passage ?? (promised.find(isSure) ?? promised[0])?.passage;
  const lines = [head];
  if (told !== undefined) lines.push(quoted(sheet, told));
  for (const id of pledge.observations) {
    const observation = record.observations.find((candidate) => candidate.id === id);
    if (observation === undefined || !isShown(sheet, observation)) continue;
    const by = observation.source === null ? 'the reporter' : sheet.actor(observation.source);
    lines.push(
      screen.style(
        'dim',
        `    ${[observation.bearing, `seen by ${by}`, dayOf(observation.date)].filter(Boolean).join(' · ')}`,
      ),
    );
    lines.push(quoted(sheet, observation.passage, '    '));
    if (sheet.id(id) !== '') lines.push(`    ${sheet.id(id)}`);
  }
  const doubts = pledge.doubts
    .flatMap((id) => record.moves.find((move) => move.id === id) ?? [])
    .filter((move) => isShown(sheet, move));
  if (doubts.length > 0) {
    lines.push(screen.style('dim', '    doubted'));
    for (const { passage } of doubts) lines.push(quoted(sheet, passage, '    '));
  }
  return lines.join('\n');
}
