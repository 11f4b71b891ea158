import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { newRoundsMemory, rememberedPoints } from './memory.js';

const inputs = ['one', 'two', 'three', 'four'].map((text, i) =>
  reportOf(`The ${text} envoys met in Halvik.`, `${i}.txt`),
);
const rounds = [inputs.slice(0, 2), inputs.slice(2)];
const apart = new Map<string, string>();

test('only rounds in which something changed are looked through again', () => {
  const memory = newRoundsMemory();
  const seen: string[] = [];
  const ask = (given: typeof rounds, lineageOf = apart, name = 'Osk'): readonly string[] => {
    seen.length = 0;
    rememberedPoints(
      given,
      memory,
      lineageOf,
      () => [name],
      (round) => {
        seen.push(round.map(({ report }) => report.file).join(' '));
        return [];
      },
    );
    return [...seen];
  };
  expect(ask(rounds)).toEqual(['0.txt 1.txt', '2.txt 3.txt']);
  expect(ask(rounds)).toEqual([]);
  expect(ask([inputs.slice(0, 2), inputs.slice(2, 3)])).toEqual(['2.txt']);
  expect(
    ask([inputs.slice(0, 2), inputs.slice(2, 3)], new Map([[inputs[0]?.report.id ?? '', 'l-x']])),
  ).toEqual(['0.txt 1.txt']);
  expect(ask([inputs.slice(0, 1)], apart, 'Brandt')).toEqual(['0.txt']);
  const reread = inputs.slice(0, 1).map((input) => ({ ...input, reading: { ...input.reading } }));
  expect(ask([reread], apart, 'Brandt')).toEqual(['0.txt']);
});
