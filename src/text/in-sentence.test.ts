import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { createCutter } from './cutter.js';
import { inSentence } from './in-sentence.js';
import { createSentencer } from './sentencer.js';

const catalog = loadCatalog();
const sentencesOf = createSentencer(catalog);

/** The words between bars, in their sentence. */
function around(marked: string, most?: number): string {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|') - 1];
  const text = marked.replaceAll('|', '');
  const { before, words, after } = inSentence(text, sentencesOf(text), { start, end }, most);
  return `${before}|${words}|${after}`;
}

test('words stand in their sentence, and in no other', () => {
  expect(around('They met. Gen. Ardo Voss |would not sign| it. It rained.')).toBe(
    'Gen. Ardo Voss |would not sign| it.',
  );
  expect(around('They met. |He left. She| stayed on.')).toBe('|He left. She| stayed on.');
  expect(around('A heading\n|It rained.|\nThey met.')).toBe('|It rained.|');
});

test('a quotation mark without its other half is left out, one with it stays', () => {
  expect(around('“It is late. But if we |make a deal|, all is well.” He left.')).toBe(
    'But if we |make a deal|, all is well.',
  );
  expect(around('“They |would sign| it. All was well.”')).toBe('They |would sign| it.');
  expect(around('They said “it |would hold|.” He left.')).toBe('They said “it |would hold|.”');
  expect(around('They |would sign it.”| He left.')).toBe('They |would sign it.”|');
});

test('of a long sentence words are left out, none is cut', () => {
  const long = `${'far away '.repeat(20)}|they met|${' and spoke'.repeat(20)}.`;
  const short = around(long, 60);
  expect(short).toBe('… away far away far away |they met| and spoke and spoke and …');
  expect(around(`They |met|${' and spoke'.repeat(20)}.`, 40)).toBe(
    'They |met| and spoke and spoke and spoke …',
  );
});

test('of any text and any place the words stay as they are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.nat(200), fc.nat(200), fc.nat(80), (text, a, b, most) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const { before, words, after } = inSentence(text, sentencesOf(text), { start, end }, most);
      expect(words).toBe(text.slice(start, end));
      expect(text).toContain(before.replace(/^… /, '') + words + after.replace(/ …$/, ''));
    }),
  );
});

test('the sentences are those of the cutter', () => {
  const text =
    'Mr. Ardo left at 9 a.m. on Monday. “Why?” he asked.\n\n- one\n- two. Three.\nTHEY MET. THEY LEFT.';
  const cut = createCutter(catalog)(text);
  expect(sentencesOf(text)).toEqual(cut.sentences.map(({ start, end }) => ({ start, end })));
});
