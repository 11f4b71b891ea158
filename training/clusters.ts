import { readdirSync, readFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { inputOf } from '../bench/support.js';
import { loadCatalog } from '../src/catalog/load.js';
import { join } from '../src/joining/join.js';
import type { JoinInput } from '../src/joining/join-input.js';
import type { TalksRecord } from '../src/joining/record.js';
import { createReader } from '../src/reading/reader.js';
import { loadNearness } from '../src/text/load-nearness.js';
import { putUnder } from '../src/text/put-under.js';
import { openRounds, type Round, textFolder } from './readings.js';
import { wholeReports } from './unlabelled.js';

/** Reports of one matter in one week, and what joining makes of them. */
export interface Cluster {
  readonly id: string;
  readonly inputs: readonly JoinInput[];
  readonly record: TalksRecord;
  /** What a report of the record is called in the corpus. */
  readonly reportOf: ReadonlyMap<string, string>;
}

interface Source {
  readonly name: string;
  readonly text: string;
  readonly day: string | null;
}

/** Rounds whose points were judged too. Nothing is fitted on those of `checked`. */
const judgedRounds = openRounds.filter((round) => round !== 'usmca');
export const checked: readonly string[] = ['istanbul', 'geneva'];

/**
 * The clusters of `marks/clusters.tsv` (unlabelled reports on bargaining, like in title and first words, of five days) and
 * the rounds, joined as the program joins them.
 */
export function* clusters(): Generator<Cluster> {
  const reader = createReader(loadCatalog());
  const nearness = loadNearness();
  const all = [...unlabelledClusters(), ...judgedRounds.map((round) => [round, sourcesOf(round)] as const)];
  for (const [id, sources] of all) {
    const inputs = sources.map(({ name, text, day }) => inputOf(reader, name, text, day));
    yield {
      id,
      inputs,
      record: join(inputs, { title: id, asOf: null, nearness }),
      reportOf: new Map(inputs.map(({ report }) => [report.id, report.source])),
    };
  }
}

function unlabelledClusters(): readonly (readonly [id: string, sources: readonly Source[]])[] {
  const reports = new Map(wholeReports().map((report) => [report.id, report]));
  const members = new Map<string, Source[]>();
  for (const line of readFileSync(new URL('./marks/clusters.tsv', import.meta.url), 'utf8').split('\n')) {
    const [cluster = '', name = ''] = line.split('\t');
    const report = reports.get(name);
    if (line.startsWith('#') || report === undefined) continue;
    const source = { name, text: `${report.title}\n\n${report.text}`, day: report.date.slice(0, 10) };
    putUnder(members, cluster, source);
  }
  return [...members];
}

const sourcesOf = (round: Round): readonly Source[] =>
  readdirSync(textFolder(round))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({
      name,
      text: readFileSync(pathOf(textFolder(round), name), 'utf8'),
      day: /^\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? null,
    }));
