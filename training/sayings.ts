/**
 * Two statements, one saying or two? Trains the weights of `likelyOne` and `likelyMeant` on all pairs of statements that
 * joining compares in the rounds with careful readings, and tests them, one round left out at a time. Takes the records
 * as `npm run score -- ROUND… --keep FOLDER` leaves them.
 *
 *     npx tsx training/sayings.ts FOLDER [--likely]   figures by round, then the weights;
 *                                                     --likely: pairs that no reading holds for one, the likeliest first
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.js';
import type { Statement, TalksRecord } from '../src/joining/record.js';
import {
  comparisons,
  likelyOne,
  likenessFeatures,
  likenessNames,
  nearNames,
} from '../src/joining/utterances/likeness.js';
import { type Meeter, Meetings, meetingKeys } from '../src/joining/utterances/meetings.js';
import { type Saying, sayingOf } from '../src/joining/utterances/one-saying.js';
import { createParaphrases } from '../src/joining/utterances/paraphrases.js';
import { Relations } from '../src/joining/utterances/relations.js';
import { createWordings, reportWords } from '../src/joining/utterances/wordings.js';
import { createWeigher, sketchOf } from '../src/reading/sketch.js';
import { createCutter } from '../src/text/cutter.js';
import { loadNearness } from '../src/text/load-nearness.js';
import type { Span } from '../src/text/passage.js';
import { finder, goldRows, openRounds, type Round, textFolder } from './readings.js';

/** Two statements with all comparisons of their wordings: one saying where one of the comparisons shows it. */
interface Example {
  readonly round: string;
  readonly same: boolean;
  /** Pairs that no careful reading speaks of count less: readings leave sayings out. */
  readonly weight: number;
  readonly comparisons: readonly (readonly number[])[];
  readonly told: readonly [Statement, Statement];
}

/** No weight is fitted on this round. */
const checked = 'usmca';

const args = process.argv.slice(2);
const likely = args.includes('--likely');
const folder = args.find((one) => !one.startsWith('--')) ?? '.';
const catalog = loadCatalog();
const cut = createCutter(catalog);
const weigh = createWeigher(catalog);
const inOtherWords = createParaphrases(loadNearness());

function examplesOf(round: Round): readonly Example[] {
  const record: TalksRecord = JSON.parse(readFileSync(join(folder, `${round}.json`), 'utf8'));
  const texts = new Map(
    record.reports.map(({ id, file }) => [
      id,
      readFileSync(join(textFolder(round), basename(file ?? '')), 'utf8').replace(/^\uFEFF/, ''),
    ]),
  );
  const wordings = new Map(
    [...texts].map(([id, text]) => [id, createWordings(reportWords(sketchOf(cut(text), weigh)))] as const),
  );
  const days = new Map(record.reports.map(({ id, published }) => [id, published?.slice(0, 10) ?? '']));
  const strange = createWordings(new Uint32Array(0));
  const sayings = record.statements.map((statement): Meeter & { readonly saying: Saying } => {
    const saying = sayingOf(statement, (report) => wordings.get(report) ?? strange);
    return {
      id: statement.id,
      report: statement.report,
      day: days.get(statement.report) ?? '',
      keys: meetingKeys(saying.wordings, statement.speaker),
      saying,
    };
  });
  const relations = new Relations();
  relations.follow(record.actors);
  const clusters = clustersOf(round, record, texts);
  const examples: Example[] = [];
  const met = [...new Meetings<(typeof sayings)[number]>().fill(sayings)];
  for (const [a, b] of met.flatMap(([one, others]) =>
    [...others].map((other) => [one.saying, other.saying] as const),
  )) {
    const agree = relations.between(a, b);
    const all = comparisons(a, b, agree).map((one) => {
      const { pooled, aligned, polarity } = inOtherWords(...one.texts);
      return [...likenessFeatures(one, agree), pooled, ...aligned(), polarity];
    });
    // What shares hardly a word would outnumber all else, and is never asked what it means.
    if (!comparisons(a, b, agree).some((one) => likelyOne(one, agree) >= 0.008)) continue;
    const [x, y] = [clusters.get(a.statement.id), clusters.get(b.statement.id)];
    const same = x !== undefined && y !== undefined && [...x].some((one) => y.has(one));
    const known = x !== undefined && y !== undefined;
    // The same words again are one saying, whether or not a reading lists it.
    if (!same && all.some(([, , longer = 0, run = 0]) => longer > 0.9 && run > 0.9)) continue;
    examples.push({
      round,
      same,
      weight: same || known ? 1 : 0.3,
      comparisons: all,
      told: [a.statement, b.statement],
    });
  }
  return examples;
}

