import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gathered } from './gathered.js';
import { byId, changesBetween, foundIn, heldBy, type Made, madeOf, patched } from './kept.js';

interface Thing {
  readonly id: string;
  readonly held: readonly { readonly id: string; readonly what: number }[];
}

/** Lists in order, one after another; equal things are the same object in all. */
const lists: fc.Arbitrary<readonly (readonly Thing[])[]> = fc
  .array(
    fc.record({
      id: fc.nat(40).map((n) => `r${String(n).padStart(2, '0')}`),
      what: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((made) => made.map(({ id, what }): Thing => ({ id, held: what.map((one) => ({ id, what: one })) })))
  .chain((things) => fc.array(fc.subarray(things), { minLength: 2, maxLength: 6 }))
  .map((some) => some.map((list) => [...new Map(list.map((one) => [one.id, one])).values()].sort(byId)));

test('what came and went makes one list of the other', () => {
  fc.assert(
    fc.property(lists, (all) => {
      all.forEach((now, i) => {
        const before = all[i - 1] ?? [];
        expect(patched(before, changesBetween(before, now, byId), byId)).toEqual(now);
      });
    }),
  );
});

test('what is made of a list is made of what came and what is stale, and is what it would be made at once', () => {
  fc.assert(
    fc.property(lists, fc.array(fc.nat(40)), (all, numbers) => {
      let made: Made<Thing, string> = { from: [], to: [] };
      all.forEach((now, i) => {
        const stale = numbers.map((n) => ({ id: `r${String(n).padStart(2, '0')}` }));
        const opened: string[] = [];
        const before = made.from;
        made = madeOf(
          made,
          now,
          byId,
          ({ id, held }) => {
            opened.push(id);
            return `${id} ${held.length} ${stale.some((one) => one.id === id) ? i : ''}`;
          },
          stale,
        );
        expect(made.to.map((one) => one.slice(0, 5))).toEqual(
          now.map(({ id, held }) => `${id} ${held.length}`.slice(0, 5)),
        );
        const due = now.filter((one) => !before.includes(one) || stale.some(({ id }) => id === one.id));
        expect(opened.sort()).toEqual(due.map(({ id }) => id));
      });
    }),
  );
});

test('all that a list holds is what its things hold, one after another; the same list while they are the same', () => {
  fc.assert(
    fc.property(lists, (all) => {
      let made: Made<Thing, Thing['held'][number]> = { from: [], to: [] };
      for (const now of all) {
        made = heldBy(made, now, byId, ({ held }) => held);
        expect(made.to).toEqual(now.flatMap(({ held }) => held));
        expect(heldBy(made, [...now], byId, ({ held }) => held).to).toBe(made.to);
        for (const one of now) expect(foundIn(now, { id: one.id }, byId)).toBe(one);
      }
    }),
  );
});

test('what reports tell stands in their order, whichever came first, and what was given out stays as it is', () => {
  const told = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), told), { maxLength: 30 }), (tellings) => {
      const gathered = new Gathered<{ readonly report: string; readonly what: number }>();
      const now = new Map<string, Map<string, { readonly report: string; readonly what: number }[]>>();
      for (const [n, things] of tellings) {
        const report = `r${n}`;
        const own = new Map<string, { readonly report: string; readonly what: number }[]>();
        for (const [key, what] of things) own.set(key, [...(own.get(key) ?? []), { report, what }]);
        const given = ['a', 'b', 'c'].map((key) => gathered.of(key));
        const copies = given.map((list) => [...list]);
        expect(gathered.tell(report, own)).toHaveLength([...(now.get(report)?.values() ?? [])].flat().length);
        now.set(report, own);
        expect(given).toEqual(copies);
        for (const key of ['a', 'b', 'c']) {
          const all = [...now]
            .sort(([p], [q]) => (p < q ? -1 : 1))
            .flatMap(([, lists]) => lists.get(key) ?? []);
          expect(gathered.of(key)).toEqual(all);
          expect(gathered.count(key)).toBe(all.length);
        }
      }
    }),
  );
});
