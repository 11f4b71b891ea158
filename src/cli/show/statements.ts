import type { Statement } from '../../joining/record.js';
import { isSure } from '../../joining/sure.js';
import { saidToRead } from '../../joining/utterances/said-words.js';
import { paragraph, sides } from '../terminal/layout.js';
import {
  citing,
  dayOf,
  heading,
  isShown,
  noneShown,
  possibleNote,
  type Section,
  type Sheet,
} from './sheet.js';

/** Who said what: speaker by speaker, each saying once, with every report that tells it. */
export const statementsSection: Section<'statements' | 'utterances'> = {
  lists: ['statements', 'utterances'],
  set: (sheet) => {
    const { record, screen } = sheet;
    const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
    const bySpeaker = new Map<string, string[]>();
    for (const utterance of record.utterances) {
      const told = utterance.statements
        .flatMap((id) => statements.get(id) ?? [])
        .filter((statement) => isShown(sheet, statement));
      if (told.length === 0) continue;
      const speaker = utterance.speaker ?? '';
      const sayings = bySpeaker.get(speaker) ?? [];
      sayings.push(saying(sheet, told, utterance.lineages));
      bySpeaker.set(speaker, sayings);
    }
    if (bySpeaker.size === 0)
      return noneShown(sheet, 'Nobody is quoted in these reports.', 'speaker', record.statements);
    const blocks = [...bySpeaker].map(
      ([speaker, sayings]) =>
        `${speakerLine(sheet, speaker === '' ? null : speaker)}\n\n${sayings.join('\n\n')}`,
    );
    return `${blocks.join(`\n\n${screen.style('dim', '─'.repeat(Math.min(24, screen.width)))}\n\n`)}\n${possibleNote(sheet, record.statements)}`;
  },
};

function speakerLine(sheet: Sheet, id: string | null): string {
  const actor = sheet.record.actors.find((candidate) => candidate.id === id);
  const office = actor?.roles[0];
  const about = [
    office === undefined ? null : `${office.title}${office.of === null ? '' : `, ${sheet.actor(office.of)}`}`,
    office === undefined && actor?.side !== null && actor?.side !== id
      ? actor
        ? sheet.actor(actor.side)
        : null
      : null,
  ].filter((part) => part !== null);
  const name = heading(sheet, id === null ? 'Nobody named' : sheet.actor(id));
  return [name, ...about.map((part) => sheet.screen.style('dim', part))].join('  ');
}

function saying(sheet: Sheet, told: readonly Statement[], lineages: readonly string[]): string {
  const first = told[0];
  if (first === undefined) return '';
  const sure = told.some(isSure) ? '' : sheet.screen.style('yellow', 'possible  ');
  const line = sides(
    sheet.screen.width,
    `  ${sure}${sheet.screen.style('dim', sheet.voices(lineages))}`,
    sheet.screen.style('dim', dayOf(first.said)),
  );
  // The same words need to stand there once only, with all who carry them.
  const wordings = new Map<string, Statement[]>();
  for (const statement of told) {
    const words = statement.content.text.replace(/\s+/g, ' ').trim();
    wordings.set(words, [...(wordings.get(words) ?? []), statement]);
  }
  const passages = [...wordings.values()].map((same) => {
    const one = same[0] ?? first;
    const ids = same.map(({ id }) => sheet.id(id)).join('');
    const others = [...new Set(same.slice(1).map(({ report }) => sheet.report(report)))];
    const passage = `${ids === '' ? '' : `  ${ids}\n`}${paragraph(sheet.screen.width, citing(sheet, saidToRead(one), one.report), '  ')}`;
    return others.length === 0
      ? passage
      : `${passage}${sheet.screen.style('cyan', `, ${others.join(', ')}`)}`;
  });
  return [...passages, line].join('\n');
}
