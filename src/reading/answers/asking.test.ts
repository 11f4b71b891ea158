import { expect, test } from 'vitest';
import { casesIn } from '../../../tests/support/cases.js';
import { loadCatalog } from '../../catalog/load.js';
import { createReader } from '../reader.js';

const reader = createReader(loadCatalog());

for (const { name, input, expected, where } of casesIn('cases/questions'))
  test(name, () => {
    const questions = reader
      .read(input)
      .answers.flatMap(({ parts = [], values = [] }) => [...parts, ...values])
      .flatMap(({ question = [] }) => question);
    for (const line of expected.split('\n')) {
      if (line.startsWith('+')) expect(questions, where).toContain(line.slice(2));
      else expect(questions, where).not.toContain(line.slice(2));
    }
  });
