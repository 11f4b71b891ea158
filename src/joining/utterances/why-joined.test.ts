import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { loadNearness } from '../../text/load-nearness.js';
import { join } from '../join.js';
import type { TalksRecord } from '../record.js';
import { explain } from '../told/explain.js';
import { jointText } from './joint-text.js';

const recordOf = (...texts: readonly string[]): TalksRecord =>
  join(
    texts.map((text, i) => reportOf(text, `r${i}.txt`, `2031-05-1${i}`)),
    { title: 'Lake talks', asOf: null, nearness: loadNearness(), reasons: true },
  );

const direct = '“The offer to open the sluices stands until the end of June,” Olof Brandt said on Monday.';
const indirect = 'Olof Brandt said that the offer to open the Serrin sluices stood until the end of June.';

test('a saying says which words its wordings share, whose they are and how far apart they were told', () => {
  const { utterances, statements } = recordOf(direct, indirect);
  const [joint, ...others] = utterances.flatMap(({ joined = [] }) => joined);
  expect(others).toEqual([]);
  expect(joint).toMatchObject({ reason: 'like-words', speakers: 'same', daysApart: 1 });
  expect([...(joint?.statements ?? [])].sort()).toEqual(statements.map(({ id }) => id).sort());
  expect(joint?.words).toEqual(expect.arrayContaining(['offer', 'sluices', 'June']));
  expect(joint?.likely).toBeGreaterThan(0.25);
});

test('the same words need no likelihood, and what stands alone no reason', () => {
  const same = recordOf(direct, `Talks went on.\n\n${direct}`);
  expect(same.utterances.flatMap(({ joined = [] }) => joined.map(({ reason }) => reason))).toEqual([
    'same-words',
  ]);
  const apart = recordOf(direct, 'Mira Osk said that the harvest had been poor.');
  expect(apart.utterances.filter(({ joined }) => joined !== undefined)).toEqual([]);
});

test('explain tells it of the saying and of each of its statements', () => {
  const record = recordOf(direct, indirect);
  const utterance = record.utterances.find(({ joined }) => joined !== undefined);
  const found = explain(record, utterance?.id ?? '');
  expect(found?.joined).toEqual(utterance?.joined);
  const said = utterance?.joined?.map(jointText) ?? [];
  expect(found?.reasons.map(({ text }) => text)).toContain(`taken for one saying: ${said[0]}`);
  expect(said[0]).toMatch(
    /^much the same words \(.*June.*\); by the same speaker; told 1 day apart; \d+ % likely$/,
  );
  const [statement = ''] = utterance?.statements ?? [];
  expect(explain(record, statement)?.reasons.at(-1)?.text).toBe(`the same saying elsewhere: ${said[0]}`);
});
