import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { casesOf } from './cases.js';

test('a case file gives its cases', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'cases-')), 'a.txt');
  writeFileSync(file, '## remark\n# first\n\nin\n\n==>\n\nout\n\n# second\nx\n==>\ny\n');
  expect(casesOf(file).map(({ name, input, expected }) => [name, input, expected])).toEqual([
    ['first', 'in', 'out'],
    ['second', 'x', 'y'],
  ]);
});
