import type { Catalog } from '../catalog/catalog.js';
import { createCutter } from '../text/cutter.js';
import { languageOf } from './language.js';
import type { Reading } from './reading.js';
import { createWeigher, sketchOf } from './sketch.js';

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
  const cut = createCutter(catalog);
  const weigh = createWeigher(catalog);
  return {
    version,
    read(text) {
      const parts = cut(text);
      const { paragraphs, sentences, tokens, furniture } = parts;
      return {
        reader: version,
        language: languageOf(tokens),
        words: tokens.reduce((sum, { pos }) => (pos === 'PUNCT' || pos === 'SYM' ? sum : sum + 1), 0),
        paragraphs: paragraphs.map(({ start, end }) => ({ start, end })),
        sentences: sentences.map(({ start, end }) => ({ start, end })),
        furniture: furniture.map(({ start, end }) => ({ start, end })),
        actors: [],
        mentions: [],
        times: [],
        statements: [],
        moves: [],
        observations: [],
        steps: [],
        answers: [],
        sketch: sketchOf(parts, weigh),
      };
    },
  };
}
