import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { talks } from '../../../tests/support/talks.js';
import { sections, shown } from '../show/sections.js';
import { printable, tableOf } from './layout.js';
import { progressOn } from './progress.js';
import { screenOf } from './screen.js';

const pipe = { write: () => true };
const screen = (width: number, env: Record<string, string> = {}) =>
  screenOf({ env, stdout: { ...pipe, columns: width, isTTY: true } });

test('colour on a terminal only; NO_COLOR and FORCE_COLOR obeyed', () => {
  const colour = (env: Record<string, string>, isTTY: boolean): boolean =>
    screenOf({ env, stdout: { ...pipe, isTTY } }).colour;
  expect([colour({}, true), colour({}, false)]).toEqual([true, false]);
  expect([colour({ NO_COLOR: '1' }, true), colour({ NO_COLOR: '' }, true)]).toEqual([false, true]);
  expect([colour({ FORCE_COLOR: '1' }, false), colour({ TERM: 'dumb' }, true)]).toEqual([true, false]);
});

test('every section of the record fits the width, and colour changes nothing but colour', async () => {
  for (const name of Object.keys(sections))
    for (const width of [40, 60, 80, 120]) {
      const set = (env: Record<string, string>): Promise<string> =>
        shown(name, {
          record: async () => talks,
          inSentences: async () => (passage) => ({ before: 'Ardo ', words: passage.text, after: ' again.' }),
          catalog: { issues: [], steps: [] },
          screen: screen(width, env),
          all: true,
          ids: false,
        });
      const plain = await set({ NO_COLOR: '1' });
      for (const line of plain.split('\n'))
        expect(stringWidth(line), `${name} at ${width}: ${line}`).toBeLessThanOrEqual(width);
      // A run of spaces that a colour ends in is wrapped otherwise than one in the middle.
      const words = (text: string): readonly string[] => stripVTControlCharacters(text).split(/\s+/);
      expect(words(await set({}))).toEqual(words(plain));
      expect(plain).not.toContain('\u001b');
    }
});

test('tables keep every word at any width', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = tableOf(
        screen(60, { NO_COLOR: '1' }),
        [
          { head: 'a', least: 14 },
          { head: 'b', least: 14 },
        ],
        rows.map((row) => row.map((cell) => cell.join(' '))),
      );
      for (const word of rows.flat(2)) expect(text).toContain(word);
    }),
  );
});

test('what a report holds cannot command the terminal', () => {
  expect(printable({ a: ['\u001b[31mred\u0007\u202e', 'two\nlines'] })).toEqual({
    a: ['[31mred', 'two\nlines'],
  });
});

test('a progress bar on a terminal, nothing in a pipe', () => {
  const written: string[] = [];
  const write = (text: string): boolean => written.push(text) > 0;
  progressOn({ write }, screen(80), 'Reading', 10).show(10);
  expect(written).toEqual([]);
  const bar = progressOn({ write, isTTY: true }, screen(80, { NO_COLOR: '1' }), 'Reading', 10);
  bar.show(10);
  bar.end();
  expect(written[0]).toMatch(/Reading {2}━{40} 10\/10$/);
  expect(written.at(-1)).toBe('\r\u001b[K');
});
