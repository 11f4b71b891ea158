import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, wordsOf } from './words.js';

test('words are what the expression for runs of letters and digits finds', () => {
  const letters = fc.constantFrom(
    ...'aZéß0½ ²_-.,“”’—…\u200b\u00ad\u0301ʰԱжש中𝒜😀'.split(''),
    '中',
    '𝒜',
    'ﬁ',
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' })),
      fc.nat(30),
      fc.nat(40),
      (text, start, end) => {
        const expected = text.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(wordsOf(text, start, end)).toEqual([...expected]);
        expect(countWords(text, start, end)).toBe(expected.length);
      },
    ),
  );
});
