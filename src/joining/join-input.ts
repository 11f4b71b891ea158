import type { Reading } from '../reading/reading.js';
import type { Report } from '../report/report.js';

/** One report as joining gets it. `text` serves to quote passages, never to be searched. */
export interface JoinInput {
  readonly report: Report;
  readonly reading: Reading;
}
