/**
 * How far a point can be trusted: fits, on what careful readers judged (`marks/points.tsv`), whether passages answer one
 * question and whether a point asks what they answer. Prints how it holds on clusters left out, then the weights.
 *
 *     npx tsx training/points.ts && npm run format
 */
import { writeFileSync } from 'node:fs';
import { evidenceOf, unitFinder } from '../src/joining/points/evidence.js';
import { unitsOf } from '../src/joining/points/units.js';
import type { Point } from '../src/joining/record.js';
import { type TrustFeatures, type TrustModel, trustOf } from '../src/reading/moves/trust.js';
import { overlapOf } from '../src/text/passage.js';
import { checked, clusters } from './clusters.js';
import { fitLogistic, type LogisticRow } from './logistic.js';
import { type JudgedPoint, judgedPoints } from './point-marks.js';

interface Sample {
  readonly cluster: string;
  readonly point: Point;
  readonly judged: JudgedPoint;
  readonly question: TrustFeatures;
  readonly passages: readonly {
    readonly evidence: TrustFeatures;
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
    if (best === undefined || best.share < 0.8 || best.one.said !== point.verdict) continue;
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
const foldOf = new Map([...new Set(samples.map(({ cluster }) => cluster))].map((id, i) => [id, i % folds]));
const fitted = samples.filter(({ cluster }) => !checked.includes(cluster));

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
  const told: Told[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const left = (one: Sample): boolean => foldOf.get(one.cluster) === fold;
    const model = fitLogistic(rowsOf(fitted.filter((one) => !left(one))), penalty);
    told.push(...judgedBy(model, rowsOf(fitted.filter(left))));
  }
  printed(`${what}, of clusters left out`, told);
  const rounds = samples.filter(({ cluster }) => checked.includes(cluster));
  printed(
    `${what}, ${checked.join(' and ')}`,
    judgedBy(fitLogistic(rowsOf(fitted), penalty), rowsOf(rounds)),
  );
}

interface Told {
  readonly p: number;
  readonly right: boolean;
}

function judgedBy(model: TrustModel, rows: readonly LogisticRow[]): readonly Told[] {
  return rows.map(({ features, right }) => ({ p: trustOf(model, features), right }));
}

function printed(title: string, told: readonly Told[]): void {
  const rights = (of: readonly Told[]): number => of.filter(({ right }) => right).length;
  console.log(`${title}: ${rights(told)} of ${told.length} right`);
  const borders = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01];
  borders.slice(0, -1).forEach((low, i) => {
    const own = told.filter(({ p }) => p >= low && p < (borders[i + 1] ?? 1));
    console.log(`  said ${low} and more: right ${rights(own)} of ${own.length}`);
  });
}

const models = Object.fromEntries(
  Object.entries(targets).map(([what, rowsOf]) => [what, fitLogistic(rowsOf(fitted), penalty)]),
);
writeFileSync(
  new URL('../src/joining/points/trust-weights.ts', import.meta.url),
  `/** Made by \`training/points.ts\`: weights of \`evidenceOf\`'s features, in log odds. */
export const weights: Readonly<Record<'point' | 'account', Readonly<Record<string, number>>>> = ${JSON.stringify(models, null, 2)};
`,
);
