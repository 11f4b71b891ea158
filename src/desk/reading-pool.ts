import Tinypool from 'tinypool';
import type { WrittenReading } from '../reading/written.js';
import type { ReaderSources } from './reader.js';

/** Reading is linear: a text that takes longer than this has found a mistake in Parley, and is set aside. */
const MOST_MILLISECONDS = 60_000;
const MOST_MEGABYTES = 2048;

export interface ReadingPool {
  /**
   * Reads one text in a thread that can be stopped; rejects when it takes too long or too much memory. Texts wait in
   * turn for a free thread, and waiting does not count.
   */
  read(text: string): Promise<WrittenReading>;
  close(): Promise<void>;
}

/**
 * Threads that read. Only the built program has them: the thread's file is the compiled one.
 *
 * ```ts
 * const pool = openReadingPool({ catalogs: [] }, { threads: 2 });
 * (await pool.read('They met.')).words // 2
 * await pool.close();
 * ```
 */
export function openReadingPool(
  sources: ReaderSources,
  options: { readonly threads: number; readonly mostMilliseconds?: number },
): ReadingPool {
  const pool = new Tinypool({
    filename: new URL('./reading-thread.js', import.meta.url).href,
    minThreads: options.threads,
    maxThreads: options.threads,
    idleTimeout: MOST_MILLISECONDS,
    workerData: sources,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const most = options.mostMilliseconds ?? MOST_MILLISECONDS;
  let free = options.threads;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async read(text) {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), most * Math.max(1, Math.ceil(text.length / 5_000_000)));
      try {
        return await pool.run(text, { signal: stop.signal });
      } catch (error) {
        if (stop.signal.aborted) throw new Error(`reading took more than ${most / 1000} s`);
        throw error;
      } finally {
        clearTimeout(timer);
        release();
      }
    },
    close: () => pool.destroy(),
  };
}
