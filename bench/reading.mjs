import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../dist/catalog/load.js';
import { createLexicon } from '../dist/reading/lexicon.js';
import { createReader } from '../dist/reading/reader.js';
import { voicesOf } from '../dist/reading/statements/voices.js';
import { createCutter } from '../dist/text/cutter.js';

/*
 * Words per second of cutting and tagging alone, of finding who said what, and of the whole reading, in one run, by the
 * built program: `npm run build; node bench/reading.mjs FOLDER [TEXTS]`. Without tsx, which no user runs and which slows
 * what it runs by up to a third. Counts the processor's time, which other processes do not lengthen but for
 * what sharing costs; the best of several passes, and for the whole reading also the first, when the engine has
 * compiled nothing yet. Cutting and telling who said what take turns, for their ratio is asked for and the machine's own
 * speed changes from second to second.
 */
const [folder = '../shared/corpora/polnear/dev/text', count = '84'] = process.argv.slice(2);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .slice(0, Number(count))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const catalog = loadCatalog();
const cut = createCutter(catalog);
const lexicon = createLexicon(catalog);
const reader = createReader(catalog);

const rounds = 6;

const timeOf = (run) => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

const [first = 0, ...later] = Array.from({ length: rounds }, () =>
  timeOf(() => {
    for (const text of texts) reader.read(text);
  }),
);
const whole = Math.min(...later);

const words = texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
const cuts = texts.map(cut);
const turns = Array.from({ length: 3 * rounds }, () => ({
  cutting: timeOf(() => {
    for (const text of texts) cut(text);
  }),
  voices: timeOf(() => {
    for (const one of cuts) voicesOf(one, lexicon);
  }),
}));
const cutting = Math.min(...turns.map((turn) => turn.cutting));
const voices = Math.min(...turns.map((turn) => turn.voices));
const rate = (seconds) => `${Math.round(words / seconds).toLocaleString('en-US')} words/s`;
console.log(`texts ${texts.length}  words ${words}`);
console.log(`cutting and tagging      ${rate(cutting)}`);
console.log(`who said what, after it  ${rate(voices)}`);
console.log(
  `cutting and who said what ${rate(cutting + voices)} (${((cutting + voices) / cutting).toFixed(2)} x cutting)`,
);
console.log(`the whole reading        ${rate(whole)} (${(whole / cutting).toFixed(2)} x cutting)`);
console.log(`… its first pass         ${rate(first)}`);
