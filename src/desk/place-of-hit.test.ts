import { expect, test } from 'vitest';
import { placeOfHit } from './place-of-hit.js';

const text = 'A vote was held in Orsa.\n\nThe treaty was ratified by both houses.';

test('a hit is placed at the word that was asked for, in whatever form it stands', () => {
  const excerpt = '…held in Orsa.\n\nThe treaty was ratified…';
  expect(placeOfHit('r', text, excerpt, 'ratification')).toMatchObject({
    start: 41,
    end: 49,
    text: 'ratified',
  });
  expect(placeOfHit('r', text, excerpt, 'ors*')).toMatchObject({ text: 'Orsa' });
});

test('an excerpt without the words is the place itself; one that the text has not, none', () => {
  expect(placeOfHit('r', text, '…both houses.', 'senate')).toMatchObject({ text: 'both houses.' });
  expect(placeOfHit('r', text, '…three houses', 'houses')).toBeNull();
});
