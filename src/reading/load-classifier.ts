import { readFileSync } from 'node:fs';
import type { Catalog } from '../catalog/catalog.js';
import { loadNearness } from '../text/load-nearness.js';
import { type Classifier, createClassifier } from './classifier.js';

/** Reads the table of vectors and the weights that ship with the program. */
export function loadClassifier(catalog: Catalog): Classifier {
  return createClassifier(
    readFileSync(new URL('./data/classifier.bin', import.meta.url)),
    catalog,
    loadNearness(),
  );
}
