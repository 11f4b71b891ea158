import { reportLabel } from '../../joining/told/report-label.js';
import type { Desk } from './desk.js';

/** How a report of the record is called in a line about it. */
export function reportName(desk: Desk, id: string): string {
  const report = desk.reports.get(id);
  return report === undefined ? id : reportLabel(report);
}
