import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { createReader } from '../reading/reader.js';
import { resolveTime } from './resolve.js';

const reader = createReader(loadCatalog());
/** The days that a report of Tuesday 29 March 2022 tells of. */
const daysIn = (text: string): readonly (string | undefined)[] =>
  reader.read(text).times.map((time) => resolveTime(time, '2022-03-29')?.date);

test('a weekday is the last one, today among them', () => {
  expect(daysIn('The envoys met on Tuesday. They had met on Friday.')).toEqual(['2022-03-29', '2022-03-25']);
});

test('what will be is the next one', () => {
  expect(daysIn('The envoys will meet on Friday. A vote is due on Tuesday.')).toEqual([
    '2022-04-01',
    '2022-03-29',
  ]);
});

test('"last" and "next" never mean the day of the report', () => {
  expect(daysIn('The envoys met last Tuesday. They will meet next Tuesday, not last Friday.')).toEqual([
    '2022-03-22',
    '2022-04-05',
    '2022-03-25',
  ]);
});
