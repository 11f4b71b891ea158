import { readFileSync } from 'node:fs';
import { readTagbook, type Tagbook } from './tagbook.js';

/** Reads the tagger's table that ships with the program (some 5 ms). */
export function loadTagbook(): Tagbook {
  return readTagbook(readFileSync(new URL('./data/tagger.txt', import.meta.url), 'utf8'));
}
