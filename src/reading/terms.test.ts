import { expect, test } from 'vitest';
import { casesIn } from '../../tests/support/cases.js';
import { loadCatalog } from '../catalog/load.js';
import { createReader } from './reader.js';

const reader = createReader(loadCatalog());

/** What of a text's moves is looked at, by the file of cases. */
const views = {
  conditions: (text: string) =>
    reader
      .read(text)
      .moves.flatMap(({ condition }) =>
        condition === null ? [] : [text.slice(condition.start, condition.end)],
      ),
  deadlines: (text: string) => {
    const { moves, times } = reader.read(text);
    return moves.flatMap(({ deadline }) => (deadline === null ? [] : [times[deadline]?.text ?? '?']));
  },
  issues: (text: string) =>
    reader.read(text).moves.flatMap(({ act, issues }) => issues.map((issue) => `${act} ${issue}`)),
  places: (text: string) => reader.read(text).moves.flatMap(({ places }) => places),
  targets: (text: string) => {
    const { moves, actors } = reader.read(text);
    const name = (one: number | null): string => (one === null ? 'nobody' : (actors[one]?.name ?? '?'));
    return moves.map(({ act, actor, toward }) => `${act} ${name(actor)} → ${name(toward)}`);
  },
} as const;

for (const [file, view] of Object.entries(views))
  for (const { name, input, expected, where } of casesIn('cases/terms').filter((one) =>
    one.where.includes(`${file}.txt`),
  ))
    test(`${file}: ${name}`, () => {
      const found = view(`What was told\n\n${input}`);
      for (const line of expected.split('\n')) {
        const wanted = line.slice(2);
        if (line.startsWith('+')) expect(found, where).toContain(wanted);
        else
          expect(
            found.filter((one) => one.includes(wanted)),
            where,
          ).toEqual([]);
      }
    });
