import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import type { LocalActor } from '../../reading/actor.js';
import type { JoinInput } from '../join-input.js';
import { byCodeUnits } from '../kept/union.js';
import { type Ruling, rulingOf } from '../rulings/ruling.js';
import { newFamiliesMemory, unitedFamilies } from './families.js';
import { newProfilesMemory, profilesOf } from './profiles.js';
import { newSpellingsMemory } from './spellings.js';
import { type ProfileSet, unitedProfiles } from './uniting.js';

const bare = reportOf('Nobody said a word.', 'bare.txt');

const [given, surnames] = [
  'Ada Otto Mira Jon Ivo Selma Karin Pavel'.split(' '),
  'Karelsky Brandt Holt Vance Pell Zimmer Quist Lund Moran Tesk Gorin Ruud Fasse Dorsey'.split(' '),
];

/** Full names, spellings of them, halves, the other way round, offices in place of a name. */
const name: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...given), fc.constantFrom(...surnames), fc.nat(9))
  .map(([first, last, form]) => {
    if (form === 0) return first;
    if (form === 1) return last;
    if (form === 2) return `${last} ${first}`;
    if (form === 3) return `${first.slice(0, 1)}. ${last}y`;
    return form > 7 ? `Norland's ${titles[last.length % 8]}` : `${first} ${last}`;
  });
const titles = 'envoy,foreign minister,spokesman,mayor,judge,consul,chief of staff,treasurer'.split(',');

const state = (key: string): LocalActor => ({
  name: key,
  kind: 'state',
  names: [key],
  roles: [],
  side: null,
  key,
});

const somebody: fc.Arbitrary<LocalActor> = fc
  .record({
    name,
    kind: fc.constantFrom('person', 'person', 'group', 'organization'),
    side: fc.option(fc.constantFrom(0, 1), { freq: 3 }),
    held: fc.option(fc.constantFrom(...titles), { freq: 3 }),
    of: fc.constantFrom(0, 1, null),
  })
  .map(({ name, kind, side, held, of }) => ({
    name,
    kind,
    names: [name],
    roles: kind === 'person' && held !== null ? [{ title: held, of, start: 0, end: 6 }] : [],
    side,
    key: null,
  }));

const reports: fc.Arbitrary<readonly JoinInput[]> = fc
  .array(fc.array(somebody, { maxLength: 2 }), { minLength: 70, maxLength: 90 })
  .map((all) =>
    all.map(
      (actors, i): JoinInput => ({
        report: { ...bare.report, id: `r${String(i).padStart(2, '0')}` },
        reading: { ...bare.reading, actors: [state('Norland'), state('Esturia'), ...actors] },
      }),
    ),
  );

const merging: readonly Ruling[] = [
  rulingOf({
    by: 'n',
    at: '2031-05-20T10:00:00Z',
    note: null,
    kind: 'merge-actors',
    names: ['Otto Brandt', 'Karelsky'],
    item: null,
    target: null,
    labels: null,
  }),
];

const told = (sets: Iterable<ProfileSet>): readonly string[] =>
  [...sets]
    .map(({ profiles, unitings }) =>
      JSON.stringify([
        profiles.map(({ members }) => members.map(({ id }) => id)),
        unitings.map(({ a, told, reason, step }) => [a.id, told.map(({ id }) => id), reason, step]),
      ]),
    )
    .sort(byCodeUnits);

test('who is united step by step is who all at once are, whoever came or went, ruled on or not', () => {
  fc.assert(
    fc.property(
      reports,
      fc.array(
        fc.record({
          turned: fc.array(fc.nat(), { maxLength: 2 }),
          ruled: fc.constantFrom(false, false, true),
        }),
      ),
      (all, steps) => {
        const [profilesMemory, memory] = [newProfilesMemory(), newFamiliesMemory()];
        const united = new Set<ProfileSet>();
        const held = new Set(all.slice(10));
        for (const { turned, ruled } of [{ turned: [], ruled: false }, ...steps]) {
          for (const at of turned) {
            const one = all[at % all.length];
            if (one !== undefined && !held.delete(one)) held.add(one);
          }
          const inputs = all.filter((one) => held.has(one));
          const rulings = ruled ? merging : [];
          const { profiles, changes } = profilesOf(inputs, profilesMemory);
          const { come, gone } = unitedFamilies(profiles, changes, rulings, memory);
          for (const set of gone) expect(united.delete(set)).toBe(true);
          for (const set of come) united.add(set);
          expect(told(united)).toEqual(told(unitedProfiles(profiles, rulings, [], newSpellingsMemory())));
        }
      },
    ),
    { numRuns: 150 },
  );
});
