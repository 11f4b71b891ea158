import type { LocalActor } from '../actor.js';

/**
 * Whom the actors stand for that are no more than what somebody wrote or agreed to: "the Arlandic proposal" for Arland,
 * "Grain Accord" for nobody. All others stand for themselves and are not in it.
 */
export function ownersOf(
  actors: readonly LocalActor[],
  papers: ReadonlySet<string>,
): ReadonlyMap<number, number | null> {
  const owners = new Map<number, number | null>();
  actors.forEach(({ kind, name, key, side }, actor) => {
    if (kind === 'person' || kind === 'state' || key !== null) return;
    const head = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
    if (papers.has(head)) owners.set(actor, side);
  });
  return owners;
}

/** Who is meant where an actor is named: itself, whom it stands for, or nobody. */
export function meantBy(
  {
    owners,
    nobodies,
  }: { readonly owners: ReadonlyMap<number, number | null>; readonly nobodies: ReadonlySet<number> },
  actor: number | null,
): number | null {
  if (actor === null) return null;
  const owner = owners.get(actor);
  const meant = owner === undefined ? actor : owner;
  return meant === null || nobodies.has(meant) ? null : meant;
}
