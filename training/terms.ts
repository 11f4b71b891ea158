/**
 * How sure a term is, by the confidences of the moves that it was gathered from: fits the odds on the development rounds
 * (the models of moves were trained on the six others, and are surer there than they may be) and prints reliability.
 *
 *     npm run score -- istanbul geneva usmca singapore astana phaseone cuba elsalvador gaza2014 --keep FOLDER
 *     npx tsx training/terms.ts FOLDER
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, TalksRecord } from '../src/joining/record.js';
import { voicesOdds } from '../src/joining/table/term-confidence.js';
import { directionOf } from '../src/joining/table/terms.js';

const [folder = ''] = process.argv.slice(2);
const shared = new URL('../../shared/gold/', import.meta.url);
const fittedOn = ['istanbul', 'geneva'];
const others = ['singapore', 'astana', 'phaseone', 'cuba', 'elsalvador', 'gaza2014'];
const check = 'usmca';

interface Sample {
  readonly odds: number;
  readonly right: boolean;
}

const common = new Set([
  'the',
  'and',
  'president',
  'minister',
  'foreign',
  'united',
  'officials',
  'government',
]);
const wordsOf = (name: string): readonly string[] =>
  (name.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !common.has(word));

/** A term is right if a careful reading has a move of that party, or one of its people, on that issue in that direction. */
function samplesOf(round: string): readonly Sample[] {
  const record: TalksRecord = JSON.parse(readFileSync(join(folder, `${round}.json`), 'utf8'));
  const gold = readFileSync(new URL(`${round}/moves.tsv`, shared), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([, actor = '', act = '', issues = '']) => ({
      words: new Set(wordsOf(actor)),
      direction: directionOf[act],
      issues: issues.split(','),
    }));
  const moves = new Map(record.moves.map((move) => [move.id, move]));
  const lineages = new Map(record.reports.map(({ id, lineage }) => [id, lineage]));
  return record.terms.flatMap((term): Sample[] => {
    if (term.party === null) return [];
    const own = record.actors.filter((actor: Actor) => actor.id === term.party || actor.side === term.party);
    const names = own.flatMap(({ name, names: others }) => [name, ...others].flatMap(wordsOf));
    const direction = /-(give|ask|not)$/.exec(term.id)?.[1];
    return [
      {
        odds: voicesOdds(
          term.moves.flatMap((id) => moves.get(id) ?? []),
          lineages,
        ),
        right: gold.some(
          (move) =>
            move.direction === direction &&
            move.issues.includes(term.issue) &&
            names.some((word) => move.words.has(word)),
        ),
      },
    ];
  });
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function fitOdds(samples: readonly Sample[]): readonly [number, number] {
  let [a, b] = [0, 1];
  for (let turn = 0; turn < 20_000; turn++) {
    let [da, db] = [0, 0.01 * (b - 1)];
    for (const { odds, right } of samples) {
      const slope = sigmoid(a + b * odds) - Number(right);
      da += slope;
      db += slope * odds;
    }
    a -= (0.5 * da) / samples.length;
    b -= (0.5 * db) / samples.length;
  }
  return [a, b];
}

function table(samples: readonly Sample[], [a, b]: readonly [number, number]): string {
  const bins = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01];
  return bins
    .slice(0, -1)
    .map((from, i) => {
      const own = samples.filter(({ odds }) => {
        const sure = sigmoid(a + b * odds);
        return sure >= from && sure < (bins[i + 1] ?? 2);
      });
      const right = own.filter((sample) => sample.right).length;
      return `${from.toFixed(1)}: ${right}/${own.length}${own.length > 0 ? ` = ${(right / own.length).toFixed(2)}` : ''}`;
    })
    .join('   ');
}

const fitted = fitOdds(fittedOn.flatMap(samplesOf));
console.log(
  `fitted on ${fittedOn.join(', ')}: intercept ${fitted[0].toFixed(2)}, slope ${fitted[1].toFixed(2)}`,
);
console.log('stated: right/of');
console.log(`on those         ${table(fittedOn.flatMap(samplesOf), fitted)}`);
console.log(`${check.padEnd(16)} ${table(samplesOf(check), fitted)}`);
console.log(`rounds trained on ${table(others.flatMap(samplesOf), fitted)}`);
