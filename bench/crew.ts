import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openDossier } from '../src/dossier/open.js';
import { startNats } from '../tests/support/nats.js';
import { startPostgres } from '../tests/support/postgres.js';
import { madeReport } from './made-reports.js';
import { processorOf } from './processor.js';

/*
 * A crew on this machine: NATS, PostgreSQL and workers of one thread each, all started here on loopback.
 *   npx tsx bench/crew.ts [--reports 2000] [--words 300] [--workers 1,2,4] [--alone]   reports a second
 *   npx tsx bench/crew.ts --kill --reports 200000 --words 40      a worker, NATS and PostgreSQL each killed on the way
 * `--alone` also reads the same reports in one process into a file, without joining them, as the crew does.
 * Needs `npm run build`, nats-server and PostgreSQL.
 */
const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    words: { type: 'string', default: '300' },
    workers: { type: 'string', default: '1,2,4' },
    alone: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
  },
});
const reports = Number(values.reports);
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-crew-'));
const coverage = join(folder, 'coverage.jsonl');
const file = createWriteStream(coverage);
for (let number = 0; number < reports; number++) {
  const text = madeReport(number, Number(values.words));
  if (!file.write(`${JSON.stringify({ id: String(number), title: text.split('\n')[0], text })}\n`))
    await once(file, 'drain');
}
file.end();
await once(file, 'finish');

const run = async (args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('node', ['bin/parley.js', ...args], { maxBuffer: 1e8 })).stdout;
const seconds = (from: number): number => (performance.now() - from) / 1000;
const postgres = await startPostgres();
const nats = await startNats();
const worker = (dossier: string, ...more: readonly string[]): ChildProcess =>
  spawn(
    'node',
    ['bin/parley.js', 'work', '--threads', '1', '--dossier', dossier, '--nats', nats.address, ...more],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
const dossierOf = (name: string): string => `${postgres.address}?dossier=${name}`;
const status = async (
  dossier: string,
): Promise<{ readonly unread: number; readonly setAside: readonly unknown[] }> =>
  JSON.parse(await run(['crew', 'status', '--json', '--dossier', dossier, '--nats', nats.address]));
const send = async (dossier: string): Promise<number> => {
  const began = performance.now();
  await run(['crew', 'send', coverage, '--dossier', dossier, '--nats', nats.address]);
  return seconds(began);
};
const countsOf = async (dossier: string) => {
  const store = await openDossier(dossier, { create: false });
  const counts = await store.counts();
  await store.close();
  return counts;
};

try {
  if (values.kill) await killed();
  else await raced();
} finally {
  await nats.remove();
  postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function raced(): Promise<void> {
  console.log(`${reports} reports of about ${values.words} words`);
  if (values.alone) {
    const before = processorOf({});
    const began = performance.now();
    const child = spawn('node', ['bench/read-alone.mjs', coverage, join(folder, 'alone.parley')], {
      stdio: 'inherit',
    });
    await once(child, 'exit');
    console.log(
      `one process on a file, whole process: ${(reports / seconds(began)).toFixed(1)} reports/s; ${told(before, processorOf({}))}`,
    );
  }
  const kinds = { PostgreSQL: postgres.pid(), NATS: nats.pid() };
  for (const workers of values.workers.split(',').map(Number)) {
    const dossier = dossierOf(`race${workers}`);
    const sending = await send(dossier);
    const before = processorOf(kinds);
    const began = performance.now();
    const crew = Array.from({ length: workers }, () => worker(dossier, '--until-empty'));
    await Promise.all(crew.map((child) => once(child, 'exit')));
    const took = seconds(began);
    const spent = told(before, processorOf(kinds));
    const { readings } = await countsOf(dossier);
    console.log(
      `${workers} workers: ${(reports / took).toFixed(1)} reports/s (${took.toFixed(1)} s with the start of the workers; sent in ${sending.toFixed(1)} s); ${spent}; ${readings} readings`,
    );
  }
}

/** Milliseconds of processor for each report, by kind of process. */
function told(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  const each = [...after].map(([kind, spent]): [string, number] => [
    kind,
    ((spent - (before.get(kind) ?? 0)) / reports) * 1000,
  ]);
  const sum = each.reduce((total, [, spent]) => total + spent, 0);
  return `processor a report ${sum.toFixed(1)} ms: ${each.map(([kind, spent]) => `${kind} ${spent.toFixed(1)}`).join(', ')}`;
}

/** Whether all reports stand in the dossier: then what is unread says how far the crew is. */
async function held(dossier: string): Promise<boolean> {
  try {
    return (await countsOf(dossier)).reports === reports;
  } catch {
    return false;
  }
}

async function killed(): Promise<void> {
  const dossier = dossierOf('killed');
  console.log(`${reports} reports of about ${values.words} words`);
  // The queue holds only so many: sending waits for the workers, and the killings meet it as well.
  const sending = send(dossier).catch(() => send(dossier));
  while (!(await held(dossier))) await new Promise((resolve) => setTimeout(resolve, 1000));
  const began = performance.now();
  const say = (what: string, unread: number): void =>
    console.log(`${seconds(began).toFixed(0).padStart(5)} s  ${String(unread).padStart(7)} unread  ${what}`);
  const crew = [worker(dossier), worker(dossier)];
  const killings: readonly [number, string, () => Promise<void>][] = [
    [
      0.75,
      'a worker killed (kill -9), another started',
      async () => {
        crew.shift()?.kill('SIGKILL');
        crew.push(worker(dossier));
      },
    ],
    [
      0.5,
      'nats-server killed (kill -9), started again',
      async () => {
        await nats.kill();
        await nats.start();
      },
    ],
    [0.25, 'PostgreSQL killed (every process at once), started again', async () => postgres.crash()],
  ];
  let next = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const { unread } = await status(dossier);
    const killing = killings[next];
    if (killing && unread <= reports * killing[0]) {
      next++;
      await killing[2]();
      say(killing[1], unread);
    } else say('', unread);
    if (unread === 0 && next === killings.length) break;
  }
  const took = seconds(began);
  console.log(
    `sent in ${(await sending).toFixed(0)} s, counted from its start or from the start of the one after a killing`,
  );
  for (const child of crew) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  const counts = await countsOf(dossier);
  const { setAside } = await status(dossier);
  console.log(
    `${(reports / took).toFixed(1)} reports/s; ${counts.reports} reports, ${counts.texts} texts, ${counts.readings} readings, ${setAside.length} set aside: ${reports - counts.readings} lost, ${Math.max(0, counts.readings - counts.texts)} twice`,
  );
}
