/**
 * How far a point can be trusted: fits, on what careful readers judged (`marks/points.tsv`), whether passages answer one
 * question and whether a point asks what they answer. Prints how it holds on clusters left out, then the weights.
 *
 *     npx tsx training/points.ts
 */
import { writeFileSync } from 'node:fs';
import { type Evidence, evidenceOf, unitFinder } from '../src/joining/points/evidence.js';
import { unitsOf } from '../src/joining/points/units.js';
import type { Point } from '../src/joining/record.js';
import { trustOf } from '../src/reading/trust.js';
import { overlapOf } from '../src/text/passage.js';
import { clusters } from './clusters.js';
import { fitLogistic, type LogisticRow } from './logistic.js';
import { type JudgedPoint, judgedPoints } from './point-marks.js';

interface Sample {
  readonly cluster: string;
  readonly point: Point;
  readonly judged: JudgedPoint;
  readonly question: Evidence;
  readonly passages: readonly {
    readonly evidence: Evidence;
    readonly answers: boolean;
    readonly account: number;
  }[];
}

const judged = judgedPoints();
const samples: Sample[] = [];
for (const { id, record, inputs, reportOf } of clusters()) {
  const own = judged.filter(({ cluster }) => cluster === id);
  if (own.length === 0) continue;
  const lineages = new Map(record.reports.map((report) => [report.id, report.lineage]));
  const find = unitFinder(unitsOf(inputs, lineages));
  for (const point of record.points) {
    const passages = point.accounts.flatMap((account) => account.passages);
    const marksOf = (one: JudgedPoint) =>
      passages.map((passage) =>
        one.passages.find(
          (other) => other.report === reportOf.get(passage.report) && overlapOf(other, passage) > 0,
        ),
      );
    const best = own
      .map((one) => ({ one, marks: marksOf(one), all: one.passages.length }))
      .map((found) => ({
        ...found,
        share: found.marks.filter(Boolean).length / Math.max(found.all, passages.length),
      }))
      .sort((a, b) => b.share - a.share)[0];
    if (best === undefined || best.share < 0.8) continue;
    const { question, passages: evidence } = evidenceOf(point, find);
    let n = 0;
    samples.push({
      cluster: id,
      point,
      judged: best.one,
      question,
      passages: evidence.flatMap((account, at) =>
        account.map((one) => ({ evidence: one, answers: best.marks[n++]?.answers ?? false, account: at })),
      ),
    });
  }
}
console.log(`${samples.length} of ${judged.length} judged points`);

const folds = 11;
const penalty = 1;

/** What is fitted: that voices answer one question and the verdict fits, and that a passage is among these answers. */
const targets = {
  point: (of: readonly Sample[]): readonly LogisticRow[] =>
    of.map(({ question, judged: { shared, verdictFits } }) => ({
      features: question,
      right: shared && verdictFits,
      weight: 1,
    })),
  account: (of: readonly Sample[]): readonly LogisticRow[] =>
    of.flatMap(({ passages }) =>
      passages.map(({ evidence, answers }) => ({
        features: evidence,
        right: answers,
        weight: 1 / Math.sqrt(passages.length),
      })),
    ),
};

for (const [what, rowsOf] of Object.entries(targets)) {
  const told: { readonly p: number; readonly right: boolean }[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const inFold = ({ cluster }: Sample): boolean => Number(cluster) % folds === fold;
    const model = fitLogistic(rowsOf(samples.filter((one) => !inFold(one))), penalty);
    for (const { features, right } of rowsOf(samples.filter(inFold)))
      told.push({ p: trustOf(model, features), right });
  }
  const right = told.filter((one) => one.right).length;
  const loss = told.reduce((sum, one) => sum - Math.log(one.right ? one.p : 1 - one.p), 0) / told.length;
  console.log(`${what}: ${right} of ${told.length} right; loss ${loss.toFixed(4)}`);
  for (const low of [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9]) {
    const high = low === 0.9 || low === 0.6 || low === 0.7 || low === 0.8 ? low + 0.1 : low + 0.2;
    const own = told.filter(({ p }) => p >= low && p < (low === 0.9 ? 1.01 : high));
    console.log(
      `  said ${low} to ${high.toFixed(1)}: right ${own.filter((one) => one.right).length} of ${own.length}`,
    );
  }
}
const models = Object.fromEntries(
  Object.entries(targets).map(([what, rowsOf]) => [what, fitLogistic(rowsOf(samples), penalty)]),
);
const file = new URL('../src/joining/points/trust-weights.ts', import.meta.url);
writeFileSync(
  file,
  `/** Made by \`training/points.ts\`: weights of \`evidenceOf\`'s features, in log odds. */\nexport const weights: Readonly<Record<'point' | 'account', Readonly<Record<string, number>>>> = ${JSON.stringify(models, null, 2)};\n`,
);
