import type { LineageLink, Utterance } from './record.js';
import { alignBy, alignedStatements } from './told.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

/**
 * Brings those together that stand in aligned sentences, and takes apart those that do no more: only links that are new,
 * gone, or of reports with other statements are looked at. Gives those for which anything changed.
 */
export function realigned(
  links: readonly LineageLink[],
  all: readonly Told[],
  changed: readonly Told[],
  memory: UtteranceMemory,
): readonly Told[] {
  const reports = new Set(changed.map(({ report }) => report));
  const stays = ({ from, to }: LineageLink): boolean => !reports.has(from) && !reports.has(to);
  const touched: Told[] = [];
  const current = new Set(links);
  for (const [link, pairs] of memory.links) {
    if (current.has(link) && stays(link)) continue;
    memory.links.delete(link);
    for (const [a, b] of pairs) {
      alignBy(a, b, -1);
      touched.push(a, b);
    }
  }
  const open = links.filter((link) => !memory.links.has(link));
  if (open.length === 0) return touched;
  const needed = new Set(open.flatMap(({ from, to }) => [from, to]));
  const byReport = new Map<string, Told[]>();
  for (const one of all) {
    if (!needed.has(one.report)) continue;
    const list = byReport.get(one.report);
    if (list === undefined) byReport.set(one.report, [one]);
    else list.push(one);
  }
  for (const link of open) {
    const pairs = alignedStatements(link, byReport);
    memory.links.set(link, pairs);
    for (const [a, b] of pairs) {
      alignBy(a, b, 1);
      touched.push(a, b);
    }
  }
  return touched;
}

/** Gives each its lineage, and tells what was said by somebody whose lineage is another now. */
export function relinked(
  all: readonly Told[],
  lineageOf: ReadonlyMap<string, string>,
): ReadonlySet<Utterance> {
  const stale = new Set<Utterance>();
  for (const one of all) {
    const lineage = lineageOf.get(one.report) ?? one.report;
    if (one.lineage === lineage) continue;
    one.lineage = lineage;
    if (one.utterance !== null) stale.add(one.utterance);
  }
  return stale;
}
