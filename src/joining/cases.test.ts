import { describe, expect, test } from 'vitest';
import { casesIn } from '../../tests/support/cases.js';
import { reportOf } from '../../tests/support/reports.js';
import { ruled } from '../../tests/support/rulings.js';
import { loadNearness } from '../text/load-nearness.js';
import { join } from './join.js';
import type { TalksRecord } from './record.js';
import { targetOf } from './rulings/ruling.js';

const nearness = loadNearness();

/** Reports of a case, apart by a line `---`, joined. */
function joined(input: string): TalksRecord {
  const inputs = input.split('\n---\n').map((text, i) => reportOf(text, `${i}.txt`, `2031-05-1${i}`));
  return join(inputs, { title: 't', asOf: null, nearness });
}

/** `= this | that` lines: the sign and the two. */
const pairs = (expected: string): readonly (readonly [string, string, string])[] =>
  expected.split('\n').map((line) => {
    const [a = '', b = ''] = line.slice(2).split(' | ');
    return [line.charAt(0), a, b];
  });

describe('lineage', () => {
  for (const { name, input, expected, where } of casesIn('cases/lineage'))
    test(name, () => {
      const record = joined(input);
      const lineages = new Set(record.reports.map(({ lineage }) => lineage));
      expect(lineages.size === 1 ? '=' : '≠', where).toBe(expected);
    });
});

describe('utterances', () => {
  for (const { name, input, expected, where } of casesIn('cases/utterances'))
    test(name, () => {
      const { statements } = joined(input);
      const utteranceOf = (words: string): string => {
        const found = statements.find(({ passage }) => passage.text.includes(words));
        expect(found, `${where}: a statement with “${words}”`).toBeDefined();
        return found?.utterance ?? words;
      };
      for (const [sign, a, b] of pairs(expected))
        expect(utteranceOf(a) === utteranceOf(b) ? '=' : '≠', where).toBe(sign);
    });
});

describe('points', () => {
  for (const { name, input, expected, where } of casesIn('cases/points'))
    test(name, () => {
      const points = joined(input).points.map(
        ({ kind, verdict, question }) => `${kind} ${verdict} ${question}`,
      );
      for (const line of expected.split('\n')) {
        if (line.startsWith('+')) expect(points, where).toContain(line.slice(2));
        else expect(points, where).not.toContain(line.slice(2));
      }
    });
});

describe('actors', () => {
  for (const { name, input, expected, where } of casesIn('cases/actors'))
    test(name, () => {
      const { actors } = joined(input);
      for (const [sign, a, b] of pairs(expected)) {
        const of = (form: string): string | undefined => actors.find(({ names }) => names.includes(form))?.id;
        expect(of(a), `${where}: ${a}`).toBeDefined();
        expect(of(a) === of(b) ? '=' : '≠', where).toBe(sign);
      }
    });
});

describe('sides', () => {
  for (const { name, input, expected, where } of casesIn('cases/sides'))
    test(name, () => {
      const { actors } = joined(input);
      const [form = '', side = ''] = expected.split(' > ');
      const actor = actors.find(({ names }) => names.includes(form));
      expect(actors.find(({ id }) => id === actor?.side)?.name ?? '-', where).toBe(side);
    });
});

describe('parties', () => {
  for (const { name, input, expected, where } of casesIn('cases/parties'))
    test(name, () => {
      const parties = joined(input).actors.filter(({ parts }) => parts?.some(({ part }) => part === 'party'));
      expect(parties.map((actor) => actor.name).sort(), where).toEqual(expected.split('\n'));
    });
});

describe('rulings', () => {
  for (const { name, input, expected, where } of casesIn('cases/rulings'))
    test(name, () => {
      const [before = '', after = ''] = input.split('\n---\n');
      const [words = '', ...text] = before.split('\n');
      const then = reportOf(text.join('\n'), 'a.txt').report;
      const start = then.text.indexOf(words);
      const ruling = ruled({
        kind: 'add',
        item: 'move',
        target: targetOf(then, start, start + words.length),
        labels: { act: 'accept' },
      });
      const now = reportOf(after, 'a.txt');
      const record = join([now], { title: 't', asOf: null, rulings: [ruling] });
      expect(
        record.rulings?.map(({ state }) => state),
        where,
      ).toEqual([expected]);
    });
});

const told = [
  'Talks on the lake went on.\n\nThe treaty would be signed by the foreign ministers, an envoy said.',
  'Talks on the lake went on.\n\nThe accord would be signed at a conference in Halvik once the harvest is in.',
];

test('a ruling on a point or a step is applied, survives a report that has moved, and else is orphaned', () => {
  const inputs = told.map((text, i) => reportOf(text, `${i}.txt`));
  const found = join(inputs, { title: 't', asOf: null });
  const passages = {
    point: found.points.find(({ kind }) => kind === 'who')?.accounts[0]?.passages[0],
    step: found.steps[0]?.told[0],
  };
  for (const item of ['point', 'step'] as const) {
    const passage = passages[item];
    const input = inputs.find(({ report }) => report.id === passage?.report);
    if (passage === undefined || input === undefined) throw new Error(`no ${item} was found`);
    const ruling = ruled({
      kind: 'reject',
      item,
      target: targetOf(input.report, passage.start, passage.end),
    });
    const holds = (record: TalksRecord): boolean =>
      (item === 'point' ? record.points.flatMap(({ accounts }) => accounts.flatMap((a) => a.passages)) : [])
        .concat(item === 'step' ? record.steps.flatMap((step) => step.told) : [])
        .some(({ text, report }) => text === passage.text && report === passage.report);
    expect(holds(found)).toBe(true);
    const after = join(inputs, { title: 't', asOf: null, rulings: [ruling] });
    expect(after.rulings?.[0]?.state).toBe('applied');
    expect(item === 'point' ? after.points.some(({ kind }) => kind === 'who') : holds(after)).toBe(false);

    const moved = inputs.map((one) =>
      one === input ? reportOf(`Updated at noon. ${one.report.text}`, one.report.file ?? '') : one,
    );
    expect(join(moved, { title: 't', asOf: null, rulings: [ruling] }).rulings?.[0]?.state).toBe('applied');
    const gone = inputs.filter((one) => one !== input);
    expect(join(gone, { title: 't', asOf: null, rulings: [ruling] }).rulings?.[0]?.state).toBe('orphaned');
  }
});
