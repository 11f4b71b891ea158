import { expect, test } from 'vitest';
import { fragmentAddress } from './fragment.js';

test('short words stand whole, long ones by both ends', () => {
  expect(fragmentAddress('https://a.example/b', 'army-free, they said')).toBe(
    'https://a.example/b#:~:text=army%2Dfree%2C%20they%20said',
  );
  expect(
    fragmentAddress('https://a.example/b#top', 'one two three four five six seven eight nine ten eleven'),
  ).toBe(
    'https://a.example/b#top:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven',
  );
});

test('an address that runs a script is no address', () => {
  expect(fragmentAddress('javascript:alert(1)', 'a')).toBeNull();
  expect(fragmentAddress(null, 'a')).toBeNull();
});
