/**
 * Writes what the classifier sees of clauses, by the program's own extractor, for the trainer.
 *
 *     npx tsx training/features.ts IN.jsonl OUT
 *
 * IN: one report a line, { text, spans: [[start, end]…] }. OUT.names: one feature name a line; OUT.rows: u32 per feature
 * of each span, each span's ended by 0xffffffff; OUT.dense: i8, the vectors of
 * each span; OUT.hints: i8, its issue hints times 100.
 */
import { closeSync, createReadStream, openSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadCatalog } from '../src/catalog/load.js';
import { classifierFeatures } from '../src/reading/classifierfeatures.js';
import { clauseAt } from '../src/reading/clause-at.js';
import { clauseContextOf } from '../src/reading/clausefeatures.js';
import { clauseWordsOf } from '../src/reading/clauses.js';
import { clauseVectorsOf, reportVectorsOf } from '../src/reading/clausevectors.js';
import { hintsFor, issueHintsOf } from '../src/reading/issuehints.js';
import { createLexicon } from '../src/reading/lexicon.js';
import { moveLexiconOf } from '../src/reading/movelexicon.js';
import { voicesOf } from '../src/reading/voices.js';
import { createCutter } from '../src/text/cutter.js';
import { loadNearness } from '../src/text/load-nearness.js';

const [input = '', output = ''] = process.argv.slice(2);
const catalog = loadCatalog();
const cut = createCutter(catalog);
const words = clauseWordsOf(catalog);
const lexicon = moveLexiconOf(catalog);
const speakers = createLexicon(catalog);
const near = loadNearness();
const hints = issueHintsOf(catalog, near);
const names = new Map<string, number>();
const rows = openSync(`${output}.rows`, 'w');
const dense = openSync(`${output}.dense`, 'w');
const hinted = openSync(`${output}.hints`, 'w');
const end = 0xffffffff;
const small = (x: number): number => Math.max(-127, Math.min(127, Math.round(x)));

for await (const line of createInterface({ input: createReadStream(input) })) {
  const { text, spans }: { text: string; spans: [number, number][] } = JSON.parse(line);
  const parts = cut(text);
  const context = clauseContextOf(parts, words, lexicon, voicesOf(parts, speakers));
  const report = reportVectorsOf(context, near);
  const ids: number[] = [];
  for (const [start, stop] of spans) {
    const at = clauseAt(context, { start, end: stop }) ?? { context, index: -1 };
    for (const name of classifierFeatures(at.context, at.index)) {
      const id = names.get(name) ?? names.size;
      names.set(name, id);
      ids.push(id);
    }
    ids.push(end);
    const v = clauseVectorsOf(at.context, at.index, report);
    for (const vector of [v.own, v.verbs, v.left, v.right, v.around, v.report])
      writeSync(
        dense,
        Int8Array.from(vector, (x) => small(x / 64)),
      );
    writeSync(
      hinted,
      Int8Array.from(hintsFor(at.context, at.index, v, hints), (x) => small(x * 100)),
    );
  }
  writeSync(rows, Uint32Array.from(ids));
}
for (const file of [rows, dense, hinted]) closeSync(file);
writeFileSync(`${output}.names`, [...names.keys()].join('\n'));
