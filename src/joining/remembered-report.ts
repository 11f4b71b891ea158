import { createHash } from 'node:crypto';
import type { Statement } from './record.js';

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
