import { partition } from '../text/partition.js';
import type { Actor, Move } from './record.js';
import { byCodeUnits } from './union.js';

/** The side that an actor speaks for, himself where he speaks for nobody else. */
export function sideOf(actorsById: ReadonlyMap<string, Actor>, actor: string | null): string | null {
  let at = actor;
  for (let depth = 0; at !== null && depth < 4; depth++) {
    const side: string | null = actorsById.get(at)?.side ?? null;
    if (side === null || side === at) return at;
    at = side;
  }
  return at;
}

/** States and bodies with a name of their own: "the deal calls for more" is nobody's demand. */
export const isSide = (actor: Actor | undefined): boolean =>
  actor !== undefined &&
  /^(?:state|organization)$/.test(actor.kind) &&
  /^(?:\p{Ll}{1,3}[-’'])?\p{Lu}/u.test(actor.name);

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
