import type { Ground } from './sections.js';

/** What a section shows, as data: only its lists are opened. */
export async function jsonOf(open: Ground['record'], section: string): Promise<unknown> {
  switch (section) {
    case 'reports': {
      const { reports, lineages } = await open(['reports', 'lineages']);
      return { reports, lineages };
    }
    case 'statements': {
      const { statements, utterances } = await open(['statements', 'utterances']);
      return { statements, utterances };
    }
    case 'moves':
      return { moves: (await open(['moves'])).moves };
    case 'terms':
      return { terms: (await open(['terms'])).terms };
    case 'points':
      return { points: (await open(['points'])).points };
    case 'pledges': {
      const { pledges = [], observations } = await open(['pledges', 'observations']);
      return { pledges, observations };
    }
    case 'path':
      return { steps: (await open(['steps'])).steps };
    case 'actors':
      return { actors: (await open(['actors'])).actors };
    default: {
      const { talks, summary = [] } = await open([]);
      return { talks, summary };
    }
  }
}
