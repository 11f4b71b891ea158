import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../tests/support/reports.js';
import { loadNearness } from '../text/load-nearness.js';
import { createJoiner, join } from './join.js';
import type { JoinInput } from './join-input.js';

const talks = { title: 'Lake talks', asOf: null };

const sentences = [
  'Negotiators from Norland and Esturia met for nine hours in the port of Halvik on Tuesday.',
  'Norland offered to open the Serrin sluices for three months in exchange for grain shipments.',
  'Esturia named Chile, Japan and Kenya as states that could watch over the sluices.',
  '“We will not sign anything before the harvest is in,” said Mira Osk, Esturia’s chief negotiator.',
  'Fishermen at the mouth of the Serrin said they had seen two patrol boats turn back at dawn.',
  'The first round of talks, in February, broke down after eleven days over the price of electricity.',
  'A spokesman for the lake commission denied that a date for a summit had been set.',
  'Prime Minister Olof Brandt told the Halvik Courier that the offer stands until the end of June.',
  'Analysts doubt that either parliament would ratify a treaty without a vote on the islands.',
];

const reports: fc.Arbitrary<readonly JoinInput[]> = fc
  .uniqueArray(fc.shuffledSubarray(sentences, { minLength: 1 }), {
    minLength: 1,
    maxLength: 6,
    selector: String,
  })
  .map((texts) => texts.map((text, i) => reportOf(text.join('\n\n'), `r${i}.txt`, `2031-05-1${i}`)));

test('joining in any order gives the same record', () => {
  fc.assert(
    fc.property(reports, fc.infiniteStream(fc.nat()), (inputs, keys) => {
      const shuffled = inputs
        .map((input) => ({ input, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ input }) => input);
      expect(join(shuffled, talks)).toEqual(join(inputs, talks));
    }),
    { numRuns: 30 },
  );
});

test('joining twice changes nothing', () => {
  fc.assert(
    fc.property(reports, (inputs) => {
      expect(join([...inputs, ...inputs], talks)).toEqual(join(inputs, talks));
    }),
    { numRuns: 15 },
  );
});

test('lineages are an equivalence: every report has one, its lineage lists it, links stay within', () => {
  fc.assert(
    fc.property(reports, (inputs) => {
      const { lineages, reports: joined } = join(inputs, talks);
      expect(lineages.flatMap((lineage) => lineage.reports).sort()).toEqual(
        joined.map(({ id }) => id).sort(),
      );
      for (const { id, reports: members, links } of lineages) {
        for (const member of members) expect(joined.find((report) => report.id === member)?.lineage).toBe(id);
        for (const { from, to } of links) expect(members).toEqual(expect.arrayContaining([from, to]));
      }
    }),
    { numRuns: 30 },
  );
});

test('every passage says exactly what stands at its place', () => {
  fc.assert(
    fc.property(reports, (inputs) => {
      const texts = new Map(inputs.map(({ report }) => [report.id, report.text]));
      const visit = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        if ('report' in value && 'start' in value && 'end' in value && 'text' in value)
          expect(texts.get(String(value.report))?.slice(Number(value.start), Number(value.end))).toBe(
            value.text,
          );
        for (const inner of Object.values(value)) visit(inner);
      };
      visit(join(inputs, talks));
    }),
    { numRuns: 15 },
  );
});

test('a report taken out again leaves no trace, and step by step gives what all at once gives', () => {
  fc.assert(
    fc.property(reports, fc.nat(), (inputs, at) => {
      const gone = inputs[at % inputs.length];
      const joiner = createJoiner();
      for (const input of inputs) {
        joiner.add(input);
        joiner.record(talks);
      }
      expect(joiner.record(talks)).toEqual(join(inputs, talks));
      joiner.remove(gone?.report.id ?? '');
      expect(joiner.record(talks)).toEqual(
        join(
          inputs.filter((input) => input !== gone),
          talks,
        ),
      );
    }),
    { numRuns: 15 },
  );
});

test('with vectors too: in, out and in again, in any order, gives what all at once gives', () => {
  const meant = { ...talks, nearness: loadNearness() };
  fc.assert(
    fc.property(reports, fc.array(fc.nat(), { minLength: 4, maxLength: 8 }), (inputs, places) => {
      const joiner = createJoiner();
      const held = new Map<string, JoinInput>();
      for (const place of [...inputs.keys(), ...places]) {
        const input = inputs[place % inputs.length];
        if (input === undefined) continue;
        const { id } = input.report;
        if (held.delete(id)) joiner.remove(id);
        else {
          held.set(id, input);
          joiner.add(input);
        }
        expect(joiner.record(meant)).toEqual(join([...held.values()], meant));
      }
    }),
    { numRuns: 8 },
  );
});

test('among many reports one more or one less gives what all at once gives', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.shuffledSubarray(sentences, { minLength: 2, maxLength: 4 }), {
        minLength: 30,
        maxLength: 36,
        selector: String,
      }),
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      (texts, places) => {
        const inputs = texts.map((text, i) => reportOf(text.join('\n\n'), `r${i}.txt`, `2031-05-1${i % 9}`));
        const held = new Map(inputs.slice(3).map((input) => [input.report.id, input]));
        const joiner = createJoiner();
        const whole = (): unknown => join([...held.values()], talks);
        for (const input of held.values()) joiner.add(input);
        expect(joiner.record(talks)).toEqual(whole());
        places.forEach((place, i) => {
          const [more, less] = [inputs[i], [...held.keys()][place % held.size]];
          if (more !== undefined) held.set(more.report.id, more);
          if (more !== undefined) joiner.add(more);
          expect(joiner.record(talks)).toEqual(whole());
          held.delete(less ?? '');
          joiner.remove(less ?? '');
          joiner.record({ ...talks, asOf: '2031-05-14' });
          expect(joiner.record(talks)).toEqual(whole());
        });
      },
    ),
    { numRuns: 3 },
  );
}, 120_000);

test('after a join that failed half-way the next gives what all at once gives', () => {
  fc.assert(
    fc.property(reports, (inputs) => {
      const [first, ...others] = inputs;
      if (first === undefined) return;
      const joiner = createJoiner();
      for (const input of others) joiner.add(input);
      joiner.record(talks);
      const { report, reading } = first;
      const broken = {
        ...reading,
        get answers(): never {
          throw new Error('no answers');
        },
      };
      joiner.add({ report, reading: broken });
      expect(() => joiner.record(talks)).toThrow('no answers');
      joiner.remove(report.id);
      expect(joiner.record(talks)).toEqual(join(others, talks));
      joiner.add(first);
      expect(joiner.record(talks)).toEqual(join(inputs, talks));
    }),
    { numRuns: 15 },
  );
});

test('who is named in furniture alone is nobody in the talks; who speaks is, with whom he stands for', () => {
  const text =
    'Norland’s fisheries minister, Olof Brandt, said that the sluices would open in May.\n\nTags Ada Orr Olof Brandt Mira Osk';
  const { actors } = join([reportOf(text, 'a.txt')], talks);
  expect(actors.map(({ name }) => name).sort()).toEqual(['Norland', 'Olof Brandt']);
});
