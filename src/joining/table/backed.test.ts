import { expect, test } from 'vitest';
import type { Move } from '../record.js';
import { backedMoves } from './backed.js';

const move = (report: string, confidence: number, more: Partial<Move> = {}): Move => ({
  id: `m-${report}-${confidence}`,
  report,
  statement: null,
  actor: 'a1',
  toward: null,
  act: 'offer',
  issues: ['neutrality'],
  places: [],
  passage: { report, start: 0, end: 1, text: 'x' },
  modality: 'actual',
  date: '2031-05-04',
  confidence,
  ...more,
});
const lineages = new Map([
  ['a', 'l1'],
  ['b', 'l1'],
  ['c', 'l2'],
]);
/** How sure moves are, given in the order of their reports. */
function sure(...moves: readonly Move[]): readonly (number | undefined)[] {
  const reports = [...new Set(moves.map(({ report }) => report))]
    .sort()
    .map((report) => ({ report, moves: moves.filter((one) => one.report === report) }));
  const backed = backedMoves(reports, { come: reports, gone: [], lineageOf: lineages });
  const told = new Map(backed.flatMap((one) => one.moves).map((one) => [one.id, one.confidence]));
  return moves.map(({ id }) => told.get(id));
}

test('a move that another voice tells too is surer, and so is the other', () => {
  expect(sure(move('a', 0.75), move('c', 0.6))).toEqual([0.812, 0.717]);
});

test('a copy of the same story, and the same report again, back nothing', () => {
  expect(sure(move('a', 0.75), move('b', 0.6), move('a', 0.7))).toEqual([0.75, 0.6, 0.7]);
});

test('another actor, act, issue or week backs nothing, nor does a doubtful telling', () => {
  for (const other of [{ actor: 'a2' }, { act: 'refuse' }, { issues: ['trade'] }, { date: '2031-05-12' }])
    expect(sure(move('a', 0.75), move('c', 0.6, other))).toEqual([0.75, 0.6]);
  expect(sure(move('a', 0.75), move('c', 0.2))[0]).toBe(0.75);
});

test('a person may have ruled: what is certain stays so', () => {
  expect(sure(move('a', 1), move('c', 0.6))[0]).toBe(1);
});
