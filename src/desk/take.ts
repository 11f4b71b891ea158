import type { Store } from '../dossier/store.js';
import type { Reader } from '../reading/reader.js';
import { type WrittenReading, written } from '../reading/written.js';
import { messageOf } from '../report/problem.js';
import type { Problem, Report, Result } from '../report/report.js';

export interface TakeOptions {
  readonly store: Store;
  readonly reader: Reader;
  readonly reports: AsyncIterable<Result<Report>>;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly onProgress?: (progress: Taken) => void;
  /**
   * Reads one text elsewhere (a thread that can be stopped); without it texts are read here, one by one. With null they
   * are only kept, for others to read.
   */
  readonly readOne?: ((text: string) => Promise<WrittenReading>) | null;
}

/** What taking in reports did. */
export interface Taken {
  readonly seen: number;
  readonly fresh: number;
  readonly versions: number;
  readonly unchanged: number;
  /** Words of the texts that were read now. */
  readonly words: number;
  /** What could not be taken in or read. */
  readonly problems: readonly Problem[];
  /** What went against expectation but did not stop reading. */
  readonly notes: readonly Problem[];
}

const batchReports = 64;
const batchCharacters = 4_000_000;

/**
 * Takes reports into a dossier and reads them, a batch at a time: what a batch held is safe when it is counted, so a
 * program that is killed has lost at most the batch it was at, and the same command goes on from there.
 */
export async function take(options: TakeOptions): Promise<Taken> {
  const { store, now } = options;
  let taken: Taken = { seen: 0, fresh: 0, versions: 0, unchanged: 0, words: 0, problems: [], notes: [] };
  let batch: Report[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const kept = await store.keep(batch, now());
    const { readOne, ...rest } = options;
    const { words, problems } =
      readOne === null
        ? { words: 0, problems: [] }
        : await readMissing({ ...rest, texts: batch, ...(readOne === undefined ? {} : { readOne }) });
    const count = (as: string): number => kept.filter((outcome) => outcome === as).length;
    taken = {
      seen: taken.seen + batch.length,
      fresh: taken.fresh + count('new'),
      versions: taken.versions + count('version'),
      unchanged: taken.unchanged + count('unchanged'),
      words: taken.words + words,
      problems: [...taken.problems, ...problems],
      notes: [...taken.notes, ...batch.flatMap(({ notes }) => notes ?? [])],
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

export interface ReadMissingOptions {
  readonly store: Store;
  readonly reader: Reader;
  readonly texts: readonly Pick<Report, 'sha256' | 'text' | 'source'>[];
  readonly now: () => string;
  readonly readOne?: (text: string) => Promise<WrittenReading>;
}

/** Reads those of the texts that this reader has neither read nor set aside; one that fails is set aside and told. */
export async function readMissing(
  options: ReadMissingOptions,
): Promise<{ readonly words: number; readonly problems: readonly Problem[] }> {
  const { store, reader } = options;
  const texts = new Map(options.texts.map((text) => [text.sha256, text]));
  const done = await store.read([...texts.keys()], reader.version);
  const missing = [...texts.values()].filter(({ sha256 }) => !done.has(sha256));
  const readings = new Map<string, WrittenReading>();
  const problems: Problem[] = [];
  const readOne = options.readOne ?? (async (text: string) => written(reader.read(text)));
  await Promise.all(
    missing.map(async ({ sha256, text, source }) => {
      try {
        readings.set(sha256, await readOne(text));
      } catch (error) {
        problems.push({
          kind: 'not-read',
          expected: 'a text that can be read',
          found: messageOf(error),
          where: source,
          remedy: 'It is kept and set aside; the others are read. Report it, if you may, with the text.',
        });
        await store.setAside(sha256, reader.version, messageOf(error), options.now());
      }
    }),
  );
  // In the order in which they came, whichever thread was done first: the same input gives the same dossier.
  await store.keepReadings(
    new Map(
      missing.flatMap(({ sha256 }): [string, WrittenReading][] => {
        const reading = readings.get(sha256);
        return reading === undefined ? [] : [[sha256, reading]];
      }),
    ),
  );
  problems.sort((a, b) => (a.where < b.where ? -1 : 1));
  return { words: [...readings.values()].reduce((sum, { words }) => sum + words, 0), problems };
}
