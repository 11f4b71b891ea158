import type { Lineage, LineageLink } from './record.js';
import type { RememberedReport } from './remembered-report.js';
import { byCodeUnits } from './union.js';

/** What earlier programs found of lineages. */
export interface RecalledLineages {
  /** By the report's id. */
  readonly reports: Map<string, RecalledReport>;
  /** By the ids of both reports, the lower first. */
  readonly links: ReadonlyMap<string, LineageLink>;
  /** The number that the next report gets. */
  readonly next: number;
}

interface RecalledReport {
  readonly number: number;
  /** Numbers of later reports (by their ids) that it has nothing of. */
  readonly strangers: Uint32Array;
}

/** What is remembered of reports, and the lineages that they were then found to form, made ready for joining again. */
export function recalledLineages(
  remembered: readonly RememberedReport[],
  lineages: readonly Lineage[],
): RecalledLineages {
  const idOf = new Map(remembered.map(({ number, report }) => [number, report]));
  const strangers = new Map<string, number[]>(remembered.map(({ report }) => [report, []]));
  for (const { report, number, strangers: lower } of remembered)
    for (const other of lower) {
      const id = idOf.get(other);
      if (id === undefined) continue;
      if (byCodeUnits(report, id) < 0) strangers.get(report)?.push(other);
      else strangers.get(id)?.push(number);
    }
  return {
    reports: new Map(
      remembered.map(({ report, number }) => [
        report,
        { number, strangers: Uint32Array.from(strangers.get(report) ?? []) },
      ]),
    ),
    links: new Map(
      lineages.flatMap(({ links }) => links.map((link) => [pairOf(link.from, link.to), link] as const)),
    ),
    next: remembered.reduce((next, { number }) => Math.max(next, number + 1), 0),
  };
}

/** Names two reports, whichever comes first. */
export const pairOf = (a: string, b: string): string => (byCodeUnits(a, b) < 0 ? `${a} ${b}` : `${b} ${a}`);
