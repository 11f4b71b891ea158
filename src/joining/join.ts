import type { Reading } from '../reading/reading.js';
import type { Report } from '../report/report.js';
import type { TalksRecord } from './record.js';

/** One report as joining gets it. `text` serves to quote passages, never to be searched. */
export interface JoinInput {
  readonly report: Report;
  readonly reading: Reading;
}

export interface JoinOptions {
  readonly title: string;
  /** Only what was published up to this day; null for all. */
  readonly asOf: string | null;
}

/** Joins readings into one record. The order of the inputs does not matter. */
export function join(inputs: readonly JoinInput[], options: JoinOptions): TalksRecord {
  const sorted = [...inputs].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  return {
    format: 'parley-record',
    version: 1,
    talks: { title: options.title, asOf: options.asOf },
    reports: sorted.map(({ report, reading }) => ({
      id: report.id,
      file: report.file,
      url: report.url,
      sha256: report.sha256,
      outlet: report.outlet,
      title: report.title,
      byline: report.byline,
      published: report.published?.time ?? null,
      language: reading.language,
      words: reading.words,
      lineage: `l-${report.id}`,
      furniture: [],
    })),
    lineages: sorted.map(({ report: { id } }) => ({ id: `l-${id}`, reports: [id], links: [] })),
    actors: [],
    statements: [],
    utterances: [],
    moves: [],
    terms: [],
    observations: [],
    steps: [],
    points: [],
  };
}