/** Which sayings of the careful reading a statement tells: those whose words its content or a quotation holds. */
function clustersOf(
  round: Round,
  record: TalksRecord,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const clusters = new Map<string, Set<string>>();
  for (const [cluster = '', key = '', words = ''] of goldRows(round, 'same')) {
    const report = record.reports.find(({ file }) => basename(file ?? '').startsWith(key));
    const spots = report === undefined ? [] : finder(texts.get(report.id) ?? '')(words);
    for (const { id, report: of, content } of record.statements) {
      if (of !== report?.id || !spots.some((spot) => covered(spot, content) >= 0.6)) continue;
      const known = clusters.get(id) ?? new Set();
      clusters.set(id, known.add(cluster));
    }
  }
  return clusters;
}

const covered = (spot: Span, by: Span): number =>
  Math.max(0, Math.min(spot.end, by.end) - Math.max(spot.start, by.start)) / (spot.end - spot.start);

/** The weights say how many of the features are looked at. */
const likelihood = (features: readonly number[], weights: readonly number[]): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, w, i) => sum + w * (features[i] ?? 0), 0)));

/** The comparison that speaks most for one saying. */
const best = ({ comparisons: all }: Example, weights: readonly number[]): readonly number[] =>
  all.reduce((top, one) => (likelihood(one, weights) > likelihood(top, weights) ? one : top));

/**
 * Logistic regression by gradient descent with a little weight decay, several times: each time by the comparison of each
 * pair that spoke most for it the time before.
 */
function trained(examples: readonly Example[], names: readonly string[]): readonly number[] {
  let weights: readonly number[] = names.map((name) => (name === 'longer' ? 4 : 0));
  for (let round = 0; round < 4; round++) {
    const rows = examples.map((one) => ({ ...one, features: best(one, weights) }));
    const total = rows.reduce((sum, { weight }) => sum + weight, 0);
    const next = [...weights];
    for (let step = 0; step < 400; step++) {
      const slope = next.map((w, i) => (i === 0 ? 0 : 0.0005 * w));
      for (const { features, same, weight } of rows) {
        const error = (weight * (likelihood(features, next) - (same ? 1 : 0))) / total;
        for (let i = 0; i < slope.length; i++) slope[i] = (slope[i] ?? 0) + error * (features[i] ?? 0);
      }
      for (let i = 0; i < next.length; i++) next[i] = (next[i] ?? 0) - 4 * (slope[i] ?? 0);
    }
    weights = next;
  }
  return weights.map((w) => Math.round(w * 1000) / 1000);
}

/** F1 of the pairs told as one; those that no reading speaks of count as little as in training. */
function f1Of(examples: readonly Example[], weights: readonly number[]): string {
  let [right, extra, missed] = [0, 0, 0];
  for (const one of examples) {
    const told = likelihood(best(one, weights), weights) >= 0.5;
    if (told && one.same) right += 1;
    else if (told) extra += one.weight;
    else if (one.same) missed += 1;
  }
  return [
    ((2 * right) / Math.max(1, 2 * right + extra + missed)).toFixed(3),
    right,
    extra.toFixed(1),
    missed,
  ].join(' ');
}

/** Weights by words alone, and by meaning too: the latter where words leave it open. */
function bothTrained(examples: readonly Example[]): {
  readonly words: readonly number[];
  readonly meaning: readonly number[];
} {
  const words = trained(examples, likenessNames);
  const open = examples.filter((one) => likelihood(best(one, words), words) >= 0.02);
  return { words, meaning: trained(open, [...likenessNames, ...nearNames]) };
}

const all = openRounds.flatMap(examplesOf);
for (const round of openRounds) {
  const { words, meaning } = bothTrained(all.filter((one) => one.round !== round && one.round !== checked));
  const own = all.filter((one) => one.round === round);
  console.log(round.padEnd(12), 'words', f1Of(own, words), ' meaning', f1Of(own, meaning));
}
// What ships has seen every round but the one that only checks.
const { words, meaning: shipped } = bothTrained(all.filter(({ round }) => round !== checked));
console.log(`words   [${words.join(', ')}]\nmeaning [${shipped.join(', ')}]`);
if (likely)
  for (const one of all
    .filter(({ same, round }) => !same && round !== 'usmca')
    .map((one) => ({ ...one, likely: likelihood(best(one, shipped), shipped) }))
    .filter(({ likely: is }) => is >= 0.35)
    .sort((a, b) => b.likely - a.likely))
    console.log(
      one.round,
      one.likely.toFixed(2),
      best(one, shipped)
        .slice(1)
        .map((x) => x.toFixed(2))
        .join(' '),
      one.weight,
      '\n   ',
      ...one.told.map(({ content }) => `«${content.text.replace(/\s+/g, ' ').slice(0, 300)}»\n   `),
    );
