import { expect, test } from 'vitest';
import { issueHintKinds } from './issue-hints.js';
import { createSecondLook } from './second-look.js';

const width = issueHintKinds.length;
/** Two issues that training knew, the talks and the tariffs; welcome is the second of two acts and speaks for the talks. */
const weights = {
  alike: [1, ...issueHintKinds.map(() => 0), 0, 0, 2],
  unit: 0.5,
  each: [
    [0, 0],
    [0, 2],
    [0, 0],
    [0, 0],
    [4, 0],
    [0, 0],
    [0, 0],
  ],
};

function scores(
  acts: readonly number[],
  columns: readonly number[],
  hints: Readonly<Record<number, number>> = {},
) {
  const rows = new Float64Array(columns.length * width);
  for (const [at, hint] of Object.entries(hints)) rows[Number(at)] = hint;
  const out = new Float64Array(columns.length);
  const likely = Float64Array.from(columns, () => 1 / columns.length);
  createSecondLook(
    weights,
    columns,
    width,
  )({ scores: new Float64Array(columns.length), hints: rows, likely, acts: Float64Array.from(acts) }, out);
  return [...out];
}

test('what is done in a clause speaks for what it is about', () => {
  expect(scores([1, 0], [0, 1])).toEqual([0, 0]);
  expect(scores([0, 1], [0, 1])).toEqual([2, 0]);
});

test('what the report is about counts where the clause names no issue, and only there', () => {
  const [topic, clause] = [issueHintKinds.indexOf('topic'), issueHintKinds.indexOf('clause')];
  expect(scores([1, 0], [0, 1], { [topic]: 0.5 })).toEqual([1, 0]);
  expect(scores([1, 0], [0, 1], { [topic]: 0.5, [width + clause]: 1 })).toEqual([0, 1]);
});

test('an issue that training did not know gains the most where it is named, else the least', () => {
  const [clause] = [issueHintKinds.indexOf('clause')];
  expect(scores([0, 1], [-1, 0, 1])).toEqual([0, 2, 0]);
  expect(scores([0, 1], [-1, 0, 1], { [clause]: 1 })).toEqual([2, 2, 1]);
});
