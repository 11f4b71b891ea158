import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point, TalksRecord } from '../src/joining/record.js';
import { overlapOf, type Span } from '../src/text/passage.js';
import { finder, folders, goldFolder, goldRows, type Round, textFolder } from '../training/readings.js';

/*
 * Are the verdicts of points right? Records kept by `npm run score -- --keep FOLDER` against the careful readings: what is
 * said of topics on which the readings give every report the same answer, and of the others; then the same for each two
 * answers of one topic: whether they stand in one account.
 * Then, of topics whose answers are unequal, how many are found; how many have a point that says `differ` and holds two
 * unequal answers in two accounts; how many have one in which every report that answers stands too, equal answers in
 * one account; and how many one in which no two unequal answers share an account either. The same for those whose answers are unequal as figures or as yes
 * and no, which no two wordings are. With --list each topic is told.
 *   npx tsx bench/points.ts FOLDER [--list]
 */
const [folder = ''] = process.argv.slice(2);
const listing = process.argv.includes('--list');
/** Of this round only totals are looked at. */
const unseen = 'usmca';
const verdicts = ['agree', 'partial', 'differ'] as const;

interface Answered {
  readonly report: string;
  readonly value: string;
  readonly spots: readonly Span[];
}

/** Topics of a round by name: who answers what, and where. Remarks in brackets are no part of an answer. */
function topicsOf(round: Round, record: TalksRecord): ReadonlyMap<string, readonly Answered[]> {
  const texts = textFolder(round);
  const files = readdirSync(texts);
  const topics = new Map<string, Answered[]>();
  for (const [topic = '', key = '', words = '', value = ''] of goldRows(round, 'differences')) {
    const file = files.find(
      (name) => name === key || name.startsWith(`${key}_`) || name.startsWith(`${key}.`),
    );
    const report = record.reports.find(
      (one) => one.file !== null && file !== undefined && one.file.endsWith(file),
    );
    if (file === undefined || report === undefined) continue;
    const find = finder(readFileSync(join(texts, file), 'utf8').replace(/^\uFEFF/, ''));
    const plain = value
      .replace(/\([^)]*\)/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase();
    topics.set(topic, [
      ...(topics.get(topic) ?? []),
      { report: report.id, value: plain, spots: find(words) },
    ]);
  }
  return topics;
}

/** The account of a point that holds an answer, or -1: as `score.mjs` finds it. */
const accountOf = (point: Point, { report, spots }: Answered): number =>
  point.accounts.findIndex(({ passages }) =>
    passages.some(
      (passage) =>
        passage.report === report &&
        spots.some(
          (spot) =>
            overlapOf(spot, passage) >= 0.5 * Math.min(spot.end - spot.start, passage.end - passage.start),
        ),
    ),
  );

/** Whether two answers are given in other figures, or one denies and the other does not: no two wordings. */
function clash(a: string, b: string): boolean {
  const figures = (value: string): readonly string[] => value.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const denied = (value: string): boolean => /\b(?:no|not|none|never|denied|denies|unable)\b/.test(value);
  const [p, q] = [figures(a), figures(b)];
  if (p.length > 0 && q.length > 0) return !p.some((one) => q.includes(one));
  return p.length === 0 && q.length === 0 && denied(a) !== denied(b);
}

interface Told {
  readonly found: boolean;
  readonly differ: boolean;
  readonly placed: boolean;
  readonly exact: boolean;
}

/** What the points say of a topic: found as `score.mjs` finds it, told as differing, and every report in its place. */
function toldOf(topic: readonly Answered[], points: readonly Point[]): Told {
  const told = { found: false, differ: false, placed: false, exact: false };
  for (const point of points) {
    const spots = topic.map((answer) => ({ answer, at: accountOf(point, answer) }));
    const held = spots.filter(({ at }) => at >= 0);
    if (held.length < 2) continue;
    told.found = true;
    if (point.verdict !== 'differ') continue;
    const apart = held.some((p) => held.some((q) => p.answer.value !== q.answer.value && p.at !== q.at));
    if (!apart) continue;
    told.differ = true;
    told.placed ||=
      held.length === spots.length &&
      held.every((p) => held.every((q) => p.answer.value !== q.answer.value || p.at === q.at));
    told.exact ||=
      told.placed && held.every((p) => held.every((q) => p.answer.value === q.answer.value || p.at !== q.at));
  }
  return told;
}

