import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurringIn } from './occurring.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é'), minLength: 1, maxLength: 7 });

test('what stands in a text is found as includes finds it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é') }),
      (words, text) => {
        const found = occurringIn(words.map((one) => [one, one] as const))(text);
        expect(new Set(found)).toEqual(new Set(words.filter((one) => text.includes(one))));
      },
    ),
  );
});
