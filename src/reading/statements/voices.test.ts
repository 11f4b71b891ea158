import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesIn } from '../../../tests/support/cases.js';
import { newsyText } from '../../../tests/support/newsy.js';
import { loadCatalog } from '../../catalog/load.js';
import { createCutter } from '../../text/cutter.js';
import type { Span } from '../../text/passage.js';
import { createLexicon } from '../lexicon.js';
import { voicesOf } from './voices.js';

const catalog = loadCatalog();
const cut = createCutter(catalog);
const lexicon = createLexicon(catalog);
const read = (text: string) => voicesOf(cut(text), lexicon);

describe('statements', () => {
  for (const { name, input, expected } of casesIn('cases/statements'))
    test(name, () => {
      const { actors, statements } = read(input);
      const shown = statements.map(({ speaker, mode, content }) =>
        [
          speaker === null ? '?' : actors[speaker]?.name,
          mode,
          input.slice(content.start, content.end).replaceAll('\n\n', '¶'),
        ].join(' | '),
      );
      expect(shown.join('\n')).toBe(expected);
    });
});

describe('whether it was said', () => {
  for (const { name, input, expected } of casesIn('cases/polarity'))
    test(name, () => {
      const { actors, statements } = read(input);
      const told = statements.map(({ speaker, polarity, content }) =>
        [
          speaker === null ? '?' : actors[speaker]?.name,
          polarity,
          input.slice(content.start, content.end),
        ].join(' | '),
      );
      expect(told.join('\n')).toBe(expected);
    });
});

describe('roles', () => {
  for (const { name, input, expected } of casesIn('cases/roles'))
    test(name, () => {
      const { actors } = read(input);
      const told = actors.map(({ name: called, kind, roles }) => {
        const offices = roles.map(
          ({ title, of }) => title + (of === null ? '' : ` of ${actors[of]?.name ?? '?'}`),
        );
        return `${called} | ${kind} | ${offices.join('; ')}`.trimEnd();
      });
      expect(told.join('\n')).toBe(expected);
    });
});

describe('mentions', () => {
  for (const { name, input, expected, where } of casesIn('cases/mentions'))
    test(name, () => {
      // The first line of a text is its title, in which nobody new is looked for.
      const text = `What was told\n\n${input}`;
      const { actors, mentions, statements } = read(text);
      const called = (at: number | null): string => (at === null ? '' : (actors[at]?.name ?? ''));
      const forms = actors.map((_, at) => [
        ...new Set(mentions.flatMap(({ actor, start, end }) => (actor === at ? text.slice(start, end) : []))),
      ]);
      const told = [
        ...actors.map((one, at) => [one.name, one.kind, called(one.side), forms[at]?.join('; ')].join(' | ')),
        ...actors.flatMap(({ name: holder, roles }) =>
          roles.map(({ title, of }) => `role: ${holder}, ${title}${of === null ? '' : ` of ${called(of)}`}`),
        ),
        ...statements.map(({ speaker }) => `said: ${called(speaker)}`),
      ];
      for (const line of expected.split('\n'))
        if (line.startsWith('no ')) expect(forms.flat(), where).not.toContain(line.slice(3));
        else expect(told, where).toContain(line);
    });
});

/** A passage of a statement as it stands, "?" where there is none. */
const shown = (text: string, span: Span | null): string =>
  span === null ? '?' : text.slice(span.start, span.end);

describe('sources', () => {
  for (const { name, input, expected } of casesIn('cases/sources'))
    test(name, () => {
      const told = read(input).statements.map(
        ({ speakerPassage, cue }) => `${shown(input, speakerPassage)} | ${shown(input, cue)}`,
      );
      expect(told.join('\n')).toBe(expected);
    });
});

const newsy = newsyText(
  [
    ...[
      ' said ',
      ' Ana Marin ',
      ' who ',
      ' he ',
      ' that ',
      ' the minister ',
      ' according to ',
      ' as saying ',
    ],
    ...[
      ' told ',
      ' Turkey',
      "'s ",
      ' U.S. officials ',
      ' and ',
      ' Kremlin ',
      ' to ',
      ' reporters ',
      ' D-N.J. ',
    ],
  ],
  90,
);

test('whatever comes, every passage lies in the text and every index in its list', () => {
  fc.assert(
    fc.property(newsy, (text) => {
      const { actors, mentions, statements } = read(text);
      const spans = statements.flatMap((one) => [
        one,
        one.content,
        ...one.quotes,
        one.cue,
        one.speakerPassage,
      ]);
      for (const span of [...spans, ...mentions]) {
        if (span === null) continue;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      for (const { speaker, within } of statements) {
        expect(speaker === null || actors[speaker] !== undefined).toBe(true);
        expect(within === null || statements[within] !== undefined).toBe(true);
      }
      for (const { actor } of mentions) expect(actors[actor]).toBeDefined();
      for (const { side } of actors) expect(side === null || actors[side] !== undefined).toBe(true);
    }),
  );
});

describe('time grows with the length of the text', () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    marks: (length) => '" '.repeat(length / 2),
    'unpaired marks': (length) => 'a" '.repeat(length / 3),
    'opening marks, a line each': (length) => '“a\n'.repeat(length / 3),
    'one word': (length) => 'a'.repeat(length),
    capitals: (length) => 'A B '.repeat(length / 4),
    brackets: (length) => '('.repeat(length / 2) + ')'.repeat(length / 2),
    'no end': (length) => 'the man and '.repeat(length / 12),
    'only speech': (length) => 'he said he said, '.repeat(length / 17),
    namesakes: (length) => Array.from({ length: length / 20 }, (_, at) => `A${at} Marin said it. `).join(''),
    'a crowd of ministers': (length) =>
      Array.from({ length: length / 40 }, (_, at) => `The minister said so. Minister Bo${at} left. `).join(
        '',
      ),
    'quoted words in one sentence': (length) => 'so “we agree” and '.repeat(length / 18),
    names: (length) => Array.from({ length: length / 16 }, (_, at) => `Ana Bo${at} said he. `).join(''),
  };
  for (const [name, make] of Object.entries(hostile))
    test(name, { timeout: 60_000 }, () => {
      const time = (length: number): number => {
        const text = make(length);
        const start = performance.now();
        read(text);
        return performance.now() - start;
      };
      time(5_000);
      const short = Math.min(time(20_000), time(20_000));
      // Eight times the text: a square law would take sixty-four times as long.
      expect(Math.min(time(160_000), time(160_000))).toBeLessThan(short * 32 + 100);
    });
});
