import { expect, test } from 'vitest';
import { talks } from '../../../tests/support/talks.js';
import type { Observation, Step, Term } from '../record.js';
import { summaryOf } from './summary.js';

const [state, other] = talks.actors.filter(({ kind }) => kind === 'state');
const term = (id: string, fields: Partial<Term>): Term => ({
  id,
  issue: 'trade',
  party: state?.id ?? null,
  text: 'words',
  moves: [`m-${id}`],
  state: 'offered',
  since: null,
  lineages: ['l0', 'l1'],
  confidence: 0.9,
  ...fields,
});
const step = (id: string, kind: string, due: string | null): Step => ({
  id,
  kind,
  after: [],
  by: [],
  due,
  told: [],
  lineages: ['l0'],
});
const told = (fields: Partial<typeof talks>): readonly string[] =>
  summaryOf({
    ...talks,
    terms: [],
    pledges: [],
    observations: [],
    points: [],
    steps: [],
    ...fields,
  }).map(({ clauses }) => clauses.map(({ text }) => text).join('; '));

test('a side is told with what its terms are about, what most voices tell first, what is unsure left out', () => {
  const terms = [
    term('t1', { issue: 'trade', lineages: ['l0', 'l1', 'l2'] }),
    term('t2', { issue: 'tariffs' }),
    term('t3', { issue: 'energy', state: 'demanded', lineages: ['l0'], exchange: ['t1'] }),
    term('t4', { party: other?.id ?? null, confidence: 0.7 }),
  ];
  expect(told({ terms })).toEqual([
    `${state?.name} makes offers on trade; on tariffs; makes demands on energy, in exchange for trade`,
  ]);
});

test('what the same moves make under several issues is told once, with all of these', () => {
  const moves = ['m1', 'm2', 'm3'];
  const terms = [
    term('t1', { issue: 'trade', moves, lineages: ['l0', 'l1'] }),
    term('t2', { issue: 'tariffs', moves: ['m2', 'm4'], lineages: ['l2'] }),
    term('t3', { issue: 'energy', moves: ['m5'], lineages: ['l0', 'l1'] }),
    term('t4', { issue: 'assets', moves: ['m1', 'm2'], lineages: ['l1'], state: 'demanded' }),
  ];
  expect(told({ terms })).toEqual([
    `${state?.name} makes offers on trade and tariffs; on energy; makes demands on assets`,
  ]);
});

test('issues and steps are called what the catalogue calls them, small within a sentence', () => {
  const labels = {
    issue: (key: string) => (key === 'trade' ? 'De-escalation' : 'EU membership'),
    step: () => 'Parliament votes',
  };
  const terms = [term('t1', { issue: 'trade' }), term('t2', { issue: 'eu-membership' })];
  const lines = summaryOf(
    { ...talks, terms, pledges: [], observations: [], points: [], steps: [step('s1', 'parliaments', null)] },
    labels,
  );
  expect(lines.flatMap(({ clauses }) => clauses.map(({ text }) => text))).toEqual([
    `${state?.name} makes offers on de-escalation`,
    'on EU membership',
    'Still to come: parliament votes',
  ]);
});

test('what was due before the newest report is no longer still to come', () => {
  const steps = [
    step('s1', 'signature', '1990-01-02'),
    step('s2', 'parliaments', '2999-01'),
    step('s3', 'inspections', null),
    step('s4', 'other', null),
  ];
  expect(told({ steps })).toEqual(['Still to come: parliaments (2999-01); inspections']);
});

test('that a promise is broken is said only from conduct that surely bears on it', () => {
  const seen = (confidence: number): readonly string[] => {
    const observation: Observation = {
      id: 'o1',
      report: talks.reports[0]?.id ?? '',
      source: null,
      about: null,
      passage: { report: '', start: 0, end: 1, text: 'x' },
      pledge: 't1',
      bearing: 'breaks',
      confidence,
    };
    return told({
      terms: [term('t1', {})],
      observations: [observation],
      pledges: [{ term: 't1', observations: ['o1'], doubts: [], seen: 'breaks' }],
    }).slice(1);
  };
  expect(seen(0.9)).toEqual([`${state?.name} has made a promise on trade; what is reported since breaks it`]);
  expect(seen(0.7)).toEqual([
    `${state?.name} has made a promise on trade; what is reported since may bear on it`,
  ]);
});
