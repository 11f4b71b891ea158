import { expect, test } from 'vitest';
import { paragraphsOf, runsOf, type TextMark } from './marks.js';

const mark = (kind: TextMark['kind'], item: string, start: number, end: number): TextMark => ({
  kind,
  item,
  start,
  end,
  quotes: [],
});

test('overlapping passages cut the text at every border, and the shortest comes first', () => {
  const runs = runsOf({ start: 0, end: 20 }, [mark('statement', 's', 2, 15), mark('move', 'm', 5, 9)]);
  expect(runs.map((run) => [run.start, run.end, run.marks.map((one) => one.item).join(' ')])).toEqual([
    [0, 2, ''],
    [2, 5, 's'],
    [5, 9, 'm s'],
    [9, 15, 's'],
    [15, 20, ''],
  ]);
});

test('blank lines are no paragraphs, and furniture is told apart', () => {
  const text = 'One.\n\n  \nSign up now\nTwo.';
  expect(paragraphsOf(text, [{ start: 9, end: 20 }])).toEqual([
    { start: 0, end: 4, furniture: false },
    { start: 9, end: 20, furniture: true },
    { start: 21, end: 25, furniture: false },
  ]);
});
