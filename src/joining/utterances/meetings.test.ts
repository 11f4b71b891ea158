import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Meeter, Meetings } from './meetings.js';

const name = ({ id }: Meeter, other: Meeter): string => `${id} ${other.id}`;

/** Pairs kept up step by step, as joining keeps them. */
function keeper() {
  const meetings = new Meetings<Meeter>();
  const pairs = new Set<string>();
  const gain = ([a, b]: readonly [Meeter, Meeter]): void => {
    pairs.add(name(a, b));
  };
  return {
    pairs,
    add: (one: Meeter): void =>
      meetings.add(one, gain, ([a, b]) => {
        if (!meetings.meet(a, b)) pairs.delete(name(a, b));
      }),
    remove: (one: Meeter): void => {
      meetings.remove(one, gain);
      for (const pair of [...pairs]) if (pair.split(' ').includes(one.id)) pairs.delete(pair);
    },
  };
}

const sayings: fc.Arbitrary<readonly Meeter[]> = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 5 }),
      report: fc.integer({ min: 0, max: 40 }),
      // Few words, so that many share one: more than are all compared with each other.
      words: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      speaker: fc.constantFrom(null, 'a-marin', 'a-marin', 'a-osk'),
    }),
    { maxLength: 120 },
  )
  .map((list) =>
    list.map(({ day, report, words, speaker }, i) => ({
      id: `s${i}`,
      report: `r${report}`,
      day: String(day),
      keys: speaker === null ? words : [...words, speaker],
    })),
  );

test('added and taken out one by one, sayings meet as when all are taken in at once', () => {
  fc.assert(
    fc.property(sayings, fc.array(fc.nat()), (all, out) => {
      const { pairs, add, remove } = keeper();
      for (const one of all) add(one);
      const gone = new Set(out.flatMap((at) => all[at % Math.max(1, all.length)] ?? []));
      for (const one of gone) remove(one);
      const whole = new Set<string>();
      const left = all.filter((one) => !gone.has(one));
      for (const [one, met] of new Meetings<Meeter>().fill(left))
        for (const other of met) whole.add(name(one, other));
      expect([...pairs].sort()).toEqual([...whole].sort());
    }),
    { numRuns: 200 },
  );
});
