import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { ruled } from '../../../tests/support/rulings.js';
import { join } from '../join.js';
import { locate } from './locate.js';
import { mergeRulings } from './merge.js';
import { type NewRuling, type Ruling, targetOf, undoRuling } from './ruling.js';

const text =
  'Norland agreed to open the sluices. The envoys then went home. Norland agreed to open the sluices at dawn.';
const input = reportOf(text, 'a.txt');

const add = (over: Partial<NewRuling> = {}): Ruling =>
  ruled({
    kind: 'add',
    item: 'move',
    target: targetOf(input.report, 36, 63),
    labels: { act: 'refuse', issues: ['talks'] },
    ...over,
  });

test('an added item stands in the record, with who added it', () => {
  const record = join([input], { title: 't', asOf: null, rulings: [add()] });
  expect(record.rulings?.map(({ state, by }) => [state, by])).toEqual([['applied', 'M. Osk']]);
  const id = record.rulings?.[0]?.items[0];
  expect(record.moves.find((move) => move.id === id)?.passage.text).toBe('The envoys then went home. ');
});

test('a ruling taken back leaves the record as it was and is still listed', () => {
  const ruling = add();
  const undone = undoRuling([ruling], ruling.id, 'K. Lind', '2031-05-16T08:00:00Z');
  const record = join([input], { title: 't', asOf: null, rulings: undone });
  const bare = join([input], { title: 't', asOf: null });
  expect(record.rulings?.map(({ state }) => state)).toEqual(['undone']);
  expect({ ...record, rulings: undefined }).toEqual({ ...bare, rulings: undefined });
});

test('words that moved are found again; a look-alike is never taken', () => {
  const target = targetOf({ id: 'x', text }, 0, 34);
  const moved = `Updated at noon. ${text}`;
  expect(locate(target, moved)).toEqual({ start: 17, end: 51 });
  expect(locate(target, text.slice(text.indexOf('The envoys')))).toBeNull();
  const second = targetOf({ id: 'x', text }, 36, 61);
  expect(locate(second, moved)).toEqual({ start: 53, end: 78 });
  expect(locate(second, moved.replace('then went', 'had gone'))).toBeNull();
});

test('two people’s rulings: all kept, what cannot both hold is shown', () => {
  const mine = add({ kind: 'reject', labels: null });
  const theirs = add({ kind: 'confirm', labels: null, by: 'K. Lind', at: '2031-05-16T08:00:00Z' });
  const { rulings, conflicts } = mergeRulings([mine], [theirs]);
  expect(rulings).toHaveLength(2);
  expect(conflicts).toEqual([{ ids: [mine.id, theirs.id], reason: 'same-words-ruled-twice' }]);
});

const rulings = fc.array(
  fc
    .record({
      kind: fc.constantFrom('reject' as const, 'confirm' as const, 'add' as const, 'relabel' as const),
      by: fc.constantFrom('M. Osk', 'K. Lind'),
      minute: fc.integer({ min: 10, max: 59 }),
      start: fc.integer({ min: 0, max: 80 }),
      length: fc.integer({ min: 1, max: 30 }),
      item: fc.constantFrom('move' as const, 'statement' as const, 'observation' as const),
    })
    .map(({ kind, by, minute, start, length, item }) =>
      add({
        kind,
        by,
        item,
        at: `2031-05-15T08:${minute}:00Z`,
        target: targetOf(input.report, start, start + length),
      }),
    ),
  { maxLength: 6 },
);

test('no ruling is ever lost', () => {
  fc.assert(
    fc.property(rulings, rulings, fc.boolean(), (mine, theirs, gone) => {
      const merged = mergeRulings(mine, theirs).rulings;
      for (const { id } of [...mine, ...theirs]) expect(merged.some((ruling) => ruling.id === id)).toBe(true);
      const record = join(gone ? [] : [input], { title: 't', asOf: null, rulings: merged });
      expect((record.rulings ?? []).map(({ id }) => id).sort()).toEqual(merged.map(({ id }) => id).sort());
    }),
    { numRuns: 50 },
  );
});

test('an added step stands on the path, beside what else tells of it, with who added it', () => {
  const step = add({
    item: 'step',
    labels: { step: 'referendum' },
    target: targetOf(input.report, 36, 62),
  });
  const again = add({
    item: 'step',
    labels: { step: 'referendum' },
    target: targetOf(input.report, 0, 34),
    at: '2031-05-15T09:00:00Z',
  });
  const record = join([input], { title: 't', asOf: null, rulings: [step, again] });
  const added = record.steps.filter(({ kind }) => kind === 'referendum');
  expect(added.map(({ told }) => told.map(({ text: words }) => words))).toEqual([
    ['The envoys then went home.', 'Norland agreed to open the sluices'],
  ]);
  expect(record.rulings?.map(({ state, items }) => [state, items])).toEqual([
    ['applied', [added[0]?.id]],
    ['applied', [added[0]?.id]],
  ]);
  expect(record.rulings?.[0]?.about).toMatchObject({ item: 'step', words: 'The envoys then went home.' });
});

