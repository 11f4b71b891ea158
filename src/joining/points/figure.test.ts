import { expect, test } from 'vitest';
import { figure, figureRange } from './figure.js';

test.each([
  [4_200_000_000, '$', 'about', 'about $4.2 billion'],
  [2_200_000_000_000, '$', null, '$2.2 trillion'],
  [1_014_000_000_000, '$', null, '$1.014 trillion'],
  [250, '€', null, '€250'],
  [19_000, 'centrifuge', null, '19,000 centrifuges'],
  [1_234_567, 'acre', null, '1,234,567 acres'],
  [3.5, 'percent', 'over', 'over 3.5 percent'],
  [20, '%', null, '20 %'],
  [1, 'week', null, '1 week'],
  [2_000_000, 'refugee', 'nearly', 'nearly 2 million refugees'],
])('%d %s %s is written %s', (number, unit, hedge, words) => {
  expect(figure(number, unit, hedge)).toBe(words);
});

test('a range tells a unit in words once', () => {
  expect(figureRange(12_000, 13_000, 'troop', null)).toBe('12,000 to 13,000 troops');
  expect(figureRange(6_000_000_000, 7_000_000_000, '$', 'about')).toBe('about $6 billion to $7 billion');
});
