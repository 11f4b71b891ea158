import type { Catalog } from '../catalog/catalog.js';
import type { TalksRecord } from '../joining/record.js';
import type { Changes, DeskSetup, Labels, PageData } from '../page/data.js';
import { agreementOf } from './agreement.js';
import { changesSince } from './changes.js';
import type { Desk } from './desk.js';
import { thisProgram } from './program.js';

/** Who looks at the page. */
export interface PageReader {
  readonly name: string | null;
  readonly mayRule: boolean;
  /** What a request that changes something must send back; null in the single file. */
  readonly csrf: string | null;
}

/** What the page has to know apart from the talks. */
export function setupOf(record: TalksRecord, catalog: Catalog, reader: PageReader): DeskSetup {
  return {
    format: 'parley-page',
    version: 1,
    program: `parley ${thisProgram().version}`,
    made: null,
    dates: datesOf(record),
    labels: pageLabels(catalog),
    reader: reader.name,
    mayRule: reader.mayRule,
    csrf: reader.csrf,
  };
}

/** Days on which something was published, oldest first. */
export function datesOf(record: TalksRecord): readonly string[] {
  const days = record.reports.flatMap(({ published }) =>
    published !== null && published.length >= 10 ? [published.slice(0, 10)] : [],
  );
  return [...new Set(days)].sort();
}

function pageLabels(catalog: Catalog): Labels {
  return {
    issues: catalog.issues.map(({ issue, label, group }) => ({ key: issue, label, group })),
    acts: catalog.acts.map(({ act, meaning }) => ({ key: act, meaning })),
    steps: catalog.steps.map(({ kind, label }) => ({ key: kind, label })),
  };
}

/** All that the single file holds: the record, every report's text, what is new since each day, the agreement. */
export async function pageData(desk: Desk): Promise<PageData> {
  const record = await desk.record();
  const reports = (await desk.store.current()).map(({ report }) => report);
  const changes: Changes[] = [];
  // Not since the last day: nothing is newer than that.
  for (const day of datesOf(record).slice(0, -1).reverse().slice(0, 14))
    changes.push(await changesSince(desk, day, record));
  return {
    setup: setupOf(record, desk.catalog, { name: null, mayRule: true, csrf: null }),
    record,
    texts: Object.fromEntries(reports.map(({ id, text }) => [id, text])),
    changes,
    agreement: await agreementOf(desk, record),
  };
}
