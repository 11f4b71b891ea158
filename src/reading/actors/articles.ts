import type { LocalActor, Mention } from '../actor.js';

/**
 * How many times more a state's or body's own name stands behind "the" than without it: "the White House said" tells that it
 * is called so within a sentence. Nothing is told of persons and groups.
 */
export function withArticles(
  actors: readonly LocalActor[],
  mentions: readonly Mention[],
  text: string,
): readonly LocalActor[] {
  const more = new Map<number, number>();
  for (const { actor, start, end } of mentions) {
    const named = actors[actor];
    if (named === undefined || !/^(?:state|organization)$/.test(named.kind)) continue;
    if (text.slice(start, end) !== named.name) continue;
    const behind = /\bthe $/i.test(text.slice(Math.max(0, start - 5), start));
    more.set(actor, (more.get(actor) ?? 0) + (behind ? 1 : -1));
  }
  return actors.map((actor, at) => {
    const article = more.get(at);
    return article === undefined ? actor : { ...actor, article };
  });
}
