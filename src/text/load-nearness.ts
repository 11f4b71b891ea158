import { readFileSync } from 'node:fs';
import { type Nearness, readNearness } from './nearness.js';

/** Reads the table of vectors that ships with the program (some 20 ms): load it once and pass it on. */
export function loadNearness(): Nearness {
  return readNearness(readFileSync(new URL('./data/nearness.bin', import.meta.url)));
}
