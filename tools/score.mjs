// Measures what the program finds against careful readings, round by round: `npm run score`.
//   npm run score -- [ROUND…] [--misses] [--polnear [train]] [--json] [--keep FOLDER]
// Runs the sources as they stand (no build needed). Each round is read into a dossier of its own, its record exported
// and scored by ../shared/gold/score.mjs. Rounds and scorers are no part of this project; where they are absent it
// says so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(root, '..', 'shared');
const rounds = [
  ['istanbul', 'seeds'],
  ['geneva', 'corpora/rounds/iran-geneva-2013-11'],
  ['usmca', 'corpora/rounds/usmca-2018-10'],
  ['singapore', 'corpora/rounds/trump-kim-singapore-2018-06'],
  ['gaza2014', 'corpora/rounds/gaza-cairo-2014-08'],
  ['astana', 'corpora/rounds/syria-truce-astana-2016-12'],
  ['phaseone', 'corpora/rounds/us-china-phase-one-2019-12'],
  ['cuba', 'corpora/rounds/us-cuba-2014-12'],
  ['elsalvador', 'corpora/rounds/elsalvador-mexico-sanjose-1989-09'],
  ['moves-train', 'corpora/moves-train'],
];
/** Mistakes may be looked at in these; the others only check that what is learnt there holds elsewhere. */
const open = ['istanbul', 'geneva'];

const args = process.argv.slice(2);
const flag = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const [misses, asJson] = [flag('--misses'), flag('--json')];
const value = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const keep = value('--keep');
const polnear = flag('--polnear') ? (flag('train') ? 'train' : 'dev') : null;
const unknown = args.filter((name) => !rounds.some(([round]) => round === name));
if (unknown.length > 0) {
  console.error(`no round ${unknown.join(', ')}; there are: ${rounds.map(([name]) => name).join(' ')}`);
  process.exit(2);
}
if (!existsSync(shared)) {
  console.log(`Nothing measured: the texts and careful readings stand in ${shared}, which is absent here.`);
  process.exit(0);
}

register();
const { run } = await import('../src/cli/main.ts');
const work = keep ?? mkdtempSync(join(tmpdir(), 'parley-score-'));
mkdirSync(work, { recursive: true });
const quiet = { write: () => true };

/** Reads a folder's texts and exports the record; returns its file and how long reading and joining took. */
async function recordOf(name, texts) {
  const dossier = join(work, `${name}.parley`);
  rmSync(dossier, { force: true });
  const outside = {
    env: {},
    cwd: root,
    stdin: process.stdin,
    stdout: quiet,
    stderr: process.stderr,
    now: () => new Date().toISOString(),
    interrupted: () => new Promise(() => {}),
  };
  const files = readdirSync(texts)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const began = performance.now();
  await run(
    ['read', ...files.map((file) => join(texts, file)), '--dossier', dossier, '--title', name],
    outside,
  );
  const record = join(work, `${name}.json`);
  const status = await run(['export', '--format', 'record', '--dossier', dossier, '--out', record], outside);
  if (status !== 0) process.exit(1);
  return { record, milliseconds: Math.round(performance.now() - began) };
}

const node = (script, ...rest) =>
  execFileSync(process.execPath, [script, ...rest], { encoding: 'utf8', maxBuffer: 1e8 });
const results = {};
for (const [name, folder] of rounds) {
  if (args.length > 0 ? !args.includes(name) : name === 'moves-train' || polnear !== null) continue;
  const [texts, gold] = [join(shared, folder), join(shared, 'gold', name)];
  if (!existsSync(texts) || !existsSync(gold)) {
    console.log(`${name}: not measured, ${existsSync(texts) ? gold : texts} is absent`);
    continue;
  }
  const { record, milliseconds } = await recordOf(name, texts);
  const score = (...more) =>
    node(join(shared, 'gold/score.mjs'), record, '--gold', gold, '--texts', texts, ...more);
  results[name] = { ...JSON.parse(score('--json')), milliseconds };
  if (misses && open.includes(name)) console.log(`\n── ${name}\n${score('--misses')}`);
}

if (polnear !== null) {
  const folder = join(shared, 'corpora/polnear', polnear);
  const { record } = await recordOf(`polnear-${polnear}`, join(folder, 'text'));
  results[`polnear-${polnear}`] = JSON.parse(
    node(join(shared, 'gold/polnear.mjs'), record, folder, '--json'),
  );
}
if (keep === undefined) rmSync(work, { recursive: true, force: true });

if (asJson) console.log(JSON.stringify(results, null, 1));
else print();

function print() {
  const f = (figure) =>
    figure === undefined ? '' : typeof figure === 'number' ? figure.toFixed(2).replace(/^0/, '') : figure;
  const columns = [
    ['', (name) => name],
    ['inexact', (_, r) => r.passages?.inexact.toString()],
    ['quotes', (_, r) => f(r.quotes?.f1)],
    ['+speaker', (_, r) => f(r.quotesWithSpeaker?.f1)],
    ['shown', (_, r) => r.speakersShown && `${f(r.speakersShown.share)}@${f(r.speakersShown.right)}`],
    ['lineage', (_, r) => r.lineage && `${r.lineage.right}/${r.lineage.of}`],
    ['same', (_, r) => f(r.same?.f1)],
    ['act', (_, r) => f(r.movesAct?.f1)],
    ['+issue', (_, r) => f(r.movesActIssue?.f1)],
    ['moves', (_, r) => f(r.moves?.f1)],
    ['shown', (_, r) => r.movesShown && `${f(r.movesShown.recall)}@${f(r.movesShown.precision)}`],
    ['points', (_, r) => r.points && `${r.points.found}/${r.points.of}`],
    ['steps', (_, r) => f(r.steps?.f1)],
    ['obs', (_, r) => f(r.observations?.f1)],
    ['noise', (_, r) => r.furniture?.takenForNews.toString()],
    ['ms', (_, r) => r.milliseconds.toString()],
  ];
  const rows = Object.entries(results).filter(([, r]) => r.passages);
  if (rows.length > 0) {
    const table = [
      columns.map(([head]) => head),
      ...rows.map(([name, r]) => columns.map(([, cell]) => cell(name, r) ?? '')),
    ];
    const widths = columns.map((_, i) => Math.max(...table.map((line) => line[i].length)));
    for (const line of table)
      console.log(
        line
          .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
          .join('  ')
          .trimEnd(),
      );
    console.log(
      '\nF1 unless a fraction; "shown" is recall@precision (of speakers: share@right) at confidence 0.8.',
    );
  }
  for (const [name, r] of Object.entries(results).filter(([, result]) => !result.passages))
    for (const [k, v] of Object.entries(r))
      console.log(
        name,
        k.padEnd(18),
        typeof v === 'object'
          ? Object.entries(v)
              .map((e) => e.join(' '))
              .join('  ')
          : v,
      );
}
