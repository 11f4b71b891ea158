import { expect, test } from 'vitest';
import { emptyRecord } from '../../tests/support/record.js';
import type { Move, TalksRecord } from '../joining/record.js';
import type { Passage } from '../text/passage.js';
import { groupsOf } from './record-groups.js';

const passage: Passage = { report: 'a', start: 0, end: 7, text: 'Norland' };

const moveOf = (report: string, change: Partial<Move> = {}): Move => ({
  id: `m-${report}-0`,
  report,
  statement: null,
  actor: null,
  toward: null,
  act: 'offer',
  issues: ['water'],
  places: [],
  passage,
  modality: 'actual',
  ...change,
});
const recordOf = (moves: readonly Move[]): TalksRecord => ({ ...emptyRecord, moves });

test('of the reports of which nothing has changed all items are the same', () => {
  const before = groupsOf(recordOf([moveOf('a'), moveOf('b')])).digests;
  const sameIn = (moves: readonly Move[]): readonly string[] => {
    const same = groupsOf(recordOf(moves)).same(before);
    return moves.filter((move) => same.has(move)).map(({ report }) => report);
  };
  expect(sameIn([moveOf('a'), moveOf('b')])).toEqual(['a', 'b']);
  expect(sameIn([moveOf('a', { act: 'demand' }), moveOf('b')])).toEqual(['b']);
  expect(sameIn([moveOf('a', { issues: ['water', 'grain'] }), moveOf('b')])).toEqual(['b']);
  expect(sameIn([moveOf('a', { actor: 'null' }), moveOf('b')])).toEqual(['b']);
  expect(sameIn([moveOf('a', { passage: { ...passage, text: 'Esturia' } }), moveOf('b')])).toEqual(['b']);
  expect(sameIn([moveOf('a'), { ...moveOf('a'), id: 'm-a-1' }, moveOf('b')])).toEqual(['b']);
  expect(sameIn([moveOf('b')])).toEqual(['b']);
});
