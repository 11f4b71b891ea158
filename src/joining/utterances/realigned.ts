import { byId, changesBetween, foundIn } from '../kept/kept.js';
import type { Lineage, LineageLink } from '../record.js';
import { alignBy, alignedStatements } from './told.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

/**
 * Brings those together that stand in aligned sentences, and takes apart those that do no more: only links that are new,
 * gone, or of reports with other statements (`reports`) are looked at. Gives the pairs for which anything changed.
 */
export function realigned(
  lineages: readonly Lineage[],
  lineageOf: ReadonlyMap<string, string>,
  reports: ReadonlySet<string>,
  memory: UtteranceMemory,
): readonly (readonly [Told, Told])[] {
  const { come, gone } = changesBetween(memory.lineages, lineages, byId);
  memory.lineages = lineages;
  const links = new Set(come.flatMap((lineage) => lineage.links));
  const stale = new Set(gone.flatMap((lineage) => lineage.links.filter((link) => !links.has(link))));
  const touched = new Set([...reports].flatMap((report) => lineageOf.get(report) ?? []));
  for (const id of [...touched].sort())
    for (const link of foundIn(lineages, { id }, byId)?.links ?? [])
      if (reports.has(link.from) || reports.has(link.to)) {
        stale.add(link);
        links.add(link);
      }
  const turned: (readonly [Told, Told])[] = [];
  const align = (link: LineageLink, pairs: readonly (readonly [Told, Told])[], by: 1 | -1): void => {
    for (const [a, b] of pairs) alignBy(a, b, by);
    turned.push(...pairs);
    if (by === 1) memory.links.set(link, pairs);
    else memory.links.delete(link);
  };
  for (const link of stale) align(link, memory.links.get(link) ?? [], -1);
  for (const link of links)
    if (!memory.links.has(link)) align(link, alignedStatements(link, memory.byReport), 1);
  return turned;
}