const measured = { unequal: [0, 0, 0, 0, 0], clashing: [0, 0, 0, 0, 0] };

function count(row: number[], { found, differ, placed, exact }: Told): void {
  [true, found, differ, placed, exact].forEach((yes, i) => {
    if (yes) row[i] = (row[i] ?? 0) + 1;
  });
}

const totals = { equal: [0, 0, 0], unequal: [0, 0, 0], together: [0, 0], apart: [0, 0] };
console.log(
  'round        equal answers: agree partial differ   unequal: agree partial differ   points that differ',
);
for (const round of Object.keys(folders) as Round[]) {
  const file = join(folder, `${round}.json`);
  if (!existsSync(file) || !existsSync(goldFolder(round))) continue;
  const record: TalksRecord = JSON.parse(readFileSync(file, 'utf8'));
  const [equal, unequal] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const [name, topic] of topicsOf(round, record)) {
    if (topic.some((a) => topic.some((b) => a.report !== b.report && a.value !== b.value))) {
      const told = toldOf(topic, record.points);
      const clashing = topic.some((a) => topic.some((b) => a.report !== b.report && clash(a.value, b.value)));
      count(measured.unequal, told);
      if (clashing) count(measured.clashing, told);
      if (listing && round !== unseen)
        console.log(
          `${round}/${name}${clashing ? ' (clash)' : ''}:`,
          told.exact ? 'exact' : told.placed ? 'placed' : told.differ ? 'differ' : told.found ? 'found' : '-',
        );
    }
    let best: { readonly point: Point; readonly accounts: readonly number[]; readonly hits: number } | null =
      null;
    for (const point of record.points) {
      const accounts = topic.map((answer) => accountOf(point, answer));
      const hits = accounts.filter((at) => at >= 0).length;
      if (hits > (best?.hits ?? 1)) best = { point, accounts, hits };
    }
    if (best === null) continue;
    const row = new Set(topic.map(({ value }) => value)).size === 1 ? equal : unequal;
    row[verdicts.indexOf(best.point.verdict)] = (row[verdicts.indexOf(best.point.verdict)] ?? 0) + 1;
    topic.forEach((a, i) => {
      for (const [j, b] of topic.entries()) {
        const [x = -1, y = -1] = [best?.accounts[i], best?.accounts[j]];
        if (j <= i || x < 0 || y < 0 || a.report === b.report) continue;
        const cell = a.value === b.value ? totals.together : totals.apart;
        cell[1] = (cell[1] ?? 0) + 1;
        if ((x === y) === (a.value === b.value)) cell[0] = (cell[0] ?? 0) + 1;
      }
    });
  }
  for (const [row, sums] of [
    [equal, totals.equal],
    [unequal, totals.unequal],
  ] as const)
    row.forEach((n, i) => {
      sums[i] = (sums[i] ?? 0) + n;
    });
  const differ = record.points.filter(({ verdict }) => verdict === 'differ').length;
  console.log(
    round.padEnd(14),
    cells(equal),
    '     ',
    cells(unequal),
    '     ',
    `${differ} of ${record.points.length}`,
  );
}

function cells(row: readonly number[]): string {
  return row.map((n) => String(n).padStart(8)).join('');
}

console.log('all'.padEnd(14), cells(totals.equal), '     ', cells(totals.unequal));
const share = ([right = 0, of = 0]: readonly number[]): string => `${right} of ${of}`;
console.log(
  `answers that are equal and stand in one account: ${share(totals.together)}; that are not, in two: ${share(totals.apart)}`,
);
for (const [name, [all = 0, found = 0, differ = 0, placed = 0, exact = 0]] of [
  ['unequal', measured.unequal],
  ['unequal in figures or in yes and no', measured.clashing],
] as const)
  console.log(
    `topics ${name}: ${all}; found ${found}, told as differing ${differ}, every report in its place ${placed}, every unequal answer in one of its own ${exact}`,
  );
