import type { Actor } from '../../joining/record.js';
import { tableOf } from '../terminal/layout.js';
import { nothing, type Section, type Sheet } from './sheet.js';

/** Who is in the story, the most named first. */
export const actorsSection: Section<never> = {
  lists: [],
  set: (sheet) => {
    const { record, screen } = sheet;
    if (record.actors.length === 0) return nothing(sheet, 'Nobody is named in these reports.');
    const rows = [...record.actors]
      .sort((a, b) => (b.mentions ?? 0) - (a.mentions ?? 0) || (a.name < b.name ? -1 : 1))
      .map((actor) => [
        `${sheet.id(actor.id)}${screen.style('bold', actor.name)}`,
        actor.kind,
        actor.side === null || actor.side === actor.id ? '' : sheet.actor(actor.side),
        aboutOf(sheet, actor),
        otherNames(actor),
      ]);
    return tableOf(
      screen,
      [
        { head: 'name', least: 14, most: 26 },
        { head: 'kind', least: 6, most: 12 },
        { head: 'side', least: 8, most: 16 },
        { head: 'office or part', least: 14, most: 30 },
        { head: 'also called', least: 12 },
      ],
      rows,
    );
  },
};

function aboutOf(sheet: Sheet, actor: Actor): string {
  const offices = actor.roles.map(
    ({ title, of }) => `${title}${of === null || of === actor.side ? '' : ` (${sheet.actor(of)})`}`,
  );
  return [...new Set([...(actor.parts ?? []).map(({ part }) => part), ...offices])].join(', ');
}

function otherNames(actor: Actor): string {
  const others = actor.names.filter((name) => name !== actor.name);
  return others.length > 4 ? `${others.slice(0, 4).join(', ')} … (${others.length})` : others.join(', ');
}
