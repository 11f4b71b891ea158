import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../tests/support/reports.js';
import { loadNearness } from '../text/load-nearness.js';
import { createJoiner, type Joiner, join, type KeptJoins } from './join.js';
import type { JoinInput } from './join-input.js';
import { type Ruling, rulingOf, targetOf } from './rulings/ruling.js';

const told = [
  'Olof Brandt, the prime minister of Norland, said that the offer stands until the end of June.',
  '“The offer stands until the end of June,” Prime Minister Olof Brandt told the Halvik Courier.',
  'Brandt said Norland would not take its offer back before July.',
  '“We will not sign anything before the harvest is in,” said Mira Osk, Esturia’s chief negotiator.',
  'Mira Osk said Esturia would sign nothing until the harvest had been brought in.',
  'Negotiators from Norland and Esturia met for nine hours in the port of Halvik on Tuesday.',
  'The negotiators of Norland and Esturia sat together for nine hours in the port of Halvik on Tuesday.',
  'Fishermen at the mouth of the Serrin said they had seen two patrol boats turn back at dawn.',
  'Norland offered to open the Serrin sluices for three months in exchange for grain shipments.',
  'A spokesman for the lake commission denied that a date for a summit had been set.',
];

const inputs: readonly JoinInput[] = Array.from({ length: 12 }, (_, i) =>
  reportOf(
    told.filter((_, n) => (i * 7 + n * (i + 3)) % 5 < 3).join('\n\n'),
    `r${i}.txt`,
    `2031-05-${10 + (i % 4)}`,
  ),
);

const options = { title: 'Lake talks', asOf: null, nearness: loadNearness(), reasons: true };

/** What another run of the program would have from it. */
function keptOf(joiner: Joiner, rulings: readonly Ruling[] = []): KeptJoins {
  joiner.record({ ...options, rulings });
  return structuredClone(joiner.kept());
}

/** A joiner of some reports: those that it holds already stay. */
function joinerOf(given: readonly JoinInput[], kept: KeptJoins | null = null): Joiner {
  const joiner = createJoiner(kept);
  const held = new Set(joiner.inputs().map(({ report }) => report.id));
  for (const input of given) if (!held.delete(input.report.id)) joiner.add(input);
  for (const report of held) joiner.remove(report);
  return joiner;
}

const some = fc.shuffledSubarray([...inputs], { minLength: 1 });
const signed = { by: 'nora', at: '2031-05-20T10:00:00Z', note: null, labels: null };
const merged = rulingOf({
  ...signed,
  kind: 'merge-actors',
  names: ['Olof Brandt', 'Mira Osk'],
  item: null,
  target: null,
});
const noPoints = join(inputs, options).points.map(({ accounts }) => {
  const passage = accounts[0]?.passages[0];
  const report = inputs.find((input) => input.report.id === passage?.report)?.report;
  const target = report === undefined ? null : targetOf(report, passage?.start ?? 0, passage?.end ?? 0);
  return rulingOf({ ...signed, kind: 'reject', names: null, item: 'point', target });
});
const rulingsOf = { none: [], merged: [merged], noPoints, both: [merged, ...noPoints] };

test('with what an earlier run kept the record is the same, whatever came or went since', () => {
  fc.assert(
    fc.property(
      some,
      some,
      some,
      fc.constantFrom('none', 'merged', 'noPoints', 'both'),
      (first, second, third, ruled) => {
        const rulings = rulingsOf[ruled];
        const later = joinerOf(second, keptOf(joinerOf(first), rulings));
        expect(JSON.stringify(later.record({ ...options, rulings }))).toBe(
          JSON.stringify(join(second, { ...options, rulings })),
        );
        const last = joinerOf(third, keptOf(later, rulings));
        expect(JSON.stringify(last.record(options))).toBe(JSON.stringify(join(third, options)));
      },
    ),
    { numRuns: 25 },
  );
});

test('a report that is another than an earlier run kept, and one read without word vectors, are joined as they are', () => {
  const [first, ...others] = inputs;
  if (first === undefined) throw new Error('there are reports');
  const later = joinerOf(others, keptOf(joinerOf(inputs)));
  later.record(options);
  const dated = { ...first, report: { ...first.report, published: null } };
  later.add(dated);
  const { nearness: _, ...wordsOnly } = options;
  expect(JSON.stringify(later.record(options))).toBe(JSON.stringify(join([dated, ...others], options)));
  const again = createJoiner(structuredClone(later.kept()));
  expect(JSON.stringify(again.record(wordsOnly))).toBe(JSON.stringify(join([dated, ...others], wordsOnly)));
});

test('of what an earlier run kept, that of which nothing changed is the same object in the next record', () => {
  const kept = keptOf(joinerOf(inputs.slice(0, -1)));
  const before = kept.record;
  const after = joinerOf(inputs, kept).record(options);
  const same = (now: readonly object[], had: readonly object[] = []): number =>
    now.filter((one) => had.includes(one)).length;
  expect(before?.statements.length).toBeGreaterThan(20);
  expect(same(after.statements, before?.statements)).toBeGreaterThan(10);
  expect(same(after.reports, before?.reports)).toBeGreaterThan(8);
  expect(createJoiner(keptOf(joinerOf(inputs))).record(options)).toEqual(join(inputs, options));
});
