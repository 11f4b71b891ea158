import type { Reading } from './reading.js';

/** A reading as a dossier keeps it: written down once, where it was made, and never taken apart on its way there. */
export interface WrittenReading {
  readonly reader: string;
  readonly words: number;
  /** The whole reading as JSON. */
  readonly json: string;
}

/**
 * Writes a reading down. Threads hand over this instead of the reading itself, which they would have to copy node by node.
 *
 * ```ts
 * written(reader.read('They met.')).words // 2
 * ```
 */
export function written(reading: Reading): WrittenReading {
  return { reader: reading.reader, words: reading.words, json: JSON.stringify(reading) };
}
