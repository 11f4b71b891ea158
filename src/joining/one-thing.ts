import type { Term } from './record.js';

/** So much of the fewer moves two terms have to share. */
const share = 0.5;

/**
 * Terms of one side in one state that the same moves make for the most part: one thing that touches several issues, told
 * once. The first of each is the one that came first; each term is in one group.
 *
 * ```ts
 * oneThing([demand('sanctions', ['m1', 'm2']), demand('trade', ['m2', 'm1']), demand('trade', ['m3'])])
 * // [[sanctions, trade], [trade]]
 * ```
 */
export function oneThing(terms: readonly Term[]): readonly (readonly Term[])[] {
  const groups: Term[][] = [];
  const bySide = new Map<string, { readonly moves: ReadonlySet<string>; readonly group: Term[] }[]>();
  for (const term of terms) {
    const key = JSON.stringify([term.party, term.state]);
    const others = bySide.get(key) ?? [];
    bySide.set(key, others);
    const like = others.find(({ moves }) => {
      const both = term.moves.filter((move) => moves.has(move)).length;
      return both > 0 && both >= share * Math.min(moves.size, term.moves.length);
    });
    if (like !== undefined) like.group.push(term);
    else {
      const group = [term];
      groups.push(group);
      others.push({ moves: new Set(term.moves), group });
    }
  }
  return groups;
}

/** How many independent voices tell any of some terms. */
export const voicesOfAny = (terms: readonly Term[]): number =>
  new Set(terms.flatMap(({ lineages }) => lineages)).size;
