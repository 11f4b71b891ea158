import { checkProposals } from '../proposer/check.js';
import { askModel, type ModelOptions } from '../proposer/client.js';
import { promptFor } from '../proposer/prompt.js';
import type { Problem } from '../report/report.js';
import type { Desk } from './desk.js';
import { contentSchema } from './widen.js';

export interface Proposed {
  readonly asked: number;
  readonly kept: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
}

/** After so many failures in a row the service is taken to be down, and the rest is not asked about. */
const FAILURES_AT_MOST = 3;

/** Asks a model about every report that it has not been asked about with this reader. */
export async function propose(
  desk: Desk,
  options: ModelOptions,
  onProgress: (asked: number, of: number) => void,
): Promise<Proposed> {
  const { store, reader, catalog, now } = desk;
  const done = new Set(
    (await store.proposals()).flatMap(({ sha256, model, content }) => {
      const parsed = contentSchema.safeParse(content);
      return model === options.model && parsed.success && parsed.data.reader === reader.version
        ? [sha256]
        : [];
    }),
  );
  const reports = (await store.current())
    .map(({ report }) => report)
    .filter(({ sha256 }) => !done.has(sha256));
  const readings = await store.readings(reader.version);
  const dropped = new Map<string, number>();
  const problems: Problem[] = [];
  let [asked, kept, failures] = [0, 0, 0];
  for (const report of reports) {
    const reading = readings.get(report.sha256);
    if (reading === undefined || done.has(report.sha256)) continue;
    done.add(report.sha256);
    const answer = await askModel(promptFor(report.text, reading, catalog), options);
    onProgress(++asked, reports.length);
    if (!answer.ok) {
      problems.push(answer.problem);
      if (++failures >= FAILURES_AT_MOST) break;
      continue;
    }
    failures = 0;
    const checked = checkProposals(answer.value, report.text, reading, catalog);
    kept += checked.kept.length;
    for (const [why, count] of checked.dropped) dropped.set(why, (dropped.get(why) ?? 0) + count);
    await store.keepProposals([
      {
        sha256: report.sha256,
        model: options.model,
        content: { reader: reader.version, kept: checked.kept },
        dropped: Object.fromEntries(checked.dropped),
        at: now(),
      },
    ]);
  }
  return { asked, kept, dropped: Object.fromEntries(dropped), problems };
}
