/**
 * The table of vectors and the classifier: how fast they load and work, and what the index of the nearest finds.
 *
 *     npm run build; node bench/nearness.mjs
 *
 * Reads the texts of `../shared/corpora/moves-train`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { loadCatalog } from '../dist/catalog/load.js';
import { clauseContextOf } from '../dist/reading/clauses/context.js';
import { clauseWordsOf } from '../dist/reading/clauses/words.js';
import { createLexicon } from '../dist/reading/lexicon.js';
import { voicesOf } from '../dist/reading/statements/voices.js';
import { loadClauseModels } from '../dist/reading/weights/models.js';
import { moveLexiconOf } from '../dist/reading/words/move-lexicon.js';
import { createCutter } from '../dist/text/cutter.js';
import { loadNearness } from '../dist/text/load-nearness.js';
import { createNearIndex } from '../dist/text/near-index.js';
import { cosine } from '../dist/text/nearness.js';

/** Milliseconds of processor time: on a machine that others use too, the clock on the wall tells of them. */
const timed = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
};
const say = (what, figure) => console.log(what.padEnd(44), figure);
const best = (times) => Math.min(...times);

const loads = Array.from({ length: 7 }, () => timed(loadNearness)[1]);
say('table loads', `${best(loads).toFixed(0)} ms (first ${loads[0]?.toFixed(0)} ms)`);
const near = loadNearness();
const catalog = loadCatalog();
const classifierLoads = Array.from({ length: 5 }, () => timed(() => loadClauseModels(catalog))[1]);
say('models and table load', `${best(classifierLoads).toFixed(0)} ms`);

const folder = new URL('../../shared/corpora/moves-train/', import.meta.url);
const cut = createCutter(catalog);
const texts = readdirSync(folder)
  .sort()
  .map((name) => cut(readFileSync(new URL(name, folder), 'utf8')));
const sentences = texts.flatMap(({ sentences: all, tokens }) =>
  all.map(({ first, last }) => tokens.slice(first, last).map(({ lower }) => lower)),
);
const count = sentences.reduce((sum, words) => sum + words.length, 0);
const pools = Array.from({ length: 5 }, () => timed(() => sentences.map((words) => near.pool(words)))[1]);
say('tokens pooled', `${((count / best(pools)) * 1000).toFixed(0)} a second`);

const { classify } = loadClauseModels(catalog);
const [words, lexicon, names] = [clauseWordsOf(catalog), moveLexiconOf(catalog), createLexicon(catalog)];
const contexts = texts.map((text) => clauseContextOf(text, words, lexicon, voicesOf(text, names)));
const clauses = contexts.reduce((sum, { clauses: all }) => sum + all.length, 0);
const judge = (ask) =>
  timed(() => {
    contexts.forEach((context) => {
      const report = classify(context);
      context.clauses.forEach((_, index) => {
        const judged = report.judge(index);
        if (ask || judged.none < 0.6) judged.issues();
      });
    });
  })[1];
const runs = (ask) => ((clauses / best(Array.from({ length: 4 }, () => judge(ask)))) * 1000).toFixed(0);
say('clauses judged, issues where it is a move', `${runs(false)} a second`);
say('clauses judged, issues of each', `${runs(true)} a second`);

const vectors = sentences.filter((sentence) => sentence.length > 5).map((sentence) => near.pool(sentence));
const [index, building] = timed(() => {
  const made = createNearIndex(near.dims);
  for (const vector of vectors) made.add(vector);
  return made;
});
const asked = vectors.filter((_, i) => i % 100 === 0);
const [, asking] = timed(() => asked.map((vector) => index.nearest(vector, { most: 50, least: 0.6 })));
say(
  `index of ${vectors.length} sentences`,
  `made in ${building.toFixed(0)} ms, ${((asking / asked.length) * 1000).toFixed(0)} µs a query`,
);
for (const [low, high] of [
  [0.6, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 1.01],
]) {
  let [all, found] = [0, 0];
  for (const vector of asked) {
    const got = new Set(index.nearest(vector, { most: vectors.length, least: low }).map(({ id }) => id));
    vectors.forEach((other, id) => {
      const c = cosine(vector, other);
      if (c < low || c >= high) return;
      all++;
      if (got.has(id)) found++;
    });
  }
  say(`  neighbours of cosine ${low} to ${Math.min(1, high)}`, `${found} of ${all} found`);
}
