import { loadCatalog } from '../src/catalog/load.js';
import { createLexicon } from '../src/reading/lexicon.js';
import { voicesOf } from '../src/reading/statements/voices.js';
import { createCutter } from '../src/text/cutter.js';

/**
 * Seconds of the processor that cutting and finding who said what take for texts made to be slow, 1 and 10 million
 * characters long: `npx tsx bench/hostile.ts`.
 */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'quotation marks': (length) => '"'.repeat(length),
  'opening marks, a word each': (length) => '“word '.repeat(length / 6),
  'closing marks, a word each': (length) => 'word” '.repeat(length / 6),
  'one word': (length) => 'w'.repeat(length),
  'one word again and again': (length) => 'word '.repeat(length / 5),
  'capital letters': (length) => 'CAPITAL LETTERS '.repeat(length / 16),
  'nested brackets': (length) => '('.repeat(length / 2) + ')'.repeat(length / 2),
  'a sentence without end': (length) => 'the envoy of the state said that '.repeat(length / 33),
  namesakes: (length) => Array.from({ length: length / 20 }, (_, at) => `A${at} Marin said it. `).join(''),
  'a crowd of ministers': (length) =>
    Array.from({ length: length / 40 }, (_, at) => `The minister said so. Minister Bo${at} left. `).join(''),
  'quoted words in one sentence': (length) => 'so “we agree” and '.repeat(length / 18),
};
const catalog = loadCatalog();
const cut = createCutter(catalog);
const lexicon = createLexicon(catalog);
voicesOf(cut('Ana Marin said: “We agree.”'), lexicon);
for (const [name, make] of Object.entries(texts)) {
  const seconds = [1e6, 1e7].map((length) => {
    const text = make(length);
    const start = process.cpuUsage();
    voicesOf(cut(text), lexicon);
    const { user, system } = process.cpuUsage(start);
    return ((user + system) / 1e6).toFixed(1);
  });
  console.log(`${name.padEnd(28)} 1 MB ${seconds[0]} s   10 MB ${seconds[1]} s`);
}
