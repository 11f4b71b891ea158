import { expect, test } from 'vitest';
import { termConfidence } from './term-confidence.js';

const move = (report: string, confidence: number) => ({
  confidence,
  passage: { report, start: 0, end: 1, text: 'x' },
});
const lineages = new Map([
  ['a', 'l1'],
  ['b', 'l1'],
  ['c', 'l2'],
]);

test('two voices make a term surer than one; one voice twice does not', () => {
  const one = termConfidence([move('a', 0.5)], lineages);
  expect(one).toBe(0.52);
  expect(termConfidence([move('a', 0.5), move('b', 0.5)], lineages)).toBe(one);
  expect(termConfidence([move('a', 0.5), move('c', 0.5)], lineages)).toBeGreaterThan(one);
});

test('no number of doubtful voices makes it certain, and a doubtful one alone stays doubtful', () => {
  expect(termConfidence([move('a', 1), move('c', 1)], lineages)).toBeLessThan(1);
  expect(termConfidence([move('a', 0.1)], lineages)).toBeLessThan(0.2);
});
