import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import { createLexicon } from '../src/reading/lexicon.js';
import { leastTrust, uncuedTrust } from '../src/reading/statements/uncued.js';
import { voicesOf } from '../src/reading/statements/voices.js';
import { timesOf } from '../src/reading/times/times.js';
import { timeWordsOf } from '../src/reading/times/words.js';
import { createCutter } from '../src/text/cutter.js';
import { quotedReports, sameWords } from './gold-quotes.js';
import { fitLogistic } from './logistic.js';
import { sameName } from './same-actor.js';
import { wholeReports } from './unlabelled.js';

/*
 * Fits the judgement whether quoted words without a cue are whose they seem to be:
 *   npx tsx training/uncued.ts            tells how well it holds on reports that it was not fitted on
 *   npx tsx training/uncued.ts write      and writes src/reading/weights/uncued.ts, fitted on all
 * From marks/uncued.tsv (one reader, every such quotation of a sample of the unlabelled reports) and the careful readings
 * of eight rounds; `usmca` is never read here. No randomness.
 */
interface Example {
  readonly weight: number;
  /** Report or round: all of one stand on one side of a trial. */
  readonly group: string;
  readonly features: readonly string[];
  readonly right: boolean;
}

const catalog = loadCatalog();
const [cut, lexicon, words] = [createCutter(catalog), createLexicon(catalog), timeWordsOf(catalog)];

interface Judged {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
  readonly features: readonly string[];
}

/** Every such quotation of a text, by its inner words, with all names of its supposed speaker. */
function judgedIn(text: string): readonly Judged[] {
  const parts = cut(text);
  const seen: {
    readonly actor: number;
    readonly start: number;
    readonly end: number;
    readonly features: readonly string[];
  }[] = [];
  const { actors } = voicesOf(parts, lexicon, timesOf(parts, words), {
    uncued: ({ quotation: { inner }, speaker: { actor } }, features) => {
      if (actor !== null) seen.push({ actor, start: inner.start, end: inner.end, features });
    },
  });
  return seen.map(({ actor, start, end, features }) => ({
    start,
    end,
    features,
    names: [actors[actor]?.name ?? '', ...(actors[actor]?.names ?? [])],
  }));
}

const rowsOf = (path: string): readonly (readonly string[])[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

function fromMarks(): readonly Example[] {
  const reports = new Map(wholeReports().map(({ id, title, text }) => [id, `${title}\n\n${text}`]));
  const marks = rowsOf(fileURLToPath(new URL('marks/uncued.tsv', import.meta.url)));
  return [...new Set(marks.map(([id = '']) => id))].flatMap((id) => {
    const judged = judgedIn(reports.get(id) ?? '');
    return marks
      .filter(([report]) => report === id)
      .flatMap(([, start, end, whose, speaker = '']): readonly Example[] => {
        const found = judged.find((one) => one.start === Number(start) && one.end === Number(end));
        // Who is found may have changed since: then it is not known whether he is right.
        if (found === undefined || (whose !== 'nobody' && !found.names.includes(speaker))) return [];
        return [{ group: id, weight: 1, features: found.features, right: whose === 'own' }];
      });
  });
}

const fromRounds = (): readonly Example[] =>
  quotedReports().flatMap(({ round, text, rows }) =>
    judgedIn(text).map(({ start, end, names, features }): Example => {
      const row = rows.find(({ words }) => sameWords(text.slice(start, end), words));
      const right = row !== undefined && row.kind !== 'loose' && sameName(names, row.speaker);
      return { group: round, weight: 3, features, right };
    }),
  );

/** The cases of statements: what they tell is right, what they leave out is nobody's. */
function fromCases(): readonly Example[] {
  const folder = fileURLToPath(new URL('../cases/statements', import.meta.url));
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^# .*\n/m)
      .flatMap((block): readonly Example[] => {
        const [text = '', told = ''] = block.split('\n==>\n');
        return judgedIn(text.trim()).map(({ start, end, names, features }) => ({
          group: 'cases',
          weight: 3,
          features,
          right: told
            .split('\n')
            .some(
              (line) =>
                names.includes(line.split(' | ')[0] ?? '') && line.includes(text.trim().slice(start, end)),
            ),
        }));
      }),
  );
}

const penalty = 4;
const weighed = (examples: readonly Example[]): Readonly<Record<string, number>> =>
  fitLogistic(
    examples.map(({ features, right }) => ({
      features: features.map((name) => [name, 1]),
      right,
      weight: 1,
    })),
    penalty,
  );

const [marked, gold, cases] = [fromMarks(), fromRounds(), fromCases()];
const groups = [...new Set(marked.map(({ group }) => group))];
const foldOf = new Map(groups.map((group, at) => [group, at % 8]));
const judged = Array.from({ length: 8 }, (_, fold) => {
  const weights = weighed([...marked.filter(({ group }) => foldOf.get(group) !== fold), ...gold, ...cases]);
  return marked
    .filter(({ group }) => foldOf.get(group) === fold)
    .map(({ features, right }) => ({ right, p: uncuedTrust(features, weights) }));
}).flat();
const told = (list: readonly { readonly right: boolean }[]): string =>
  `${list.length}, right ${list.filter(({ right }) => right).length}`;
console.log(`marked ${told(marked)}; rounds ${told(gold)}; cases ${told(cases)}`);
console.log('claimed    of marks of reports not fitted on');
for (const [low, high] of [
  [0, leastTrust],
  [leastTrust, 0.4],
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 1.01],
] as const)
  console.log(
    `${low.toFixed(2)}–${high.toFixed(2)}  ${told(judged.filter(({ p }) => p >= low && p < high))}`,
  );
if (process.argv[2] === 'write') {
  const all = [...marked, ...gold, ...cases];
  const counts = new Map<string, number>();
  for (const { features } of all) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = all.map((one) => ({
    ...one,
    features: one.features.filter((name) => (counts.get(name) ?? 0) > 3),
  }));
  const lines = Object.entries(weighed(often)).map(
    ([name, weight]) => `  '${name}': ${Math.round(weight * 100) / 100},\n`,
  );
  writeFileSync(
    fileURLToPath(new URL('../src/reading/weights/uncued.ts', import.meta.url)),
    `/** Written by \`npx tsx training/uncued.ts write\` from ${all.length} quotations without a cue. */\nexport const uncuedWeights: Readonly<Record<string, number>> = {\n${lines.join('')}};\n`,
  );
}
