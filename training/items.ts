/**
 * Writes what the models see of every labelled clause, for the trainer: npx tsx training/items.ts OUT [UNMARKED]
 *
 * UNMARKED: so many reports that nobody marked follow, for what the encoder says of them (`teacher.py`).
 * OUT.json: texts (round, file, moves) and one item a clause: text, start and end, kind (0 a passage that the careful
 * reading picked, 1 a clause of running text, 2 one that nobody read), acts, issues, step, observation, beside, path, moves that it touches. OUT.form, OUT.topic: u32, the features of each item,
 * each item's ended by 0xffffffff. OUT.dense: i8, vectors of each item; OUT.hints: i8, its issue hints times 100.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { loadCatalog } from '../src/catalog/load.js';
import { formFeatures, topicFeatures } from '../src/reading/classifier/features.js';
import { hintsFor, issueHintsOf } from '../src/reading/classifier/issue-hints.js';
import { reportVectorsOf } from '../src/reading/classifier/vectors.js';
import { clauseAt } from '../src/reading/clauses/clause-at.js';
import { coreOf } from '../src/reading/clauses/clauses.js';
import type { ClauseContext } from '../src/reading/clauses/context.js';
import { loadNearness } from '../src/text/load-nearness.js';
import { markedReports } from './marks.js';
import { contextMaker, folders, labelledTexts, marks, meets, type Round } from './readings.js';
import { freshReports, readSoFar } from './unlabelled.js';

const [output = 'items', unmarked = '0'] = process.argv.slice(2);
const catalog = loadCatalog();
const near = loadNearness();
const hints = issueHintsOf(catalog, near);
const acts = catalog.acts.map(({ act }) => act);
const files = Object.fromEntries(
  ['form', 'topic', 'dense', 'hints'].map((name) => [name, openSync(`${output}.${name}`, 'w')]),
);
const end = 0xffffffff;
const small = (x: number): number => Math.max(-127, Math.min(127, Math.round(x)));
const items: unknown[] = [];
const texts: unknown[] = [];
const rounds = Object.keys(folders).filter((name): name is Round => name in folders);

/** Writes items of one text, whose number in `texts` is the last. */
function writerOf(context: ClauseContext): (at: ClauseContext, index: number, label: unknown[]) => void {
  const report = reportVectorsOf(context, near);
  return (at, index, label) => {
    writeSync(files.form ?? 0, Uint32Array.from([...new Set(formFeatures(at, index)), end]));
    writeSync(files.topic ?? 0, Uint32Array.from([...new Set(topicFeatures(at, index)), end]));
    const { own, verbs, left } = report.of(at, index);
    const { right, sentence, around, report: whole } = report.topicOf(at, index);
    for (const vector of [own, verbs, left, right, around, whole])
      writeSync(
        files.dense ?? 0,
        Int8Array.from(vector, (x) => small(x / 64)),
      );
    writeSync(
      files.hints ?? 0,
      Int8Array.from(hintsFor(at, index, own, sentence, hints), (x) => small(x * 100)),
    );
    items.push([texts.length - 1, ...label]);
  };
}

/** The clauses that are part of a report, as far as it was read. */
function readClauses({ cut, clauses }: ClauseContext, reach: number): readonly number[] {
  return clauses.flatMap(({ sentence, start }, index) => {
    const kind = cut.paragraphs[cut.sentences[sentence]?.paragraph ?? -1]?.kind;
    return start > reach || kind === 'furniture' || kind === 'caption' ? [] : [index];
  });
}

for (const { round, file, context, labels, moves, near: misses, path, reach } of labelledTexts(catalog, [
  ...rounds,
  marks,
])) {
  texts.push([round, file, moves.map(({ act, issues, actor }) => [act, issues, actor])]);
  const write = writerOf(context);
  if (round !== marks)
    for (const { spots, acts: own, issues } of [
      ...moves.map(({ spots, act, issues }) => ({ spots, acts: [act], issues })),
      ...misses.map((spot) => ({ spots: [spot], acts: [], issues: [] })),
    ]) {
      const [spot] = spots;
      const at = spot === undefined ? null : clauseAt(context, spot);
      if (spot === undefined || at === null) continue;
      write(at.context, at.index, [spot.start, spot.end, 0, own, issues, 0, 0, 0, 0, []]);
    }
  for (const index of readClauses(context, reach)) {
    const [clause, label] = [context.clauses[index], labels[index]];
    if (clause === undefined || label === undefined) continue;
    write(context, index, [
      clause.start,
      clause.end,
      1,
      [...label.acts],
      [...label.issues],
      label.step ? 1 : 0,
      label.observation ? 1 : 0,
      // Not asked what is done in it.
      label.beside || path === 'only' ? 1 : 0,
      path === false ? 0 : 1,
      moves.flatMap(({ spots }, i) => (spots.some((spot) => meets(coreOf(clause), spot)) ? [i] : [])),
    ]);
  }
}
/** Written before the unmarked reports too: the encoder can be taught meanwhile. */
const keep = (): void =>
  writeFileSync(`${output}.json`, JSON.stringify({ acts, issues: hints.issues, texts, items }));
keep();
const marked = new Set(markedReports().map(({ id }) => id));
const contextOf = contextMaker(catalog);
let left = Number(unmarked);
for (const { id, text } of freshReports()) {
  if (left <= 0) break;
  if (marked.has(id)) continue;
  left--;
  texts.push(['unmarked', id, []]);
  const context = contextOf(text);
  const write = writerOf(context);
  for (const index of readClauses(context, readSoFar)) {
    const { start, end: stop } = context.clauses[index] ?? { start: 0, end: 0 };
    write(context, index, [start, stop, 2, [], [], 0, 0, 0, 0, []]);
  }
}
for (const file of Object.values(files)) closeSync(file);
keep();
console.log(`${items.length} clauses`);
