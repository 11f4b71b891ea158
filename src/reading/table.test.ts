import { expect, test } from 'vitest';
import { casesIn } from '../../tests/support/cases.js';
import { loadCatalog } from '../catalog/load.js';
import { createCutter } from '../text/cutter.js';
import { clausesOf } from './clauses/clauses.js';
import { clauseWordsOf } from './clauses/words.js';
import { createReader } from './reader.js';

const catalog = loadCatalog();
const reader = createReader(catalog);
const cut = createCutter(catalog);
/** The first line of a text is its title, in which nobody is looked for. */
const report = (body: string): string => `What was told\n\n${body}`;

for (const { name, input, expected, where } of casesIn('cases/moves'))
  test(`move ${name}`, () => {
    const { moves, actors } = reader.read(report(input));
    const found = moves.map(({ act, actor }) => `${act} ${actor === null ? '' : actors[actor]?.name}`);
    for (const line of expected.split('\n')) {
      const wanted = line.slice(2);
      if (line.startsWith('+')) expect(found, where).toContain(wanted);
      else
        expect(
          found.filter((one) => one.startsWith(`${wanted} `)),
          where,
        ).toEqual([]);
    }
  });

for (const { name, input, expected, where } of casesIn('cases/times'))
  test(`time ${name}`, () => {
    const lines = reader.read(input).times.map((time) => {
      const value = time.weekday ?? time.offsetDays ?? time.absolute;
      const precision = time.precision === 'day' && time.kind !== 'relative' ? '' : time.precision;
      const shown = time.kind === 'relative' || precision === 'part-of-day' ? precision : '';
      return [time.kind, `"${time.text}"`, value, time.kind === 'weekday' ? time.direction : '', shown]
        .filter((part) => part !== undefined && part !== '')
        .join(' ');
    });
    expect(lines.join('\n') || 'none', where).toBe(expected);
  });

for (const { name, input, expected, where } of casesIn('cases/clauses'))
  test(`clauses ${name}`, () => {
    const clauses = clausesOf(cut(input), clauseWordsOf(catalog));
    expect(clauses.map(({ start, end }) => input.slice(start, end)).join(' | '), where).toBe(expected);
  });

for (const { name, input, expected, where } of casesIn('cases/rows'))
  test(`row ${name}`, () => {
    const { tokens, ...parts } = cut(input);
    const members = clausesOf({ ...parts, tokens }, clauseWordsOf(catalog)).flatMap(
      ({ row, verbs, modal, tense, negated, passive }) => {
        const chain = verbs.map((at) => tokens[at]?.lower).join(' ');
        const facts = [modal ?? tense, negated ? 'not' : '', passive ? 'passive' : ''];
        return row === null ? [] : [`${chain}: ${facts.filter((fact) => fact !== '').join(' ')}`];
      },
    );
    expect(members.join('\n') || 'none', where).toBe(expected);
  });

for (const { name, input, expected, where } of casesIn('cases/steps'))
  test(`step ${name}`, () => {
    const { steps, actors } = reader.read(report(input));
    const kinds = steps.flatMap(({ kind, by }) => [
      kind,
      `${kind} by ${by.map((actor) => actors[actor]?.name ?? '?').join(', ') || 'nobody named'}`,
    ]);
    for (const line of expected.split('\n'))
      if (line.startsWith('+')) expect(kinds, where).toContain(line.slice(2));
      else expect(kinds, where).not.toContain(line.slice(2));
  });

for (const { name, input, expected, where } of casesIn('cases/observations'))
  test(`observation ${name}`, () => {
    const directions = reader.read(report(input)).observations.map(({ direction }) => direction);
    if (expected === 'none') expect(directions, where).toEqual([]);
    else expect(directions, where).toContain(expected.slice(2));
  });
