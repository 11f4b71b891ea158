import type { Term } from '../record.js';

/** So much of the fewer moves two terms have to share to be one thing. */
export const sharedAtLeast = 0.5;

/**
 * Terms of one side in one state that the same moves make for the most part, or that one clause tells: one thing that
 * touches several issues, told once. The first of each is the one that came first; each term is in one group.
 *
 * ```ts
 * oneThing([demand('sanctions', ['m1', 'm2']), demand('trade', ['m2', 'm1']), demand('trade', ['m3'])])
 * // [[sanctions, trade], [trade]]
 * ```
 */
export function oneThing(terms: readonly Term[]): readonly (readonly Term[])[] {
  const groups: Term[][] = [];
  const bySide = new Map<string, { readonly first: Term; readonly group: Term[] }[]>();
  for (const term of terms) {
    const key = JSON.stringify([term.party, term.state]);
    const others = bySide.get(key) ?? [];
    bySide.set(key, others);
    const like = others.find(
      ({ first }) => haveMovesInCommon(first.moves, term.moves) || areToldByOne(first, term),
    );
    if (like !== undefined) like.group.push(term);
    else {
      const group = [term];
      groups.push(group);
      others.push({ first: term, group });
    }
  }
  return groups;
}

/** Whether the moves of one are for the most part those of the other. */
function haveMovesInCommon(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length < b.length ? [a, new Set(b)] : [b, new Set(a)];
  const both = fewer.filter((move) => more.has(move)).length;
  return both > 0 && both >= sharedAtLeast * fewer.length;
}

/** Whether one clause stands for both. */
export const areToldByOne = ({ passage: a }: Term, { passage: b }: Term): boolean =>
  a !== undefined && b !== undefined && a.report === b.report && a.start === b.start && a.end === b.end;

/** How many independent voices tell any of some terms. */
export const voicesOfAny = (terms: readonly Term[]): number =>
  new Set(terms.flatMap(({ lineages }) => lineages)).size;
