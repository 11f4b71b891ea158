import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { createJoiner, join } from '../join.js';
import { explain } from '../told/explain.js';

const talks = { title: 'Budget talks', asOf: null };

const sentences = [
  'The White House offered to cut taxes, U.S. President Maren Holt said.',
  'House Republicans demanded deeper cuts. House Speaker Ana Orr, R-Ohio, rejected the offer.',
  'The Senate rejected the plan of the White House and accused the White House of haste.',
  'Senate Democrats offered a shorter bill. Orr spokeswoman Ida Pell refused to wait.',
  'Norway offered to open its ports. Norway demanded lower tariffs from the United States.',
  'The House of Representatives demanded that the Senate vote on Friday.',
  'The Reform Party left the talks. Reform lawmakers rejected the terms.',
];

const record = (texts: readonly string[]): ReturnType<typeof join> =>
  join(
    texts.map((text, i) => reportOf(text, `r${i}.txt`)),
    talks,
  );

test('whose side one is on does not hang on the order of reports, nor on joining step by step', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.shuffledSubarray(sentences, { minLength: 1, maxLength: 3 }), {
        minLength: 2,
        maxLength: 6,
        selector: String,
      }),
      fc.nat(),
      (texts, at) => {
        const inputs = texts.map((text, i) => reportOf(text.join('\n\n'), `r${i}.txt`, `2031-05-1${i}`));
        const joiner = createJoiner();
        for (const input of inputs) {
          joiner.add(input);
          joiner.record(talks);
        }
        expect(joiner.record(talks)).toEqual(join(inputs, talks));
        expect(join(inputs.toReversed(), talks)).toEqual(join(inputs, talks));
        const gone = inputs[at % inputs.length];
        joiner.remove(gone?.report.id ?? '');
        expect(joiner.record(talks)).toEqual(
          join(
            inputs.filter((input) => input !== gone),
            talks,
          ),
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('a party, and who speaks for one of its people, keep the state within which they are', () => {
  const all = record([sentences[0] ?? '', `${sentences[1]} ${sentences[3]}`]);
  const { actors } = all;
  const party = actors.find(({ name }) => name === 'Republican Party');
  const state = actors.find(({ name }) => name === 'United States')?.id;
  expect(party).toMatchObject({ side: null, state });
  expect(actors.find(({ name }) => name === 'Ida Pell')).toMatchObject({ side: party?.id, state });
  expect(actors.find(({ name }) => name === 'United States')).not.toHaveProperty('state');
  expect(explain(all, party?.id ?? '')?.reasons.map(({ text }) => text)).toContain(
    'a side of its own, or of one, within United States',
  );
});
