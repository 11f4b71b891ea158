import { expect, test } from 'vitest';
import { casesIn } from '../../tests/support/cases.js';
import { loadCatalog } from '../catalog/load.js';
import { furnitureFinder } from './furniture.js';

const find = furnitureFinder(loadCatalog());

test.each(casesIn('cases/report/furniture').map((one) => [one.name, one] as const))(
  '%s',
  (_, { input, expected }) => {
    const found = find(input).map(({ start, end, kind }) => `${kind}: ${input.slice(start, end)}`);
    expect(found.join('\n')).toBe(expected === 'nothing' ? '' : expected);
  },
);

test('the time it takes grows with the length of the text, whatever the text holds', () => {
  for (const unit of ['(', 'A/', 'AP/', '[', 'By A ', '* ', 'x\n', 'AAA, ', '" “']) {
    const start = performance.now();
    find(unit.repeat(30_000));
    expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(10_000);
  }
});
