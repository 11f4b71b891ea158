// Quotations and speakers, ours beside two peers', on the same texts and scored by the same scorer:
//   npm run build && node bench/peers/quotations.mjs [--corenlp FOLDER] [ROUND…]
// compromise comes from npm. Stanford CoreNLP is no dependency: FOLDER holds its output, made by
//   mvn dependency:copy-dependencies -DoutputDirectory=lib     (edu.stanford.nlp:stanford-corenlp and its models)
//   java -mx8g -cp 'lib/*' edu.stanford.nlp.pipeline.StanfordCoreNLP -outputFormat json -outputDirectory FOLDER \
//     -annotators tokenize,pos,lemma,ner,depparse,coref,quote -filelist FILES
// Texts that it has not read are left out for all. Words a second: the processor's own time, the second of two passes; CoreNLP tells its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise/three';
import { loadCatalog } from '../../dist/catalog/load.js';
import { createLexicon } from '../../dist/reading/lexicon.js';
import { voicesOf } from '../../dist/reading/statements/voices.js';
import { createCutter } from '../../dist/text/cutter.js';

const shared = fileURLToPath(new URL('../../../shared', import.meta.url));
const folders = { istanbul: 'seeds', geneva: 'corpora/rounds/iran-geneva-2013-11' };
const args = process.argv.slice(2);
const at = args.indexOf('--corenlp');
const corenlp = at < 0 ? null : args.splice(at, 2)[1];
const rounds = args.length > 0 ? args : Object.keys(folders);
if (!existsSync(shared)) {
  console.log(`Nothing measured: ${shared} is absent here.`);
  process.exit(0);
}

const catalog = loadCatalog();
const [cut, lexicon] = [createCutter(catalog), createLexicon(catalog)];

/** Each finds quotations: where they start and end, and the names of who said them. */
const peers = {
  parley: (text) => {
    const { actors, statements } = voicesOf(cut(text), lexicon);
    return statements.flatMap(({ quotes, speaker }) =>
      quotes.map(({ start, end }) => ({
        start,
        end,
        names: speaker === null ? [] : [...actors[speaker].names],
      })),
    );
  },
  compromise: (text) =>
    nlp(text)
      .quotations()
      .json({ offset: true })
      .map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length, names: [] })),
};
if (corenlp !== null)
  peers.corenlp = (_, file) => {
    const output = join(corenlp, `${basename(file)}.json`);
    return JSON.parse(readFileSync(output, 'utf8')).quotes.map((quote) => ({
      start: quote.beginIndex,
      end: quote.endIndex,
      names: [quote.canonicalSpeaker, quote.speaker].filter((name) => name && name !== 'Unknown'),
    }));
  };

const work = mkdtempSync(join(tmpdir(), 'peers-'));
for (const round of rounds) {
  const folder = join(shared, folders[round]);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .filter((name) => corenlp === null || existsSync(join(corenlp, `${name}.json`)))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '') }));
  if (texts.length === 0) continue;
  const gold = mkdtempSync(join(work, 'gold-'));
  const isRead = (key) => texts.some(({ name }) => name.startsWith(key));
  writeFileSync(
    join(gold, 'quotes.tsv'),
    readFileSync(join(shared, 'gold', round, 'quotes.tsv'), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#') && line.trim() !== '' && isRead(line.split('\t')[0]))
      .join('\n'),
  );
  const words = texts.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  console.log(`\n${round}: ${texts.length} texts, ${words} words`);
  for (const [peer, find] of Object.entries(peers)) {
    for (const { name, text } of texts) find(text, name);
    const begin = process.cpuUsage();
    const found = texts.map(({ name, text }) => find(text, name));
    const { user, system } = process.cpuUsage(begin);
    const actors = new Map();
    const statements = found.flatMap((quotes, index) =>
      quotes.map(({ start, end, names }) => {
        const { name, text } = texts[index];
        const quote = { report: name, start, end, text: text.slice(start, end) };
        const id = names.join('|');
        if (id !== '') actors.set(id, { id, name: names[0], names });
        return {
          report: name,
          speaker: id === '' ? null : id,
          quotes: [quote],
          passage: quote,
          confidence: 1,
        };
      }),
    );
    const none = ['moves', 'points', 'steps', 'observations', 'lineages', 'utterances', 'terms', 'pledges'];
    const record = join(work, `${round}-${peer}.json`);
    writeFileSync(
      record,
      JSON.stringify({
        reports: texts.map(({ name }) => ({ id: name, file: name })),
        actors: [...actors.values()],
        statements,
        ...Object.fromEntries(none.map((key) => [key, []])),
      }),
    );
    const score = JSON.parse(
      execFileSync(
        process.execPath,
        [join(shared, 'gold/score.mjs'), record, '--gold', gold, '--texts', folder, '--json'],
        { encoding: 'utf8' },
      ),
    );
    const rate = peer === 'corenlp' ? '' : `  ${Math.round(words / ((user + system) / 1e6))} words/s`;
    console.log(
      `${peer.padEnd(11)} quotations F1 ${score.quotes.f1}  with speaker F1 ${score.quotesWithSpeaker.f1}${rate}`,
    );
  }
}
