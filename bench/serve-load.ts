import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../tests/support/nats.js';
import { startPostgres } from '../tests/support/postgres.js';
import { generator, madeReport } from './made-reports.js';
import { processorOf } from './processor.js';

/*
 * Readers and rulers on one `parley serve`, for so many seconds:
 *   npx tsx bench/serve-load.ts [--seconds 300] [--readers 50] [--rulers 5] [--reports 100] [--postgres]
 * A reader opens a view, a list, a text or a search about once a second, as a person who clicks through the page does;
 * a ruler rules every other second and undoes every fifth ruling. Prints the times by kind of request and whether any
 * ruling was lost. Needs `npm run build`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    readers: { type: 'string', default: '50' },
    rulers: { type: 'string', default: '5' },
    reports: { type: 'string', default: '100' },
    postgres: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-serve-'));
const postgres = values.postgres ? await startPostgres() : null;
const dossier = postgres === null ? join(folder, 'talks.parley') : `${postgres.address}?dossier=load`;
const parley = (args: readonly string[], input = ''): string =>
  execFileSync('node', ['bin/parley.js', ...args, '--dossier', dossier], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
const coverage = join(folder, 'coverage.jsonl');
writeFileSync(
  coverage,
  Array.from({ length: Number(values.reports) }, (_, n) => {
    const text = madeReport(n, 300);
    return `${JSON.stringify({ id: String(n), title: text.split('\n')[0], text })}\n`;
  }).join(''),
);
parley(['read', coverage]);
const password = 'a long enough password';
const accountOf = (name: string, role: string): string => {
  parley(['account', 'add', name, '--role', role], `${password}\n`);
  return name;
};
const readers = Array.from({ length: Number(values.readers) }, (_, n) => accountOf(`reader${n}`, 'reader'));
const rulers = Array.from({ length: Number(values.rulers) }, (_, n) => accountOf(`ruler${n}`, 'ruler'));

const port = await freePort();
const server = spawn('node', ['bin/parley.js', 'serve', '--dossier', dossier, '--port', String(port)], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
await once(server.stdout, 'data');

/** A signed-in person, as the page holds one. */
interface Person {
  readonly cookie: string;
  readonly csrf: string;
}
interface Answer {
  readonly status: number;
  readonly body: () => string;
  readonly tag: string | null;
  readonly since: number;
}
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const times = new Map<string, number[]>();
const errors: string[] = [];
function call(
  what: string,
  person: Person,
  path: string,
  init: { readonly method?: string; readonly body?: unknown; readonly tag?: string | null } = {},
): Promise<Answer> {
  const { cookie, csrf } = person;
  const began = performance.now();
  return new Promise((resolve) => {
    const headers = {
      cookie,
      'accept-encoding': 'gzip',
      'x-parley-csrf': csrf,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.tag ? { 'if-none-match': init.tag } : {}),
    };
    const sent = request(
      { port, host: '127.0.0.1', path, method: init.method ?? 'GET', headers, agent },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const list = times.get(what) ?? [];
          times.set(what, list);
          list.push(performance.now() - began);
          const status = answer.statusCode ?? 0;
          if (status >= 400) errors.push(`${what}: ${status}`);
          const packed = answer.headers['content-encoding'] === 'gzip';
          // Unpacked only where it is looked at: the time of this program is not the server's.
          const body = (): string => {
            const bytes = Buffer.concat(chunks);
            return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
          };
          const since = Number(answer.headers['parley-revision'] ?? 0);
          resolve({ status, body, since, tag: answer.headers.etag ?? null });
        });
      },
    );
    sent.once('error', (error) => {
      // A connection that the server closed while it lay idle: browsers ask again on another.
      if (sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        return resolve(call(what, person, path, init));
      errors.push(`${what}: ${error.message}`);
      resolve({ status: 0, body: () => '', tag: null, since: 0 });
    });
    sent.end(init.body === undefined ? undefined : JSON.stringify(init.body));
  });
}

let until = 0;
const going = (): boolean => performance.now() < until;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const idsOf = (body: string): readonly string[] => {
  const { items }: { readonly items: readonly { readonly id: string }[] } = JSON.parse(body);
  return items.map(({ id }) => id);
};

