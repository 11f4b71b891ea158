import { expect, test } from 'vitest';
import { emptyRecord } from '../../tests/support/record.js';
import { check } from '../agreement/check.js';
import { parseAgreement } from '../agreement/parse.js';
import { choicesOf } from '../agreement/variant.js';
import type { Actor, Move, Step, TalksRecord } from '../joining/record.js';
import type { Passage } from '../text/passage.js';
import { draftAgreement } from './agreement-draft.js';
import { draftFile } from './agreement-file.js';

const passage = (report: string, start: number, text: string): Passage => ({
  report,
  start,
  end: start + text.length,
  text,
});
const actor = (id: string, name: string): Actor => ({
  id,
  name,
  kind: 'state',
  names: [name],
  roles: [],
  side: null,
});
const move = (id: string, part: Partial<Move>): Move => ({
  id,
  report: 'r1',
  statement: null,
  actor: 'a',
  toward: null,
  act: 'offer',
  issues: ['neutrality'],
  places: [],
  passage: passage('r1', 0, 'will stay neutral'),
  modality: 'actual',
  ...part,
});
const step = (id: string, kind: string, part: Partial<Step> = {}): Step => ({
  id,
  kind,
  after: [],
  by: [],
  due: null,
  told: [passage('r1', 100, `the ${kind}`)],
  ...part,
});
const report = (id: string, outlet: string): TalksRecord['reports'][number] => ({
  id,
  file: null,
  url: null,
  sha256: id,
  outlet,
  title: null,
  byline: [],
  published: null,
  language: 'en',
  words: 10,
  lineage: `l${id}`,
  furniture: [],
});
const record: TalksRecord = {
  ...emptyRecord,
  talks: { title: 'Lake talks: a "yes, but" deal', asOf: null },
  reports: [report('r1', 'Gazette'), report('r2', 'Herald')],
  actors: [actor('a', 'Arvenia'), actor('b', 'Côte Lorn'), actor('c', 'Meru'), actor('d', 'Tasca')],
  moves: [
    move('m1', {}),
    move('m2', {
      act: 'demand',
      issues: ['security-guarantees'],
      passage: passage('r1', 50, 'asked Lorn and Meru for guarantees'),
    }),
  ],
  terms: [
    {
      id: 't1',
      issue: 'neutrality',
      party: 'a',
      text: 'will stay neutral',
      moves: ['m1'],
      state: 'offered',
      since: '2024-05-01',
      lineages: ['lr1'],
    },
    {
      id: 't2',
      issue: 'security-guarantees',
      party: 'a',
      text: 'guarantees',
      moves: ['m2'],
      state: 'demanded',
      since: null,
      lineages: ['lr1'],
    },
    {
      id: 't3',
      issue: 'trade',
      party: null,
      text: 'lift: the "ban" #now',
      moves: [],
      state: 'floated',
      since: null,
      lineages: [],
      confidence: 0.6,
    },
    {
      id: 't4',
      issue: 'trade',
      party: 'a',
      text: 'refused',
      moves: [],
      state: 'refused',
      since: null,
      lineages: [],
    },
  ],
  steps: [
    step('s1', 'signature', {
      by: ['a', 'b'],
      orders: [{ after: 's2', lineages: ['lr2'], passages: [] }],
      after: ['s2'],
    }),
    step('s2', 'summit', {
      by: ['a'],
      orders: [{ after: 's1', lineages: ['lr1'], passages: [] }],
      after: ['s1'],
    }),
    step('s3', 'ratification', { after: ['s1'], due: '2024-06-01' }),
    step('s4', 'other', { after: ['s3'] }),
    step('s5', 'other', { after: ['s4'] }),
  ],
  points: [
    {
      id: 'p1',
      question: 'Which states would guarantee the lake?',
      kind: 'list',
      verdict: 'differ',
      accounts: [
        {
          value: 'Lorn, Meru',
          items: [
            { name: 'Côte Lorn', named: 'named' },
            { name: 'Meru', named: 'named' },
          ],
          reports: ['r1'],
          lineages: ['lr1'],
          passages: [passage('r1', 56, 'Lorn and Meru')],
        },
        {
          value: 'Meru',
          items: [
            { name: 'Meru', named: 'named' },
            { name: 'Tasca', named: 'possible' },
          ],
          reports: ['r2'],
          lineages: ['lr2'],
          passages: [passage('r2', 10, 'Meru, perhaps Tasca')],
        },
      ],
    },
  ],
};

test('a draft is an agreement that can be run, each account a variant', () => {
  const text = draftAgreement(record);
  const parsed = parseAgreement(text);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  if (!parsed.ok) return;
  expect(check(parsed.value)).toEqual([]);
  expect(choicesOf(parsed.value.file).choices).toHaveLength(4);
  expect(parsed.value.file).toEqual(draftFile(record));
  expect(draftAgreement(record)).toBe(text);
});

test('every line of a draft cites what it rests on, and asks what the reports leave open', () => {
  const { provisions, groups, path } = draftFile(record);
  expect(Object.keys(provisions ?? {})).toEqual(['neutrality', 'security-guarantees', 'trade']);
  expect(provisions?.neutrality).toMatchObject({
    duty: 'will stay neutral',
    kept: true,
    bearer: 'arvenia',
    cites: [{ report: 'r1', start: 0, text: 'will stay neutral' }],
    decide: expect.stringContaining('offered, not agreed'),
  });
  expect(provisions?.['security-guarantees']).toMatchObject({
    bearer: { each: 'guarantee-lake' },
    counterpart: 'arvenia',
    trigger: 'attack',
  });
  expect(provisions?.trade).toMatchObject({
    bearer: 'not-named',
    decide: expect.stringContaining('who bears it?'),
  });
  expect(groups?.['guarantee-lake']).toMatchObject({
    variants: { 'guarantee-lake-a': ['cote-lorn', 'meru'], 'guarantee-lake-b': ['meru'] },
  });
  expect(path?.ratification).toMatchObject({ after: ['signature'], deadline: '2024-06-01' });
});
