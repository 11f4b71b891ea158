import { createHash } from 'node:crypto';
import type { JoinInput } from './join-input.js';
import type { Point, Statement } from './record.js';

/** What joining found out about one report and those with lower numbers: plain data, to be kept from one run to the next. */
export interface RememberedReport {
  readonly report: string;
  /** Stands for the report in the lists of others; no two have the same. */
  readonly number: number;
  /** The day on which it came out. */
  readonly day: string;
  /** Reports with lower numbers that it was aligned with and has nothing of. */
  readonly strangers: readonly number[];
  readonly sayings: readonly RememberedSaying[];
  /** Where it is the first of a round: what was found of points there. */
  readonly round?: RememberedRound;
}

export interface RememberedRound {
  /** Of all that its points rest on. */
  readonly print: string;
  /** As they were found, before any ruling: the id of one that the record shows so, another whole. */
  readonly points: readonly (string | Point)[];
}

export interface RememberedSaying {
  readonly id: string;
  /** Of all that comparing rests on: another print is another saying. */
  readonly print: string;
  /** Through which it meets others. */
  readonly keys: readonly (number | string)[];
  /** Sayings of reports with lower numbers that are likely the same: report, place among its sayings, how likely. */
  readonly near: readonly (readonly [report: number, place: number, likely: number])[];
}

/** 96 bits of a digest of what a statement says, who its speaker is to others, and when its report came out. */
export const printOf = (statement: Statement, voice: string, day: string): string =>
  createHash('sha1')
    .update(JSON.stringify([statement, voice, day]))
    .digest('base64')
    .slice(0, 16);

/** All that the points of a round rest on: its reports, the lineage of each, what its actors are called. */
export interface RoundGround {
  readonly inputs: readonly JoinInput[];
  readonly lineages: readonly (string | undefined)[];
  readonly names: readonly (readonly string[])[];
}

/** A digest of a round: with another print its points may be others. */
export function printOfRound({ inputs, lineages, names }: RoundGround): string {
  const digest = createHash('sha1');
  inputs.forEach(({ report, reading }, i) => {
    const { text: _, evidence: _evidence, notes: _notes, ...told } = report;
    digest.update(JSON.stringify([told, reading.reader, lineages[i], names[i]]));
  });
  return digest.digest('base64').slice(0, 16);
}
