import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItsFunction, Model, PartOfSpeech } from 'wink-nlp';
import winkNLP from 'wink-nlp';
import { loadTagbook } from './load-tagbook.js';
import { tagNames } from './tagbook.js';
import { createTagger } from './tagger.js';

const tagger = createTagger(loadTagbook());
const model = createRequire(import.meta.url)('wink-eng-lite-web-model') as Model;
const nlp = winkNLP(model, ['pos']);

/** Tag and lemma of each word by wink itself; null where it makes other tokens of them. */
function byWink(words: readonly string[]): readonly string[] | null {
  const tokens = nlp.readDoc(words.join(' ')).tokens();
  const tags = tokens.out(nlp.its.pos as ItsFunction<PartOfSpeech>) as unknown as readonly string[];
  const lemmas = tokens.out(nlp.its.lemma as ItsFunction<string>) as unknown as readonly string[];
  return tags.length === words.length
    ? tags.map((tag, at) => `${tag} ${lemmas[at]?.toLowerCase() ?? ''}`)
    : null;
}

function byTable(words: readonly string[]): readonly string[] {
  const known = words.map(tagger.word);
  const tags = tagger.tag(known);
  return known.map((word, at) => `${tagNames[tags[at] ?? 0]} ${tagger.lemmaOf(word, tags[at] ?? 0)}`);
}

const prose =
  `The envoys said they would not sign the second draft until both sides had pulled back their heavy guns .
" I have never asked for that , " the minister told reporters , adding that her colleagues were left waiting for an hour .
Officials close to the talks hope to meet again on Friday ; a spokesman did n't rule out further delays . Neither party 's
leader has spoken since . What matters most is that people can go home and that trucks carrying food get through .`.split(
    /\s+/,
  );

test('prose is tagged as wink-nlp tags it', () => {
  expect(byTable(prose)).toEqual(byWink(prose));
});

test('any row of words is tagged as wink-nlp tags it', () => {
  const words = fc.array(
    fc.constantFrom(
      ...new Set([
        ...prose,
        ...'that this to as like so more most no one left right lead plan back well can will hard still better The To That Like will may March may fast Talks calls set out over'.split(
          ' ',
        ),
      ]),
    ),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(words, (row) => {
      const reference = byWink(row);
      if (reference !== null) expect(byTable(row)).toEqual(reference);
    }),
    { numRuns: 2000 },
  );
});

test('words that no lexicon holds are tagged by their shape', () => {
  const tagOf = (word: string): string | undefined => tagNames[tagger.tag([tagger.word(word)])[0] ?? 0];
  expect(tagOf('Varnholm')).toBe('PROPN');
  expect(tagOf('quorbly')).toBe('ADV');
  expect(tagOf('$40bn')).toBe('SYM');
  expect(tagOf('1,250')).toBe('NUM');
});

test('one word is one object, whatever came between', () => {
  const before = tagger.word('signed');
  for (let at = 0; at < 1000; at += 1) tagger.word(`word${at}`);
  expect(tagger.word('signed')).toBe(before);
});
