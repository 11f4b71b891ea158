import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadNearness } from './load-nearness.js';
import { NearWords } from './near-words.js';
import { samePair, wordingOf } from './nearness-pair.js';

const near = new NearWords(loadNearness());
const of = (text: string) => wordingOf(near, text.toLowerCase().split(/[\s.,]+/));

test.each([
  [
    'We will not send a single ship before the inspectors arrive',
    'No ship of ours will be sent until the inspectors have arrived',
    'The harbour has been closed to tourists since the spring',
  ],
  [
    'The two sides are closer than they have ever been',
    'Both sides have never been so close',
    'The two delegations had lunch by the lake',
  ],
])('«%s» is rather «%s» than «%s»', (said, again, other) => {
  expect(samePair(near, of(said), of(again))).toBeGreaterThan(samePair(near, of(said), of(other)));
  expect(samePair(near, of(said), of(other))).toBeLessThan(0.5);
});

test('a wording is itself, and the order of the two does not matter', () => {
  const words = fc.array(fc.constantFrom('truce', 'talks', 'not', 'the', '12', 'grain', 'agreed', 'ships'), {
    minLength: 3,
  });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [x, y] = [of(a.join(' ')), of(b.join(' '))];
      const likely = samePair(near, x, y);
      expect(likely).toBeCloseTo(samePair(near, y, x), 9);
      for (const least of [0.2, 0.75]) expect(samePair(near, x, y, least)).toBe(likely < least ? 0 : likely);
    }),
  );
  const said = of('The grain ships will sail on Monday');
  expect(samePair(near, said, said)).toBeGreaterThan(0.9);
});
