import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../tests/support/reports.js';
import { loadNearness } from '../text/load-nearness.js';
import { createJoiner, type Joiner, join } from './join.js';
import type { JoinInput } from './join-input.js';
import type { Recalled } from './recalled.js';
import type { RememberedReport } from './remembered-report.js';
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
function recalledFrom(joiner: Joiner, rulings: readonly Ruling[] = []): Recalled {
  const { lineages, utterances, points } = joiner.record({ ...options, rulings });
  const remembered: readonly RememberedReport[] = JSON.parse(JSON.stringify(joiner.remembered()));
  return { remembered, ...JSON.parse(JSON.stringify({ lineages, utterances, points })) };
}

function joinerOf(given: readonly JoinInput[], recalled: Recalled | null = null): Joiner {
  const joiner = createJoiner(recalled);
  for (const input of given) joiner.add(input);
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

test('with what an earlier run remembered the record is the same, whatever came or went since', () => {
  fc.assert(
    fc.property(
      some,
      some,
      some,
      fc.constantFrom('none', 'merged', 'noPoints', 'both'),
      (first, second, third, ruled) => {
        const rulings = rulingsOf[ruled];
        const later = joinerOf(second, recalledFrom(joinerOf(first), rulings));
        expect(JSON.stringify(later.record({ ...options, rulings }))).toBe(
          JSON.stringify(join(second, { ...options, rulings })),
        );
        const last = joinerOf(third, recalledFrom(later, rulings));
        expect(JSON.stringify(last.record(options))).toBe(JSON.stringify(join(third, options)));
      },
    ),
    { numRuns: 25 },
  );
});

test('one more report changes nothing of what is remembered of those that it has nothing of', () => {
  const before = recalledFrom(joinerOf(inputs.slice(0, -1)));
  const after = recalledFrom(joinerOf(inputs, before));
  const rowsOf = ({ remembered }: Recalled): readonly string[] =>
    remembered.map((one) => JSON.stringify(one));
  const kept = rowsOf(after).filter((row) => rowsOf(before).includes(row));
  expect(kept.length).toBeGreaterThanOrEqual(before.remembered.length - 2);
  expect(
    before.remembered.flatMap(({ sayings }) => sayings.flatMap(({ near }) => near)).length,
  ).toBeGreaterThan(10);
});

test('points of a round in which nothing changed are recalled, whatever a reader ruled on them', () => {
  const joiner = joinerOf(inputs);
  const recalled = recalledFrom(joiner, noPoints);
  expect(noPoints.length).toBeGreaterThan(0);
  expect(recalled.points.length).toBeLessThan(noPoints.length);
  const invented = recalled.remembered.map((one) =>
    one.round === undefined ? one : { ...one, round: { ...one.round, points: [] } },
  );
  // Nothing is looked for again where the print holds: what is remembered to hold none has none.
  expect(joinerOf(inputs, { ...recalled, remembered: invented }).record(options).points).toEqual([]);
  expect(joinerOf(inputs, recalled).record(options)).toEqual(join(inputs, options));
});
