import { partition } from '../text/partition.js';
import type { Actor, Move, Position } from './record.js';
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

export function lineagesOfMoves(
  moves: readonly Move[],
  lineageOf: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set(moves.map(({ report }) => lineageOf.get(report) ?? report))].sort(byCodeUnits);
}

/**
 * Where each side stands on an issue, by its moves in the order of their days: the act that it was last told to do
 * there by most lineages, and since when it has been told to do so without another act between.
 */
export function positionsOf(
  moves: readonly Move[],
  actorsById: ReadonlyMap<string, Actor>,
  lineageOf: ReadonlyMap<string, string>,
): readonly Position[] {
  const bySide = new Map<string, Move[]>();
  for (const move of moves) {
    const side = sideOf(actorsById, move.actor);
    if (side === null || move.modality === 'negated' || move.modality === 'hypothetical') continue;
    const known = bySide.get(side);
    if (known === undefined) bySide.set(side, [move]);
    else known.push(move);
  }
  return [...bySide]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([side, own]): readonly Position[] => {
      const latest = latestAct(own, lineageOf);
      if (latest === null) return [];
      const { act, moves: held } = latest;
      return [
        {
          side,
          act,
          since: held[0]?.date ?? null,
          moves: held.map(({ id }) => id),
          lineages: lineagesOfMoves(held, lineageOf),
        },
      ];
    });
}

/**
 * The act of the last day that most lineages tell, with the moves that carry it back to its first day. `moves` in the
 * order of their days.
 */
export function latestAct(
  moves: readonly Move[],
  lineageOf: ReadonlyMap<string, string>,
): { readonly act: string; readonly moves: readonly Move[] } | null {
  const last = moves.at(-1)?.date ?? '';
  const ofLast = moves.slice(partition(moves, ({ date }) => (date ?? '') !== last));
  const byAct = new Map<string, Move[]>();
  for (const move of ofLast) {
    const known = byAct.get(move.act);
    if (known === undefined) byAct.set(move.act, [move]);
    else known.push(move);
  }
  const weight = (own: readonly Move[]): number =>
    lineagesOfMoves(own, lineageOf).length +
    own.reduce((sum, { confidence = 1 }) => sum + confidence, 0) / (own.length + 1);
  const [act] = [...byAct].sort(([a, m], [b, n]) => weight(n) - weight(m) || byCodeUnits(a, b))[0] ?? [];
  if (act === undefined) return null;
  return { act, moves: moves.filter((move) => move.act === act) };
}
