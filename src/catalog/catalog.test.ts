import { describe, expect, test } from 'vitest';
import { loadCatalog } from './load.js';

const { acts, issues } = loadCatalog();
const entries = [
  ...acts.map(({ act, words = [], hints = [] }) => ({ name: `act ${act}`, words, hints })),
  ...issues.map(({ issue, names = [], words, hints = [] }) => ({
    name: `issue ${issue}`,
    words: [...names, ...words],
    hints,
  })),
];

describe.each(entries)('$name', ({ words, hints }) => {
  test('lists each of its words once', () => {
    for (const all of [words, hints]) expect(all.filter((word, at) => all.indexOf(word) < at)).toEqual([]);
  });

  test('lists phrases that can match: words set apart by one blank, none of them empty', () => {
    expect(
      [...words, ...hints].filter((word) => typeof word !== 'string' || !/^\S+( \S+)*$/.test(word)),
    ).toEqual([]);
  });

  test('begins and ends no phrase with words left open', () => {
    expect([...words, ...hints].filter((word) => /^\*|\*$/.test(word))).toEqual([]);
  });
});

// An act's hint may be a word of it too: the two are looked for in other places.
test.each(issues)('no word of $issue is a hint of it besides', ({ names = [], words, hints = [] }) => {
  expect(hints.filter((word) => names.includes(word) || words.includes(word))).toEqual([]);
});
