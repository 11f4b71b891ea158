import type { Store } from '../dossier/store.js';
import type { Reader } from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import type { Problem, Report, Result } from '../report/report.js';

export interface TakeOptions {
  readonly store: Store;
  readonly reader: Reader;
  readonly reports: AsyncIterable<Result<Report>>;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly onProgress?: (progress: Taken) => void;
  /** Reads many texts at once, where that is worth it; else they are read here, one by one. */
  readonly readAll?: (texts: readonly string[]) => Promise<readonly Reading[]>;
}

/** What taking in reports did. */
export interface Taken {
  readonly seen: number;
  readonly fresh: number;
  readonly versions: number;
  readonly unchanged: number;
  readonly words: number;
  readonly problems: readonly Problem[];
}

const batchReports = 64;
const batchCharacters = 4_000_000;

/**
 * Takes reports into a dossier and reads them, a batch at a time: what a batch held is safe when it is counted, so a
 * program that is killed has lost at most the batch it was at, and the same command goes on from there.
 */
export async function take(options: TakeOptions): Promise<Taken> {
  const { store, reader, now } = options;
  let taken: Taken = { seen: 0, fresh: 0, versions: 0, unchanged: 0, words: 0, problems: [] };
  let batch: Report[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const kept = await store.keep(batch, now());
    const words = await readMissing(store, reader, batch, options.readAll);
    const count = (as: string): number => kept.filter((outcome) => outcome === as).length;
    taken = {
      ...taken,
      seen: taken.seen + batch.length,
      fresh: taken.fresh + count('new'),
      versions: taken.versions + count('version'),
      unchanged: taken.unchanged + count('unchanged'),
      words: taken.words + words,
    };
    [batch, characters] = [[], 0];
    options.onProgress?.(taken);
  };
  for await (const result of options.reports) {
    if (!result.ok) {
      taken = { ...taken, problems: [...taken.problems, result.problem] };
      options.onProgress?.(taken);
      continue;
    }
    batch.push(result.value);
    characters += result.value.text.length;
    if (batch.length >= batchReports || characters >= batchCharacters) await flush();
  }
  await flush();
  return taken;
}

/** Reads those of the reports whose text this reader has not read yet; returns how many words that were. */
export async function readMissing(
  store: Store,
  reader: Reader,
  reports: readonly Report[],
  readAll?: TakeOptions['readAll'],
): Promise<number> {
  const texts = new Map(reports.map(({ sha256, text }) => [sha256, text]));
  const done = await store.read([...texts.keys()], reader.version);
  const missing = [...texts].filter(([sha256]) => !done.has(sha256));
  if (missing.length === 0) return 0;
  const bodies = missing.map(([, text]) => text);
  const readings = readAll === undefined ? bodies.map((text) => reader.read(text)) : await readAll(bodies);
  const kept = new Map<string, Reading>();
  missing.forEach(([sha256], index) => {
    const reading = readings[index];
    if (reading !== undefined) kept.set(sha256, reading);
  });
  await store.keepReadings(kept);
  return readings.reduce((sum, { words }) => sum + words, 0);
}
