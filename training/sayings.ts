/**
 * Two wordings of one speaker, one saying or two? Trains the weights of `likelyOne` on the careful readings and tests
 * them, one round left out at a time. Words weigh what the sketches of the round's reports say.
 *
 *     npx tsx training/sayings.ts          figures by round, then the weights from the training rounds
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.js';
import {
  createWordings,
  sharedWeight,
  wordingFeatureNames,
  wordingFeatures,
} from '../src/joining/wordings.js';
import { createWeigher, sketchOf } from '../src/reading/sketch.js';
import { createCutter } from '../src/text/cutter.js';
import { f1Of, fitPairs, measuredOn, openRounds, type PairExample } from './pairs.js';
import { goldRows, textFolder } from './readings.js';

function examples(): readonly PairExample[] {
  const catalog = loadCatalog();
  const cut = createCutter(catalog);
  const weigh = createWeigher(catalog);
  return openRounds.flatMap((round) => {
    const folder = textFolder(round);
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const wordings = new Map(
      files.map((name) => [
        name,
        createWordings(sketchOf(cut(readFileSync(join(folder, name), 'utf8')), weigh)),
      ]),
    );
    const rows = goldRows(round, 'same').flatMap(([cluster = '', report = '', words = '', speaker = '']) => {
      const name = files.find((file) => file.startsWith(report));
      const of = name === undefined ? undefined : wordings.get(name);
      return of === undefined
        ? []
        : [{ cluster, report, speakers: new Set(speaker.split('|')), wording: of(words) }];
    });
    return rows.flatMap((a, i) =>
      rows.slice(i + 1).flatMap((b): readonly PairExample[] =>
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

const trained = (data: readonly PairExample[]): readonly number[] =>
  fitPairs(data, wordingFeatureNames, 4000);

const all = examples();
let sum = 0;
for (const round of openRounds) {
  const figure = f1Of(
    all.filter((one) => one.round === round),
    trained(all.filter((one) => one.round !== round)),
  );
  sum += figure;
  console.log(round.padEnd(12), figure.toFixed(3));
}
console.log('mean'.padEnd(12), (sum / openRounds.length).toFixed(3));
console.log(`[${trained(all.filter(({ round }) => !measuredOn.includes(round))).join(', ')}]`);
