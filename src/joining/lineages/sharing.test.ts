import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesAmong } from './candidates.js';
import { candidatesOf, type Keyed, metBy, Sharing } from './sharing.js';

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
      // By place. What comes back has another number: no number that went comes again.
      const held = new Map([...all.entries()].filter(([place]) => place % 2 === 0));
      let next = all.length;
      const standing = (): readonly Keyed[] => [...held].sort(([p], [q]) => p - q).map(([, one]) => one);
      const sharing = new Sharing(standing());
      const placeOf = new Map([...held].map(([place, { number }]) => [number, place]));
      const order = (p: number, q: number): number => (placeOf.get(p) ?? 0) - (placeOf.get(q) ?? 0);
      const kept = new Map(foundAtOnce(standing()));
      for (const step of steps) {
        const [gone, fresh]: [Keyed[], Keyed[]] = [[], []];
        for (const place of new Set(step.map((one) => one % all.length))) {
          const [here, known] = [held.get(place), all[place]];
          if (here !== undefined) {
            gone.push(here);
            held.delete(place);
          } else if (known !== undefined) {
            const back = { number: next++, keys: known.keys };
            fresh.push(back);
            held.set(place, back);
            placeOf.set(back.number, place);
          }
        }
        const stale = sharing.shift({ come: fresh, gone }, order);
        for (const { number } of gone) kept.delete(number);
        for (const { number } of fresh) kept.set(number, []);
        const now = standing();
        const out = new Set(gone.map(({ number }) => number));
        for (const [number, others] of kept)
          kept.set(
            number,
            others.filter((other) => !out.has(other)),
          );
        for (const one of fresh)
          for (const other of metBy(sharing, one, order))
            kept.set(other, [...(kept.get(other) ?? []), one.number].sort(order));
        for (const one of now)
          if (stale.has(one.number) || fresh.includes(one))
            kept.set(one.number, candidatesOf(sharing, one, order));
        const whole = foundAtOnce(now);
        for (const { number } of now) expect(kept.get(number)).toEqual(whole.get(number));
      }
    }),
    { numRuns: 60 },
  );
});
