import { createHash } from 'node:crypto';
import { loadCatalog } from '../../src/catalog/load.js';
import type { JoinInput } from '../../src/joining/join-input.js';
import { createReader } from '../../src/reading/reader.js';

const reader = createReader(loadCatalog());

/** Reports made of texts, read: for tests of this room. */
export function reportsOf(...texts: readonly string[]): readonly JoinInput[] {
  return texts.map((text, index) => reportOf(text, `report-${index + 1}.txt`));
}

export function reportOf(text: string, file: string, published = '2031-05-14'): JoinInput {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    report: {
      id: createHash('sha256').update(`${file}\0${text}`).digest('hex').slice(0, 12),
      source: file,
      file,
      url: null,
      sha256,
      text,
      outlet: null,
      title: null,
      byline: [],
      published: { time: published, precision: 'day', reason: 'file-name' },
      modified: null,
      language: 'en',
      furniture: [],
    },
    reading: reader.read(text),
  };
}
