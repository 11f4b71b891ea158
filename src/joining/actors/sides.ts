import { byId, changesBetween } from '../kept/kept.js';
import type { Actor } from '../record.js';

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

/** Actors by their ids, and whom each speaks for, kept from join to join. */
export interface Sides {
  readonly actorsById: ReadonlyMap<string, Actor>;
  /** The side that an actor speaks for, himself where he speaks for nobody else. */
  readonly of: (actor: string | null) => string | null;
}

export interface SidesMemory {
  actors: readonly Actor[];
  readonly byId: Map<string, Actor>;
  readonly sides: Map<string, string>;
}

export const newSidesMemory = (): SidesMemory => ({ actors: [], byId: new Map(), sides: new Map() });

/** Whom all speak for now, and who was there before and speaks for another side now. `actors` in the order of their ids. */
export function sidesOf(
  actors: readonly Actor[],
  memory: SidesMemory,
): Sides & { readonly turned: ReadonlySet<string> } {
  const { byId: actorsById, sides } = memory;
  const { come, gone } = changesBetween(memory.actors, actors, byId);
  memory.actors = actors;
  const before = new Map(gone.map((actor) => [actor.id, actor]));
  for (const { id } of gone) actorsById.delete(id);
  for (const actor of come) actorsById.set(actor.id, actor);
  const turned = new Set<string>();
  // Whom one speaks for may go through others: where anybody has changed sides all are looked at.
  const whole = come.some(({ id, side }) => before.has(id) && before.get(id)?.side !== side);
  const looked = whole ? actors : come;
  for (const { id } of gone) if (!actorsById.has(id)) sides.delete(id);
  for (const { id } of looked) {
    const [had, side] = [sides.get(id), sideOf(actorsById, id) ?? id];
    if (had !== undefined && had !== side) turned.add(id);
    if (had !== side) sides.set(id, side);
  }
  return { actorsById, of: (actor) => (actor === null ? null : (sides.get(actor) ?? actor)), turned };
}
