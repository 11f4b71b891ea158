/**
 * Two wordings, one saying or two? Trains the weights of `samePair` and tests them, one round left out at a time.
 *
 *     npx tsx training/pairs.ts            figures with the table and without, then the weights from the training rounds
 */
import { loadCatalog } from '../src/catalog/load.js';
import { createCutter } from '../src/text/cutter.js';
import { loadNearness } from '../src/text/load-nearness.js';
import { NearWords } from '../src/text/near-words.js';
import { logistic, pairFeatureNames, pairFeatures, wordingOf } from '../src/text/nearness-pair.js';
import { goldRows, openRounds } from './readings.js';

export interface PairExample {
  readonly round: string;
  readonly features: readonly number[];
  readonly same: boolean;
}

/** On these the program is measured: the weights that ship do not see them. */
export const measuredOn: readonly string[] = ['istanbul', 'geneva', 'usmca'];
const steps = 3000;
const wordsAlone = new Set(['bias', 'same', 'run', 'figures', 'polarity', 'short']);

/** Every pair of rows from two reports with a speaker in common. */
export function pairExamples(): readonly PairExample[] {
  const cut = createCutter(loadCatalog());
  const near = new NearWords(loadNearness());
  return openRounds.flatMap((round) => {
    const rows = goldRows(round, 'same').map(([cluster = '', report = '', words = '', speaker = '']) => ({
      cluster,
      report,
      speakers: new Set(speaker.split('|')),
      wording: wordingOf(
        near,
        cut(words).tokens.map(({ lower }) => lower),
      ),
    }));
    return rows.flatMap((a, i) =>
      rows
        .slice(i + 1)
        .flatMap((b): readonly PairExample[] =>
          a.report === b.report || ![...a.speakers].some((speaker) => b.speakers.has(speaker))
            ? []
            : [{ round, features: pairFeatures(near, a.wording, b.wording), same: a.cluster === b.cluster }],
        ),
    );
  });
}

/**
 * Logistic regression by gradient descent with a little weight decay: the same result each time. The first of `names` is
 * the bias; weights of names that are not in `use` stay 0.
 */
export function fitPairs(
  examples: readonly PairExample[],
  names: readonly string[],
  steps: number,
  use: (name: string) => boolean = () => true,
): readonly number[] {
  const weights = names.map(() => 0);
  const rate = 2;
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((w, i) => (i === 0 ? 0 : 0.002 * w));
    for (const { features, same } of examples) {
      const error = logistic(features, weights) - (same ? 1 : 0);
      features.forEach((x, i) => {
        slope[i] = (slope[i] ?? 0) + (error * x) / examples.length;
      });
    }
    names.forEach((name, i) => {
      if (use(name)) weights[i] = (weights[i] ?? 0) - rate * (slope[i] ?? 0);
    });
  }
  return weights.map((w) => Math.round(w * 1000) / 1000);
}

export function f1Of(examples: readonly PairExample[], weights: readonly number[]): number {
  let [right, extra, missed] = [0, 0, 0];
  for (const { features, same } of examples) {
    const told = logistic(features, weights) >= 0.5;
    if (told && same) right++;
    else if (told) extra++;
    else if (same) missed++;
  }
  return (2 * right) / Math.max(1, 2 * right + extra + missed);
}

/** F1 on each round with weights from the others: with the table and from words alone. */
export function leaveOneRoundOut(examples: readonly PairExample[]) {
  return openRounds.map((round) => {
    const test = examples.filter((one) => one.round === round);
    const rest = examples.filter((one) => one.round !== round);
    return {
      round,
      pairs: test.length,
      withTable: f1Of(test, fitPairs(rest, pairFeatureNames, steps)),
      wordsAlone: f1Of(
        test,
        fitPairs(rest, pairFeatureNames, steps, (name) => wordsAlone.has(name)),
      ),
    };
  });
}

if (process.argv[1]?.endsWith('pairs.ts')) {
  const examples = pairExamples();
  const figures = leaveOneRoundOut(examples);
  const mean = (of: (one: (typeof figures)[number]) => number): string =>
    (figures.reduce((sum, one) => sum + of(one), 0) / figures.length).toFixed(3);
  for (const { round, pairs, withTable, wordsAlone: alone } of figures)
    console.log(round.padEnd(12), String(pairs).padStart(4), withTable.toFixed(3), alone.toFixed(3));
  console.log(
    'mean'.padEnd(17),
    mean((one) => one.withTable),
    mean((one) => one.wordsAlone),
  );
  const shipped = fitPairs(
    examples.filter(({ round }) => !measuredOn.includes(round)),
    pairFeatureNames,
    steps,
  );
  console.log(`[${shipped.join(', ')}]`);
}
