import { expect, test } from 'vitest';
import { binsOf, daysOf } from './bins.js';

const doc = (date: string, kind = 'utterance') => ({ date, kind });

test('a month stands where it begins, and what has no date stands nowhere', () => {
  const days = daysOf([doc('2031-05-02'), doc('2031-05'), doc(''), doc('soon'), doc('2031-05-02', 'report')]);
  expect(days.map(({ date, day, docs }) => [date, day, docs.length])).toEqual([
    ['2031-05', '2031-05-01', 1],
    ['2031-05-02', '2031-05-02', 2],
  ]);
  const bins = binsOf(days);
  expect(bins.map(({ from, to, total }) => [from, to, total])).toEqual([
    ['2031-05-01', '2031-05-01', 1],
    ['2031-05-02', '2031-05-02', 2],
  ]);
  expect(bins[1]?.counts.get('report')).toBe(1);
});

test('a long time is counted in bars of several days, none lost', () => {
  const days = daysOf([doc('2029'), doc('2030-06-01'), doc('2031-12-31')]);
  const bins = binsOf(days);
  expect(bins.length).toBeLessThanOrEqual(120);
  expect(bins.reduce((sum, { total }) => sum + total, 0)).toBe(3);
  expect(binsOf([])).toEqual([]);
});
