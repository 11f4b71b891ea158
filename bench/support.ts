import { createHash } from 'node:crypto';
import type { JoinInput } from '../src/joining/join-input.js';
import type { Reader } from '../src/reading/reader.js';
import type { Report } from '../src/report/report.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A report made of a text alone, read: what the benches join. */
export function inputOf(
  reader: Reader,
  file: string,
  text: string,
  published: string | null = null,
): JoinInput {
  const report: Report = {
    id: sha256(`${file}\0${text}`).slice(0, 12),
    source: file,
    file,
    url: null,
    sha256: sha256(text),
    text,
    outlet: null,
    title: null,
    byline: [],
    published: published === null ? null : { time: published, precision: 'day', reason: 'file-name' },
    modified: null,
    language: null,
    furniture: [],
  };
  return { report, reading: reader.read(text) };
}
