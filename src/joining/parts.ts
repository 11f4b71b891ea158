import { type Passage, passageAt } from '../text/passage.js';
import type { JoinedActors } from './actors.js';
import type { JoinInput } from './join-input.js';
import { isSide, sideOf } from './positions.js';
import type { Actor, Move, Part } from './record.js';

const parts: readonly Part[] = ['party', 'mediator', 'host', 'guarantor', 'critic', 'observer'];
const isPart = (name: string): name is Part => parts.some((part) => part === name);

/** Acts that only who bargains does, and acts of who stands beside and objects. */
const bargaining = new Set(['offer', 'demand', 'accept', 'refuse', 'drop']);
const objecting = new Set(['doubt', 'accuse', 'refuse']);

/**
 * Gives each actor its parts in the talks, each with the passages that say so. Beside what reports call them, a side is
 * a party that bargains nearly as much as the one that does most, over all reports; and a critic that objects in two moves
 * or more and is called no party, nor bargains.
 */
export function withParts(
  actors: readonly Actor[],
  inputs: readonly JoinInput[],
  moves: readonly Move[],
  idOf: JoinedActors['idOf'],
): readonly Actor[] {
  const actorsById = new Map(actors.map((actor) => [actor.id, actor]));
  const told = new Map<string, Map<Part, Passage[]>>();
  const add = (actor: string, part: Part, passage: Passage): void => {
    const own = told.get(actor) ?? new Map<Part, Passage[]>();
    const known = own.get(part) ?? [];
    known.push(passage);
    own.set(part, known);
    told.set(actor, own);
  };
  for (const { report, reading } of inputs)
    for (const local of reading.parts ?? []) {
      const id = idOf(report.id, local.actor);
      if (id !== null && isPart(local.part)) add(id, local.part, passageAt(report.id, report.text, local));
    }
  const bargains = new Set(
    moves.filter(({ act }) => bargaining.has(act)).flatMap(({ actor }) => sideOf(actorsById, actor) ?? []),
  );
  for (const { side, moves: own } of bargainers(actorsById, moves))
    for (const { passage } of own) add(side, 'party', passage);
  const objections = new Map<string, Move[]>();
  for (const move of moves) {
    if (move.actor === null || !objecting.has(move.act)) continue;
    const own = objections.get(move.actor);
    if (own === undefined) objections.set(move.actor, [move]);
    else own.push(move);
  }
  for (const [actor, own] of objections) {
    const side = sideOf(actorsById, actor) ?? actor;
    if (own.length < 2 || bargains.has(side) || told.get(side)?.has('party') === true) continue;
    for (const { passage } of own) add(actor, 'critic', passage);
  }
  return actors.map((actor) => {
    const own = told.get(actor.id);
    if (own === undefined) return actor;
    return {
      ...actor,
      parts: parts.flatMap((part) => {
        const passages = own.get(part);
        return passages === undefined ? [] : [{ part, passages }];
      }),
    };
  });
}

/** Of the bargaining of the side that does most of it, a party does this share at least. */
const share = 0.45;

interface Bargainer {
  readonly side: string;
  /** The surest bargaining move of each report that tells one of it. */
  readonly moves: readonly Move[];
}

/**
 * States and bodies that bargain: of each report the surest move counts, by how sure it is, whether the side made it or
 * another made it toward the side. Who is only asked and never bargains itself is none.
 */
function bargainers(actorsById: ReadonlyMap<string, Actor>, moves: readonly Move[]): readonly Bargainer[] {
  const bySide = new Map<string, Map<string, Move>>();
  const active = new Set<string>();
  for (const move of moves) {
    if (!bargaining.has(move.act)) continue;
    const side = sideOf(actorsById, move.actor);
    if (side !== null) active.add(side);
    for (const one of new Set([side, sideOf(actorsById, move.toward)])) {
      if (one === null || !isSide(actorsById.get(one))) continue;
      const own = bySide.get(one) ?? new Map<string, Move>();
      const surest = own.get(move.report);
      if (surest === undefined || (move.confidence ?? 1) > (surest.confidence ?? 1))
        own.set(move.report, move);
      bySide.set(one, own);
    }
  }
  const weighed = [...bySide]
    .filter(([side]) => active.has(side))
    .map(([side, own]) => ({
      side,
      moves: [...own.values()],
      weight: [...own.values()].reduce((sum, { confidence = 1 }) => sum + confidence, 0),
    }));
  const [first, second] = weighed.map(({ weight }) => weight).sort((a, b) => b - a);
  const least = share * (first ?? 0);
  // Nobody bargains alone: where one side is told of far more, the next that more than one report tells of counts too.
  return weighed.filter(
    ({ weight, moves: own }) => weight >= least || (weight === second && least > second && own.length > 1),
  );
}
