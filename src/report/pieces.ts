import { done } from './problem.js';
import type { Report, Result } from './report.js';

/** The reports to take in: a live blog's entries in its place, the oldest first, else the report itself. */
export function piecesOf(result: Result<Report>): readonly Result<Report>[] {
  const entries = result.ok ? result.value.entries : undefined;
  return entries === undefined || entries.length === 0 ? [result] : entries.map(done);
}
