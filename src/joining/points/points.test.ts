import { expect, test } from 'vitest';
import { reportsOf } from '../../../tests/support/reports.js';
import { join } from '../join.js';

const talks = { title: 'Lake talks', asOf: null };

test('lists are compared as sets', () => {
  const record = join(
    reportsOf(
      'Esturia asked for a treaty guaranteed by Norway, Chile and Japan.\n\nThe dam stays shut.',
      'Envoys said the treaty would be guaranteed by Norway, Chile and Canada.\n\nRain fell on the valley.',
    ),
    talks,
  );
  const [point] = record.points;
  expect(point?.kind).toBe('list');
  expect(point?.verdict).toBe('differ');
  expect(point?.accounts.map(({ items }) => items?.map(({ name }) => name))).toEqual(
    expect.arrayContaining([
      ['Chile', 'Japan', 'Norway'],
      ['Canada', 'Chile', 'Norway'],
    ]),
  );
});

test('numbers are compared with their units', () => {
  const record = join(
    reportsOf(
      'The envoys met face to face in Halvik for the first time in nearly four months.',
      'In Halvik the envoys held their first face-to-face meeting in almost five months.',
    ),
    talks,
  );
  const [point] = record.points;
  expect(point?.kind).toBe('number');
  expect(point?.verdict).toBe('differ');
  expect(point?.accounts.map(({ number }) => number?.value).sort()).toEqual([4, 5]);
});

test('sentences about different things make no point', () => {
  const record = join(
    reportsOf(
      'The minister praised the fishermen of the northern lake.',
      'Tariffs on copper rose again in spring.',
    ),
    talks,
  );
  expect(record.points).toEqual([]);
});
