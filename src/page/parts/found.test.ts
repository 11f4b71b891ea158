import { expect, test } from 'vitest';
import { wordsOf } from '../search/fold.js';
import { foundIn } from './Found.js';

test('the words asked for are marked where they stand, whatever their case and accents', () => {
  const text = 'The Bridge at Orsa, a bridge too far';
  expect(foundIn(text, wordsOf('bridge ORSA')).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Bridge',
    'Orsa',
    'bridge',
  ]);
  expect(foundIn('Évian', wordsOf('evian'))).toEqual([{ start: 0, end: 5 }]);
});

test('words within each other are marked once, and letters that folding takes apart stay unmarked', () => {
  expect(foundIn('treaties', wordsOf('treat treaties'))).toEqual([{ start: 0, end: 8 }]);
  expect(foundIn('E\u0301vian', wordsOf('evian'))).toEqual([]);
  expect(foundIn('anything', [])).toEqual([]);
});
