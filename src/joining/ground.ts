import type { JoinedActors } from './actors/actors.js';
import { newSidesMemory, type Sides, type SidesMemory, sidesOf } from './actors/sides.js';
import type { ReportItems } from './items/items.js';
import { byId, type Changes, changesBetween, foundIn, type Order } from './kept/kept.js';
import { byCodeUnits } from './kept/union.js';
import type { Lineages } from './lineages/lineages.js';
import type { Actor, Lineage } from './record.js';

/** What the last join stood on. */
export interface GroundMemory {
  items: readonly ReportItems[];
  lineages: readonly Lineage[];
  /** Lineage of each report. */
  readonly of: Map<string, string>;
  readonly sides: SidesMemory;
}

export const newGroundMemory = (): GroundMemory => ({
  items: [],
  lineages: [],
  of: new Map(),
  sides: newSidesMemory(),
});

/** What the items of reports are joined on, and which reports have to be looked at anew. */
export interface Ground extends Changes<ReportItems> {
  readonly sides: Sides;
  readonly lineageOf: ReadonlyMap<string, string>;
}

export const ofReports: Order<{ readonly report: string }> = (a, b) => byCodeUnits(a.report, b.report);

/**
 * Finds the reports whose items changed, which went into another lineage, or of which an actor has changed sides since
 * the last join: each goes as it was and comes as it is. `items` in the order of reports; `reportsOf` tells which name an
 * actor.
 */
export function groundOf(
  items: readonly ReportItems[],
  { lineages, of: lineageOf }: Lineages,
  actors: readonly Actor[],
  reportsOf: JoinedActors['reportsOf'],
  memory: GroundMemory,
): Ground {
  const { come, gone } = changesBetween(memory.items, items, ofReports);
  const changed = changesBetween(memory.lineages, lineages, byId);
  const sides = sidesOf(actors, memory.sides);
  [memory.items, memory.lineages] = [items, lineages];
  const stale = new Set<string>();
  for (const { reports } of changed.come)
    for (const report of reports) {
      const [had, now] = [memory.of.get(report), lineageOf.get(report) ?? report];
      if (had !== undefined && had !== now) stale.add(report);
      if (had !== now) memory.of.set(report, now);
    }
  for (const actor of sides.turned) for (const report of reportsOf(actor)) stale.add(report);
  for (const { report } of come) stale.delete(report);
  for (const { report } of gone) {
    stale.delete(report);
    if (!lineageOf.has(report)) memory.of.delete(report);
  }
  const again = [...stale].flatMap((report) => foundIn(items, { report }, ofReports) ?? []);
  return {
    come: again.length === 0 ? come : [...come, ...again].sort(ofReports),
    gone: again.length === 0 ? gone : [...gone, ...again].sort(ofReports),
    sides,
    lineageOf,
  };
}
