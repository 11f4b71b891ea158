import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesAmong } from './candidates.js';
import { candidatesOf, type Keyed, sharingOf, shifted, touched } from './sharing.js';

/** Reports with few keys, so that many share one: more than a crowd. The number is no sign of the place. */
const reports: fc.Arbitrary<readonly Keyed[]> = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), { minLength: 40, maxLength: 90 })
  .chain((keys) =>
    fc
      .shuffledSubarray([...keys.keys()], { minLength: keys.length })
      .map((numbers) =>
        keys.map((own, place): Keyed => ({ number: numbers[place] ?? 0, keys: Uint32Array.from(own) })),
      ),
  );

/** Candidates of each report by number, found from all at once. */
function foundAtOnce(all: readonly Keyed[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map(all.map(({ number }): [number, readonly number[]] => [number, []]));
  for (const { a, others } of candidatesAmong(all.map(({ keys }) => keys)))
    found.set(
      all[a]?.number ?? -1,
      others.map((b) => all[b]?.number ?? -1),
    );
  return found;
}

test('what came and went touches all whose candidates change, and these are found as all at once finds them', () => {
  fc.assert(
    fc.property(reports, fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 })), (all, steps) => {
      const held = new Set(all.filter((_, place) => place % 2 === 0));
      const standing = (): readonly Keyed[] => all.filter((one) => held.has(one));
      let sharing = sharingOf(standing());
      const kept = new Map(foundAtOnce(standing()));
      for (const step of steps) {
        const turned = [...new Set(step.map((place) => all[place % all.length]))].flatMap((one) => one ?? []);
        const gone = turned.filter((one) => held.has(one));
        const fresh = turned.filter((one) => !held.has(one));
        for (const one of gone) held.delete(one);
        for (const one of fresh) held.add(one);
        const now = standing();
        const rank = new Int32Array(all.length).fill(-1);
        now.forEach(({ number }, place) => {
          rank[number] = place;
        });
        sharing = shifted(sharing, gone, fresh);
        expect(sharing).toEqual(sharingOf(now));
        for (const { number } of gone) kept.delete(number);
        for (const { number } of fresh) kept.set(number, []);
        for (const one of now)
          if (touched(sharing, turned, rank).has(one.number))
            kept.set(one.number, candidatesOf(sharing, one, rank));
        const whole = foundAtOnce(now);
        for (const { number } of now) expect(kept.get(number)).toEqual(whole.get(number));
      }
    }),
    { numRuns: 60 },
  );
});
