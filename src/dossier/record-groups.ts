import { createHash } from 'node:crypto';
import type { TalksRecord } from '../joining/record.js';
import { putUnder } from '../text/put-under.js';

/**
 * Items of a record that stand together, by the report that tells them: one digest says of all of them at once that their
 * rows are as they were, so that these need not be opened and held against what each item would be written as.
 */
export interface RecordGroups {
  /** By the report's id. */
  readonly digests: ReadonlyMap<string, string>;
  /** Items of reports whose digest was the same before: their rows need no looking at. */
  same(before: ReadonlyMap<string, string>): ReadonlySet<object>;
}

/** The items of a record by reports. What no single report tells (actors, terms, steps, lineages) is in no group. */
export function groupsOf(record: TalksRecord): RecordGroups {
  const groups = new Map<string, object[]>();
  const add = (report: string | undefined, item: object): void => {
    if (report === undefined) return;
    putUnder(groups, report, item);
  };
  const teller = new Map<string, string>();
  for (const report of record.reports) add(report.id, report);
  for (const statement of record.statements) {
    teller.set(statement.id, statement.report);
    add(statement.report, statement);
  }
  for (const utterance of record.utterances) add(teller.get(utterance.statements[0] ?? ''), utterance);
  for (const move of record.moves) add(move.report, move);
  for (const observation of record.observations) add(observation.report, observation);
  for (const point of record.points) add(point.accounts[0]?.passages[0]?.report, point);
  const digests = new Map([...groups].map(([report, items]) => [report, digestOf(items)] as const));
  return {
    digests,
    same: (before) =>
      new Set(
        [...groups].flatMap(([report, items]) => (before.get(report) === digests.get(report) ? items : [])),
      ),
  };
}

/** 96 bits of a digest of items as they would be written. */
const digestOf = (items: readonly object[]): string =>
  createHash('sha1').update(JSON.stringify(items)).digest('base64').slice(0, 16);
