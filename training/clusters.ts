import { readFileSync } from 'node:fs';
import { inputOf } from '../bench/support.js';
import { loadCatalog } from '../src/catalog/load.js';
import { join } from '../src/joining/join.js';
import type { JoinInput } from '../src/joining/join-input.js';
import type { TalksRecord } from '../src/joining/record.js';
import { createReader } from '../src/reading/reader.js';
import { loadNearness } from '../src/text/load-nearness.js';
import { wholeReports } from './unlabelled.js';

/** Unlabelled reports of one matter in one week, and what joining makes of them. */
export interface Cluster {
  readonly id: string;
  readonly inputs: readonly JoinInput[];
  readonly record: TalksRecord;
  /** The report of the corpus that a report of the record is. */
  readonly reportOf: ReadonlyMap<string, string>;
  /** Texts by the ids of the record: title, empty line, body. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The clusters of `marks/clusters.tsv`, joined as the program joins them. */
export function* clusters(): Generator<Cluster> {
  const reports = new Map(wholeReports().map((report) => [report.id, report]));
  const members = new Map<string, string[]>();
  for (const line of readFileSync(new URL('./marks/clusters.tsv', import.meta.url), 'utf8').split('\n')) {
    const [cluster = '', id = ''] = line.split('\t');
    if (line === '' || line.startsWith('#')) continue;
    members.set(cluster, [...(members.get(cluster) ?? []), id]);
  }
  const reader = createReader(loadCatalog());
  const nearness = loadNearness();
  for (const [id, ids] of members) {
    const inputs = ids.flatMap((report) => {
      const found = reports.get(report);
      return found === undefined
        ? []
        : [inputOf(reader, report, `${found.title}\n\n${found.text}`, found.date.slice(0, 10))];
    });
    yield {
      id,
      inputs,
      record: join(inputs, { title: id, asOf: null, nearness }),
      reportOf: new Map(inputs.map(({ report }) => [report.id, report.source])),
      texts: new Map(inputs.map(({ report }) => [report.id, report.text])),
    };
  }
}
