import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { every, type Formula, member, some } from './formula.js';
import { minimalSets } from './minimal.js';

const holds = (formula: Formula, set: number): boolean => {
  if (formula.kind === 'fixed') return formula.value;
  if (formula.kind === 'member') return (set & (1 << formula.member)) !== 0;
  return formula.of.filter((inner) => holds(inner, set)).length >= formula.least;
};

/** Every set tried: a set counts if it makes the rule true and does not without any one of its members. */
function bruteForce(formula: Formula, members: number): readonly string[] {
  const found: string[] = [];
  for (let set = 0; set < 1 << members; set++) {
    if (!holds(formula, set)) continue;
    const inside = Array.from({ length: members }, (_, index) => index).filter((index) => set & (1 << index));
    if (inside.every((index) => !holds(formula, set & ~(1 << index)))) found.push(inside.join(' '));
  }
  return found.sort();
}

const formulas = (members: number): fc.Arbitrary<Formula> =>
  fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: 0, max: members - 1 }).map(member),
      fc
        .array(tie('formula'), { minLength: 1, maxLength: 6 })
        .chain((of) =>
          fc.integer({ min: 1, max: of.length }).map((least): Formula => ({ kind: 'at-least', least, of })),
        ),
    ),
  })).formula;

describe('minimal sets', () => {
  test('are those that brute force finds, shared members and all', () => {
    fc.assert(
      fc.property(formulas(12), (formula) => {
        const sets = minimalSets(formula);
        const listed = [...sets.list()].map((set) => set.join(' ')).sort();
        expect(listed).toEqual(bruteForce(formula, 12));
        expect(sets.count).toBe(BigInt(listed.length));
        expect(sets.patterns(1e6).reduce((sum, one) => sum + one.sets, 0n)).toBe(sets.count);
        const inAll = sets.inAll.map(String);
        for (const set of listed) expect(set.split(' ')).toEqual(expect.arrayContaining(inAll));
      }),
      { numRuns: 150 },
    );
  });

  test('are those that brute force finds with sixteen members', () => {
    fc.assert(
      fc.property(formulas(16), (formula) => {
        const listed = [...minimalSets(formula).list()].map((set) => set.join(' ')).sort();
        expect(listed).toEqual(bruteForce(formula, 16));
      }),
      { numRuns: 12 },
    );
  });

  test('of a rule with more sets than could be listed are counted and summed up', () => {
    const forty = Array.from({ length: 40 }, (_, index) => member(index));
    const sets = minimalSets({ kind: 'at-least', least: 21, of: forty });
    expect(sets.count).toBe(131_282_408_400n);
    expect(sets.patterns(10)).toEqual([
      { parts: [{ take: 21, of: forty.map((_, index) => index) }], sets: 131_282_408_400n },
    ]);
    expect(sets.list().next().value).toHaveLength(21);
  });

  test('name who is in every one', () => {
    const sets = minimalSets(every([member(0), some([member(1), member(2)])]));
    expect([...sets.list()]).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(sets.inAll).toEqual([0]);
  });
});