async function reads(token: Person, number: number): Promise<void> {
  const random = generator(number);
  await pause(random() * 1000);
  let tag: string | null = null;
  const reports = idsOf((await call('list', token, '/api/reports?limit=100')).body());
  while (going()) {
    const turn = random();
    if (turn < 0.35) tag = (await call('record', token, '/api/record', { tag })).tag ?? tag;
    else if (turn < 0.6)
      await call('text', token, `/api/reports/${reports[Math.floor(random() * reports.length)]}/text`);
    else if (turn < 0.8)
      await call(
        'search',
        token,
        `/api/search?q=${['quota', 'cease', 'vote', 'prisoner'][Math.floor(random() * 4)]}`,
      );
    else
      await call(
        'list',
        token,
        `/api/${['statements', 'moves', 'points', 'terms'][Math.floor(random() * 4)]}?limit=50`,
      );
    await pause(500 + random() * 1000);
  }
}

async function signIn(name: string): Promise<Person> {
  const answer = await fetch(`http://127.0.0.1:${port}/signin`, {
    method: 'POST',
    body: new URLSearchParams({ name, password }),
    redirect: 'manual',
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const setup: { readonly csrf: string } = JSON.parse(
    (await call('desk', { cookie, csrf: '' }, '/api/desk')).body(),
  );
  return { cookie, csrf: setup.csrf };
}

const signed = new Set<string>();
const undone = new Set<string>();
async function rules(token: Person, number: number): Promise<void> {
  const random = generator(1000 + number);
  const statements = idsOf((await call('list', token, '/api/statements?limit=1000')).body());
  await pause(random() * 2000);
  for (let turn = number; going(); turn += rulers.length) {
    const item = statements[turn % statements.length] ?? '';
    const body = { kind: turn % 2 === 0 ? 'confirm' : 'reject', items: [item], note: null };
    const answer = await call('rule', token, '/api/rulings', { method: 'POST', body });
    if (answer.status === 201) {
      const { id }: { readonly id: string } = JSON.parse(answer.body());
      signed.add(id);
      // As the page does: the record that holds it. How long it is waited for stands in a line of its own.
      await call('own', token, `/api/record?since=${answer.since}`);
      if (turn % 5 === 4) {
        await pause(200);
        if ((await call('undo', token, `/api/rulings/${id}`, { method: 'DELETE' })).status === 204)
          undone.add(id);
      }
    }
    await pause(1500 + random() * 1000);
  }
}

try {
  const people: Person[] = [];
  for (const name of [...readers, ...rulers]) people.push(await signIn(name));
  const kinds = {
    server: server.pid ?? 0,
    ...(postgres === null ? {} : { PostgreSQL: postgres.pid() }),
  };
  const before = processorOf(kinds);
  until = performance.now() + Number(values.seconds) * 1000;
  const [reading, ruling] = [people.slice(0, readers.length), people.slice(readers.length)];
  await Promise.all([...reading.map(reads), ...ruling.map(rules)]);
  const after = processorOf(kinds);
  const held: readonly {
    readonly id: string;
    readonly undoneAt?: string | null;
    readonly undone?: unknown;
  }[] = JSON.parse((await call('rulings', ruling[0] ?? { cookie: '', csrf: '' }, '/api/rulings')).body());
  const ids = new Set(held.map(({ id }) => id));
  const lost = [...signed].filter((id) => !ids.has(id)).length;
  const at = (list: readonly number[], share: number): string =>
    (list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0).toFixed(0).padStart(7);
  console.log(
    `${readers.length} readers, ${rulers.length} rulers, ${values.seconds} s, ${values.reports} reports, ${postgres === null ? 'file' : 'PostgreSQL'}`,
  );
  console.log("`own`: from a ruling's answer until its record is joined; not in `all`");
  console.log('request     count   p50 ms  p99 ms  most ms');
  const all: number[] = [];
  for (const [what, list] of [...times].sort()) {
    list.sort((a, b) => a - b);
    // Waiting for the record to be joined is no answer's own time.
    if (what !== 'own') all.push(...list);
    console.log(
      `${what.padEnd(9)} ${String(list.length).padStart(7)} ${at(list, 0.5)} ${at(list, 0.99)} ${at(list, 1)}`,
    );
  }
  all.sort((a, b) => a - b);
  console.log(`all       ${String(all.length).padStart(7)} ${at(all, 0.5)} ${at(all, 0.99)} ${at(all, 1)}`);
  const spent = Object.keys(kinds).map(
    (kind) =>
      `${kind} ${((((after.get(kind) ?? 0) - (before.get(kind) ?? 0)) / all.length) * 1000).toFixed(1)}`,
  );
  console.log(`processor ms a request, joining counted: ${spent.join(', ')}`);
  console.log(
    `errors ${errors.length}${errors.length > 0 ? ` (${[...new Set(errors)].slice(0, 5).join(', ')})` : ''}; rulings signed ${signed.size}, undone ${undone.size}, lost ${lost}`,
  );
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  agent.destroy();
  postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
}