test('words that are said to be no part of a report count for nothing, and come back when that is undone', () => {
  const bare = join([input], { title: 't', asOf: null });
  expect(bare.moves.length).toBeGreaterThan(0);
  const out = add({ item: 'furniture', labels: null, target: targetOf(input.report, 0, text.length) });
  const record = join([input], { title: 't', asOf: null, rulings: [out] });
  expect(record.rulings?.map(({ state }) => state)).toEqual(['applied']);
  expect([record.moves, record.statements, record.terms, record.steps, record.points]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
  expect(record.reports[0]?.furniture.map(({ text: words }) => words)).toContain(text);
  const undone = undoRuling([out], out.id, 'M. Osk', '2031-05-16T08:00:00Z');
  expect(join([input], { title: 't', asOf: null, rulings: undone }).moves).toEqual(bare.moves);
});

test('of two statements in one passage the one that is ruled on goes, the other stays', () => {
  const told = reportOf(
    'Minister Osk called the draft fair and said the sluices would open in June.',
    'b.txt',
  );
  const bare = join([told], { title: 't', asOf: null });
  const [first, second] = bare.statements;
  expect(bare.statements).toHaveLength(2);
  if (!first || !second) return;
  const wrong = add({
    kind: 'reject',
    item: 'statement',
    labels: null,
    target: targetOf(told.report, second.content.start, second.content.end),
  });
  const record = join([told], { title: 't', asOf: null, rulings: [wrong] });
  expect(record.rulings?.map(({ items }) => items)).toEqual([[second.id]]);
  expect(record.statements.map(({ id }) => id)).toEqual([first.id]);
});

const several = [
  'Talks on the lake went on.\n\nThe treaty would be signed by the foreign ministers, an envoy said.',
  'Talks on the lake went on.\n\nThe accord would be signed at a conference in Halvik once the harvest is in.',
].map((one, i) => reportOf(one, `${i}.txt`));
const bare = join(several, { title: 't', asOf: null });
const places = [
  ...bare.points.flatMap(({ accounts }) =>
    accounts.flatMap(({ passages }) => passages.map((passage) => ({ item: 'point' as const, passage }))),
  ),
  ...bare.steps.flatMap(({ told }) => told.map((passage) => ({ item: 'step' as const, passage }))),
];

const onJoined = fc.array(
  fc
    .record({
      kind: fc.constantFrom('reject' as const, 'confirm' as const),
      by: fc.constantFrom('M. Osk', 'K. Lind'),
      minute: fc.integer({ min: 10, max: 59 }),
      place: fc.constantFrom(...places),
    })
    .map(({ kind, by, minute, place: { item, passage } }) => {
      const of = several.find(({ report }) => report.id === passage.report)?.report ?? { id: '', text: '' };
      return ruled({
        kind,
        by,
        item,
        at: `2031-05-15T08:${minute}:00Z`,
        target: targetOf(of, passage.start, passage.end),
      });
    }),
  { minLength: 1, maxLength: 6 },
);

test('rulings on points and steps: none is lost, whatever else is ruled or gone; taken back, they leave no trace', () => {
  expect(new Set(places.map(({ item }) => item)).size).toBe(2);
  fc.assert(
    fc.property(onJoined, onJoined, fc.boolean(), (mine, theirs, gone) => {
      const merged = mergeRulings(mine, theirs).rulings;
      const ids = merged.map(({ id }) => id).sort();
      const record = join(gone ? several.slice(1) : several, { title: 't', asOf: null, rulings: merged });
      expect((record.rulings ?? []).map(({ id }) => id).sort()).toEqual(ids);
      for (const { state } of record.rulings ?? [])
        expect(['applied', 'orphaned', 'conflict']).toContain(state);

      const undone = merged.reduce<readonly Ruling[]>(
        (left, { id }) => undoRuling(left, id, 'K. Lind', '2031-05-16T08:00:00Z'),
        merged,
      );
      const without = join(several, { title: 't', asOf: null, rulings: undone });
      expect({ ...without, rulings: undefined }).toEqual({ ...bare, rulings: undefined });
    }),
    { numRuns: 25 },
  );
});
