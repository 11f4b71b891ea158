import { expect, test } from 'vitest';
import type { Passage } from '../../../text/passage.js';
import { align } from './align.js';

const before = 'One stays.\nTwo goes away.\nThree is told.\nFour ends it.';
const after = 'Four ends it.\nOne stays.\nA new line.\nThree was told.';
const at = (report: string, text: string, words: string): Passage => {
  const start = text.indexOf(words);
  return { report, start, end: start + words.length, text: words };
};
const pair = (a: string, b: string): readonly [Passage, Passage] => [at('a', before, a), at('b', after, b)];

test('kept, changed, added, dropped and moved stretches stand beside each other in the order of the second text', () => {
  const rows = align(before, after, [
    pair('One stays.', 'One stays.'),
    pair('Three is told.', 'Three was told.'),
    pair('Four ends it.', 'Four ends it.'),
  ]);
  expect(
    rows.map((row) => [
      row.kind,
      row.before && before.slice(row.before.start, row.before.end),
      row.after && after.slice(row.after.start, row.after.end),
      row.moved,
    ]),
  ).toEqual([
    ['kept', 'Four ends it.', 'Four ends it.', false],
    ['kept', 'One stays.', 'One stays.', true],
    ['dropped', 'Two goes away.', null, false],
    ['added', null, 'A new line.', false],
    ['changed', 'Three is told.', 'Three was told.', true],
  ]);
});

test('without pairs one text is dropped and the other added', () => {
  expect(align('Old.', 'New.', []).map((row) => row.kind)).toEqual(['dropped', 'added']);
});
