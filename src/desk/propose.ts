import { z } from 'zod';
import type { KeptProposals, Store } from '../dossier/store.js';
import { withProposals } from '../proposer/apply.js';
import { checkProposals } from '../proposer/check.js';
import { askModel, type ModelOptions } from '../proposer/client.js';
import { promptFor } from '../proposer/prompt.js';
import { anchoredSchema } from '../proposer/proposal.js';
import type { Reading } from '../reading/reading.js';
import type { Problem } from '../report/report.js';
import type { Desk } from './desk.js';

const contentSchema = z.object({ reader: z.string(), kept: z.array(anchoredSchema) });

/**
 * Adds to a reading what models proposed about its text. Proposals point at actors of one reading by index: those made
 * for another version of the reader are left out until they are asked for anew.
 */
export async function widening(
  store: Store,
  reader: string,
): Promise<(sha256: string, reading: Reading) => Reading> {
  const kept = new Map<string, KeptProposals[]>();
  for (const proposals of await store.proposals())
    kept.set(proposals.sha256, [...(kept.get(proposals.sha256) ?? []), proposals]);
  return (sha256, reading) =>
    (kept.get(sha256) ?? []).reduce((widened, { model, content }) => {
      const parsed = contentSchema.safeParse(content);
      return parsed.success && parsed.data.reader === reader
        ? withProposals(widened, parsed.data.kept, model)
        : widened;
    }, reading);
}

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
