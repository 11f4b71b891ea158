import type { Catalog } from '../catalog/catalog.js';
import type { Reading } from './reading.js';

/** Reads one report's text. Pure: the same text and catalogue give the same reading, in any process. */
export interface Reader {
  /** Names the program's reading rules and the catalogue: readings are kept under (sha256 of the text, this). */
  readonly version: string;
  read(text: string): Reading;
}

/** Raised by hand whenever reading changes what it finds. */
export const rules = '1';

export function createReader(catalog: Catalog): Reader {
  const version = `${rules}-${catalog.version}`;
  return {
    version,
    read(text) {
      return {
        reader: version,
        language: 'en',
        words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
        paragraphs: [],
        sentences: [],
        furniture: [],
        actors: [],
        mentions: [],
        times: [],
        statements: [],
        moves: [],
        observations: [],
        steps: [],
        answers: [],
        sketch: { signature: [], landmarks: [] },
      };
    },
  };
}
