// Writes the table of the tagger (src/text/data/tagger.txt) from the lexicon and the rules of wink-eng-lite-web-model
// (MIT, see the table's head): `node tools/tagger.mjs`. What each word can be is asked of wink's own functions, so that
// `src/text/tagger.ts` tags as wink-nlp does (src/text/tagger.test.ts), ten times as fast and without its 4 MB.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const model = require('wink-eng-lite-web-model');
const version = require('wink-eng-lite-web-model/package.json').version;
const createCache = require('wink-nlp/src/cache.js');
const its = require('wink-nlp/src/its.js');

const core = model.core();
const words = [...core.features.lexeme.list];
const known = new Set(words);
const cache = createCache(core, model.featureFn);
const tags = core.pos.list;

/** Lemmas depend on the tag for these alone. */
const inflected = ['ADJ', 'NOUN', 'VERB'];

/** What wink knows of a word that it takes as one token. */
function entryOf(word) {
  const found = cache.lookup(word) ?? [cache.add(word, core.tcat.hash.word)];
  const index = found[0];
  // An expansion ("'s") brings its tag and lemma along; no rule changes them.
  const fixed = found.length > 1;
  const at = (tag) => ({
    cache,
    tokens: [index, fixed ? found[1] << 16 : 1, fixed ? found[2] | (found[3] << 20) : tag << 20, 0],
  });
  const normal = fixed ? cache.nox(found[1] << 16) : cache.normal(index);
  const lower = word.toLowerCase();
  const lemma = (tag) => its.lemma(0, at(tags.indexOf(tag)), model.addons).toLowerCase();
  return {
    tag: fixed ? found[3] : cache.posOf(cache.mappedSpelling(index)) || tags.indexOf('NOUN'),
    fixed,
    hint: cache.property(index, 'posHint') || 0,
    can: tags.flatMap((_, tag) => (cache.isMemberPOS(normal, tag) ? [tag] : [])),
    lemmas: ['X', ...inflected].map((tag) => edit(lower, lemma(tag))),
  };
}

/** How to get from a word to its lemma: letters to take off its end, and what to put there. */
function edit(word, lemma) {
  let same = 0;
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same += 1;
  return word === lemma ? '' : `${word.length - same}${lemma.slice(same)}`;
}

const classes = new Map();
function classOf(word) {
  const { tag, fixed, hint, can, lemmas } = entryOf(word);
  const key = [tag, fixed ? 1 : 0, hint, can.join(' '), ...lemmas].join('|');
  const kept = classes.get(key);
  if (kept !== undefined) return kept;
  classes.set(key, classes.size);
  return classes.size - 1;
}

const titled = (word) => `${word[0].toUpperCase()}${word.slice(1)}`;
const signs = new Set([
  ...'!"$&(),-./:;?[]',
  '--',
  '...',
  "'",
  "'s",
  "n't",
  "'re",
  "'ve",
  "'ll",
  "'d",
  "'m",
  '7',
]);
// A word in small letters may come with a capital as well.
const lines = words
  .filter((word) => signs.delete(word) || /^\p{L}[^\s'’.]*$/u.test(word))
  .map((word) => {
    const own = classOf(word).toString(36);
    const upper =
      /^\p{Ll}/u.test(word) && word === word.toLowerCase() && !known.has(titled(word))
        ? ` ${classOf(titled(word)).toString(36)}`
        : '';
    return `${word} ${own}${upper}`;
  });
if (signs.size > 0) throw new Error(`no lexeme for ${[...signs].join(' ')}`);
// Words that no lexicon holds, by their shape.
for (const shape of [
  'Xyz',
  'xyz',
  'xyzs',
  ...'ing ed ly able ous ful less est es er or ity ion'.split(' ').map((end) => `xyz${end}`),
])
  lines.push(`~${shape} ${classOf(shape).toString(36)}`);
lines.sort();
const machines = model.pos().machines.map((machine) => JSON.parse(machine));
for (const [, , , , , custom] of machines)
  if (Object.keys(custom).length > 0) throw new Error('unknown machine');
const head = {
  source: `wink-eng-lite-web-model ${version}, Copyright (c) GRAYPE Systems Private Limited, MIT License`,
  tags,
  machines: machines.map(([, , moves, ends, marks]) => ({ moves, ends, marks })),
  classes: [...classes.keys()],
};
writeFileSync('src/text/data/tagger.txt', `${JSON.stringify(head)}\n${lines.join('\n')}\n`);
console.log(`${lines.length} words in ${classes.size} classes`);
