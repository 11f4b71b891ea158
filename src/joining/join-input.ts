import type { Reading } from '../reading/reading.js';
import type { Report } from '../report/report.js';
import type { Order } from './kept/kept.js';
import { byCodeUnits } from './kept/union.js';

/** One report as joining gets it. `text` serves to quote passages, never to be searched. */
export interface JoinInput {
  readonly report: Report;
  readonly reading: Reading;
}

/** Orders reports by their ids. */
export const byReport: Order<{ readonly report: { readonly id: string } }> = (a, b) =>
  byCodeUnits(a.report.id, b.report.id);
