import { expect, test } from 'vitest';
import { talks } from '../../tests/support/talks.js';
import type { Step, Term } from './record.js';
import { summaryOf } from './summary.js';

const [state, other] = talks.actors.filter(({ kind }) => kind === 'state');
const term = (id: string, fields: Partial<Term>): Term => ({
  id,
  issue: 'trade',
  party: state?.id ?? null,
  text: 'words',
  moves: ['m1'],
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

test('what was due before the newest report is no longer still to come', () => {
  const steps = [
    step('s1', 'signature', '1990-01-02'),
    step('s2', 'parliaments', '2999-01'),
    step('s3', 'inspections', null),
    step('s4', 'other', null),
  ];
  expect(told({ steps })).toEqual(['Still to come: parliaments (2999-01); inspections']);
});
