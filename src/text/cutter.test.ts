import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOf } from '../../tests/support/cases.js';
import { newsyText } from '../../tests/support/newsy.js';
import { loadCatalog } from '../catalog/load.js';
import { createCutter } from './cutter.js';

const cut = createCutter(loadCatalog());

describe('sentences', () => {
  for (const { name, input, expected } of casesOf('cases/text/sentences.txt'))
    test(name, () => {
      expect(
        cut(input)
          .sentences.map(({ start, end }) => input.slice(start, end))
          .join('\n'),
      ).toBe(expected);
    });
});

describe('verbs', () => {
  for (const { name, input, expected } of casesOf('cases/text/verbs.txt'))
    test(name, () => {
      const verbs = cut(input).tokens.filter(({ pos }) => pos === 'VERB' || pos === 'AUX');
      expect(verbs.map(({ text }) => text).join(' ')).toBe(expected);
    });
});

describe('quotations', () => {
  for (const { name, input, expected } of casesOf('cases/text/quotations.txt'))
    test(name, () => {
      const shown = cut(input).quotations.map(({ inner, depth, open }) => {
        const words = input.slice(inner.start, inner.end).replaceAll('\n\n', '¶');
        return `${'  '.repeat(depth)}${words}${open ? ' …' : ''}`;
      });
      expect(shown.join('\n')).toBe(expected);
    });
});

const newsy = newsyText(
  ['said', 'Orr', 'U.S.', 'Gen.', "don't", 'he', 'İstanbul', '𝒜b', '5"', '(', ')', '[', '1.', '- '],
  80,
);

test('whatever comes, tokens tile the words, in order, inside their sentences', () => {
  fc.assert(
    fc.property(newsy, (text) => {
      const { tokens, sentences, paragraphs, quotations } = cut(text);
      let last = 0;
      for (const token of tokens) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(
          text
            .slice(last, token.start)
            .trim()
            .replace(/[\u200b\ufeff\u0085]/g, ''),
        ).toBe('');
        last = token.end;
      }
      expect(tokens.length).toBe(sentences.at(-1)?.last ?? 0);
      expect(sentences.length).toBe(paragraphs.at(-1)?.last ?? 0);
      for (const { start, end, inner } of quotations) {
        expect(start).toBeLessThanOrEqual(inner.start);
        expect(inner.start).toBeLessThan(inner.end);
        expect(inner.end).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('a text before changes nothing: what the tagger met is forgotten', () => {
  const text = 'Zarkuvian envoys re-zigged the non-aligned pact, Vorlund said.';
  const fresh = createCutter(loadCatalog())(text);
  cut('Zarkuvian zigged Vorlund. re-zigged non-aligned');
  expect(cut(text)).toEqual(fresh);
});

test('capitals are tagged as the words they are', () => {
  const { tokens } = cut('THE MINISTER OF PERU SAID THAT THE REBELS HAVE AGREED TO NEW TALKS.');
  expect(tokens.map(({ pos }) => pos).join(' ')).toBe(
    'DET NOUN ADP PROPN VERB SCONJ DET NOUN AUX VERB ADP ADJ NOUN PUNCT',
  );
});
