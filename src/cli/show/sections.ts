import { fitted } from '../terminal/layout.js';
import { actorsSection } from './actors.js';
import { movesSection } from './moves.js';
import { overviewSection } from './overview.js';
import { pathSection } from './path.js';
import { pledgesSection } from './pledges.js';
import { pointsSection } from './points.js';
import { reportsSection } from './reports.js';
import type { Section, Sheet } from './sheet.js';
import { statementsSection } from './statements.js';
import { termsSection } from './terms.js';

/** A section as it is shown: every line fits the screen. */
export function shown(name: string, sheet: Sheet): string {
  return fitted(sheet.screen.width, sections[name]?.(sheet) ?? '');
}

/** What can be shown, by the name it has on the command line. */
export const sections: Readonly<Record<string, Section>> = {
  overview: overviewSection,
  reports: reportsSection,
  statements: statementsSection,
  moves: movesSection,
  terms: termsSection,
  points: pointsSection,
  pledges: pledgesSection,
  path: pathSection,
  actors: actorsSection,
};
