import type { TalksRecord } from '../../joining/record.js';

/** What a section shows, as data. */
export function jsonOf(record: TalksRecord, section: string): unknown {
  switch (section) {
    case 'reports':
      return { reports: record.reports, lineages: record.lineages };
    case 'statements':
      return { statements: record.statements, utterances: record.utterances };
    case 'moves':
      return { moves: record.moves };
    case 'terms':
      return { terms: record.terms };
    case 'points':
      return { points: record.points };
    case 'pledges':
      return { pledges: record.pledges ?? [], observations: record.observations };
    case 'path':
      return { steps: record.steps };
    case 'actors':
      return { actors: record.actors };
    default:
      return { talks: record.talks, summary: record.summary ?? [] };
  }
}
