import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import type { LocalStep } from '../../reading/step.js';
import type { JoinInput } from '../join-input.js';
import { pathOf } from './path.js';

/** A report of 10 May 2031 with its first sentence as a step that the catalogue has no name for. */
function told(text: string, name: string): JoinInput {
  const { report, reading } = reportOf(text, name, '2031-05-10');
  const { start, end } = reading.sentences[0] ?? { start: 0, end: 0 };
  const due = reading.times.length > 0 ? 0 : null;
  const step: LocalStep = {
    start,
    end,
    kind: 'other',
    by: [],
    after: [],
    due,
    statement: null,
    confidence: 0.5,
  };
  return { report, reading: { ...reading, steps: [step] } };
}

const path = (inputs: readonly JoinInput[]): ReturnType<typeof pathOf> =>
  pathOf(inputs, { idOf: () => null, lineageOf: new Map(), stale: [] });

test('a step without a name is one with the same words elsewhere, and with no others', () => {
  const [a, b, c] = [
    told('The sluices will be opened by the commission.', 'r1.txt'),
    told('The sluices will be opened by the commission', 'r2.txt'),
    told('The islands will be surveyed by the commission.', 'r3.txt'),
  ];
  expect(path([a, b, c]).map((step) => step.told.length)).toEqual([2, 1]);
});

test('what is still to come is not due on a day before it was told', () => {
  const [past, next] = [
    told('The sluices will be opened by 3 May 2031.', 'r1.txt'),
    told('The sluices will be opened by 30 May 2031.', 'r2.txt'),
  ];
  expect(path([past])[0]?.due).toBeNull();
  expect(path([next])[0]?.due).toBe('2031-05-30');
});
