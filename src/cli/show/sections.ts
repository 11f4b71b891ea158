import type { Catalog } from '../../catalog/catalog.js';
import type { RecordReport } from '../../joining/record.js';
import type { RecordList, RecordPart } from '../../joining/record-part.js';
import type { ReadPassage } from '../../text/in-sentence.js';
import { fitted, printable } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';
import { actorsSection } from './actors.js';
import { movesSection } from './moves.js';
import { overviewSection } from './overview.js';
import { pathSection } from './path.js';
import { pledgesSection } from './pledges.js';
import { pointsSection } from './points.js';
import { reportsSection } from './reports.js';
import { named, type Section, sheetOf } from './sheet.js';
import { statementsSection } from './statements.js';
import { termsSection } from './terms.js';

/** What a section is set from. */
export interface Ground {
  /** Opens lists of the record. */
  readonly record: <List extends RecordList>(lists: readonly List[]) => Promise<RecordPart<List>>;
  /** Opens the texts of reports, to show passages in their sentences. */
  readonly inSentences: (reports: readonly RecordReport[]) => Promise<ReadPassage>;
  readonly catalog: Pick<Catalog, 'issues' | 'steps'>;
  readonly screen: Screen;
  readonly all: boolean;
  readonly ids: boolean;
}

/** A section as it is shown: only its lists are opened, and every line fits the screen. */
export async function shown(name: string, ground: Ground): Promise<string> {
  return fitted(ground.screen.width, (await sections[name]?.(ground)) ?? '');
}

/** Any section, with its lists opened. */
const opening =
  <List extends RecordList>({ lists, inSentences, set }: Section<List>) =>
  async ({ record, catalog, screen, ...ground }: Ground): Promise<string> => {
    const part = await record([...lists, ...named]);
    const read = inSentences === true ? await ground.inSentences(namedIn(part).reports) : undefined;
    return set(
      sheetOf<List>(
        printable(part),
        catalog,
        screen,
        ground,
        read && ((passage) => printable(read(passage))),
      ),
    );
  };

const namedIn = (part: RecordPart<(typeof named)[number]>): typeof part => part;

/** What can be shown, by the name it has on the command line. */
export const sections: Readonly<Record<string, (ground: Ground) => Promise<string>>> = {
  overview: opening(overviewSection),
  reports: opening(reportsSection),
  statements: opening(statementsSection),
  moves: opening(movesSection),
  terms: opening(termsSection),
  points: opening(pointsSection),
  pledges: opening(pledgesSection),
  path: opening(pathSection),
  actors: opening(actorsSection),
};
