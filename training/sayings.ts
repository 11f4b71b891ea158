/**
 * Two wordings of one speaker, one saying or two? Trains the weights of `likelyOne` on the careful readings and tests
 * them, one round left out at a time. Words weigh what the sketches of the round's reports say.
 *
 *     npx tsx training/sayings.ts          figures by round, then the weights from the training rounds
 */
import { readdirSync, readFileSync } from 'node:fs';
import { loadCatalog } from '../src/catalog/load.js';
import {
  createWordings,
  sharedWeight,
  wordingFeatureNames,
  wordingFeatures,
} from '../src/joining/wordings.js';
import { createWeigher, sketchOf } from '../src/reading/sketch.js';
import { createCutter } from '../src/text/cutter.js';
import { logistic } from '../src/text/nearness-pair.js';
import { measuredOn, openRounds } from './pairs.js';

const folders: Readonly<Record<string, string>> = {
  istanbul: 'seeds',
  geneva: 'corpora/rounds/iran-geneva-2013-11',
  usmca: 'corpora/rounds/usmca-2018-10',
  singapore: 'corpora/rounds/trump-kim-singapore-2018-06',
  gaza2014: 'corpora/rounds/gaza-cairo-2014-08',
  astana: 'corpora/rounds/syria-truce-astana-2016-12',
  phaseone: 'corpora/rounds/us-china-phase-one-2019-12',
  cuba: 'corpora/rounds/us-cuba-2014-12',
  elsalvador: 'corpora/rounds/elsalvador-mexico-sanjose-1989-09',
};
const shared = new URL('../../shared/', import.meta.url);

interface Example {
  readonly round: string;
  readonly features: readonly number[];
  readonly same: boolean;
}

function examples(): readonly Example[] {
  const catalog = loadCatalog();
  const cut = createCutter(catalog);
  const weigh = createWeigher(catalog);
  return openRounds.flatMap((round) => {
    const folder = new URL(`${folders[round] ?? round}/`, shared);
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const wordings = new Map(
      files.map((name) => [
        name,
        createWordings(sketchOf(cut(readFileSync(new URL(name, folder), 'utf8')), weigh)),
      ]),
    );
    const rows = readFileSync(new URL(`gold/${round}/same.tsv`, shared), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .flatMap(([cluster = '', report = '', words = '', speaker = '']) => {
        const name = files.find((file) => file.startsWith(report));
        const of = name === undefined ? undefined : wordings.get(name);
        return of === undefined
          ? []
          : [{ cluster, report, speakers: new Set(speaker.split('|')), wording: of(words) }];
      });
    return rows.flatMap((a, i) =>
      rows.slice(i + 1).flatMap((b): readonly Example[] =>
        a.report === b.report || ![...a.speakers].some((speaker) => b.speakers.has(speaker))
          ? []
          : [
              {
                round,
                features: wordingFeatures(a.wording, b.wording, sharedWeight(a.wording, b.wording)),
                same: a.cluster === b.cluster,
              },
            ],
      ),
    );
  });
}

/** Logistic regression by gradient descent with a little weight decay: the same result each time. */
function trained(data: readonly Example[]): readonly number[] {
  const weights = wordingFeatureNames.map(() => 0);
  for (let step = 0; step < 4000; step++) {
    const slope = weights.map((w, i) => (i === 0 ? 0 : 0.002 * w));
    for (const { features, same } of data) {
      const error = logistic(features, weights) - (same ? 1 : 0);
      features.forEach((x, i) => {
        slope[i] = (slope[i] ?? 0) + (error * x) / data.length;
      });
    }
    slope.forEach((s, i) => {
      weights[i] = (weights[i] ?? 0) - 2 * s;
    });
  }
  return weights.map((w) => Math.round(w * 1000) / 1000);
}

function f1(data: readonly Example[], weights: readonly number[]): number {
  let [right, extra, missed] = [0, 0, 0];
  for (const { features, same } of data) {
    const told = logistic(features, weights) >= 0.5;
    if (told && same) right++;
    else if (told) extra++;
    else if (same) missed++;
  }
  return (2 * right) / Math.max(1, 2 * right + extra + missed);
}

const all = examples();
let sum = 0;
for (const round of openRounds) {
  const figure = f1(
    all.filter((one) => one.round === round),
    trained(all.filter((one) => one.round !== round)),
  );
  sum += figure;
  console.log(round.padEnd(12), figure.toFixed(3));
}
console.log('mean'.padEnd(12), (sum / openRounds.length).toFixed(3));
console.log(`[${trained(all.filter(({ round }) => !measuredOn.includes(round))).join(', ')}]`);
