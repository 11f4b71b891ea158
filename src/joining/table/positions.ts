import { partition } from '../../text/partition.js';
import { byCodeUnits } from '../kept/union.js';
import type { Move } from '../record.js';

/** Moves in the order of their days; those of one day as their reports stand. */
export function byDate(a: Move, b: Move): number {
  return byCodeUnits(a.date ?? '', b.date ?? '') || byCodeUnits(a.id, b.id);
}

/** The act of the last day that most lineages tell. `tellings` in the order of their days. */
export function latestAct(
  tellings: readonly { readonly move: Move; readonly lineage: string }[],
): string | null {
  const last = tellings.at(-1)?.move.date ?? '';
  const byAct = new Map<string, { readonly lineages: Set<string>; moves: number; sure: number }>();
  for (const { move, lineage } of tellings.slice(
    partition(tellings, (one) => (one.move.date ?? '') !== last),
  )) {
    const own = byAct.get(move.act) ?? { lineages: new Set(), moves: 0, sure: 0 };
    own.lineages.add(lineage);
    own.moves += 1;
    own.sure += move.confidence ?? 1;
    byAct.set(move.act, own);
  }
  const [first] = [...byAct]
    .map(([act, { lineages, moves, sure }]) => ({ act, weight: lineages.size + sure / (moves + 1) }))
    .sort((a, b) => b.weight - a.weight || byCodeUnits(a.act, b.act));
  return first?.act ?? null;
}
