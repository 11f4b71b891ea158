import type { Formula } from './formula.js';

/**
 * Members that can be exchanged for one another without changing the rule as it is written, as lists in the order
 * given. Two are compared only where they stand in places of the same shape; then the rule with both exchanged must
 * be the rule itself, the order within "so many of" apart.
 */
export function alikeIn(formula: Formula, order: readonly number[]): readonly (readonly number[])[] {
  const shapes = shapesOf(formula);
  const ids = new Map<string, number>();
  const identity = (at: Formula, a: number, b: number): number => {
    const key =
      at.kind === 'fixed'
        ? String(at.value)
        : at.kind === 'member'
          ? `m${at.member === a ? b : at.member === b ? a : at.member}`
          : `${at.least}:${at.of
              .map((inner) => identity(inner, a, b))
              .sort((x, y) => x - y)
              .join(' ')}`;
    const before = ids.get(key);
    if (before !== undefined) return before;
    ids.set(key, ids.size);
    return ids.size - 1;
  };
  const own = identity(formula, -1, -1);
  const classes: number[][] = [];
  for (const one of order) {
    const alike = classes.find(([first]) => {
      if (first === undefined || shapes.get(first) !== shapes.get(one)) return false;
      return identity(formula, first, one) === own;
    });
    if (alike) alike.push(one);
    else classes.push([one]);
  }
  return classes;
}

/** Of each member, the places in which it stands: how many of how many, from the outside in. */
function shapesOf(formula: Formula): ReadonlyMap<number, string> {
  const found = new Map<number, string[]>();
  const walk = (at: Formula, path: string): void => {
    if (at.kind === 'member') found.set(at.member, [...(found.get(at.member) ?? []), path]);
    if (at.kind === 'at-least') for (const inner of at.of) walk(inner, `${path}/${at.least}:${at.of.length}`);
  };
  walk(formula, '');
  return new Map([...found].map(([one, paths]) => [one, paths.sort().join(' ')]));
}
