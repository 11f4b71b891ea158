import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { builtProgram } from '../support/parley.js';

// Whole processes, and one request a second to one host.
vi.setConfig({ testTimeout: 300_000 });

let cwd: string;
let server: Server;
let base: string;
let feed = '';
let blog = '';
const asked: string[] = [];

const story = (about: string): string =>
  `<!doctype html><title>Talks on ${about}</title><article><h1>Talks on ${about}</h1>${`<p>The ministers met on the island for two hours and spoke about ${about}, a spokesman said on Monday.</p>`.repeat(3)}</article>`;
const item = (id: string): string =>
  `<item><guid isPermaLink="false">${id}</guid><link>${base}/${id}</link><title>Talks on ${id}</title><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate></item>`;

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'parley-watch-'));
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/feed')
      response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Northgate</title><link>${base}</link><description>d</description>${feed}</channel></rss>`,
      );
    else if (request.url === '/live/talks') response.setHeader('content-type', 'text/html').end(blog);
    else if (/^\/[a-z]+$/.test(request.url ?? ''))
      response.setHeader('content-type', 'text/html').end(story((request.url ?? '').slice(1)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(cwd, { recursive: true, force: true });
});

/** Runs `parley watch` without holding up the server in this process; `killWhen` ends it by SIGKILL. */
async function watch(address: string, killWhen: () => boolean = () => false): Promise<string> {
  const args = [builtProgram(), 'watch', address, '--once', '--allow-private'];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (out += String(chunk)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setInterval(() => killWhen() && child.kill('SIGKILL'), 10);
  await ended;
  clearInterval(timer);
  return out;
}

function kept(): readonly string[] {
  if (!existsSync(join(cwd, 'talks.parley'))) return [];
  const database = new Sqlite(join(cwd, 'talks.parley'), { readonly: true, timeout: 5000 });
  try {
    return database.prepare('select source from reports order by source').pluck().all().map(String);
  } catch {
    // The program has made the file and not yet its tables.
    return [];
  } finally {
    database.close();
  }
}

test('power that fails in the middle of a watch costs nothing: what was kept stays, the rest comes at the next look', async () => {
  const ids = ['tolls', 'nets', 'boats', 'herring'];
  feed = ids.map(item).join('');
  await watch(`${base}/feed`, () => kept().length >= 2);
  const before = kept();
  expect(before.length).toBeGreaterThanOrEqual(2);
  expect(before.length).toBeLessThan(ids.length);
  const said = await watch(`${base}/feed`);
  expect(kept()).toEqual(ids.map((id) => `${base}/${id}`).sort());
  expect(said).toContain('+ ');
  const database = new Sqlite(join(cwd, 'talks.parley'), { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  // What was safe before is not fetched again, but for the one that may have been between the two.
  const again = before.filter((source) => asked.filter((url) => `${base}${url}` === source).length > 1);
  expect(again.length).toBeLessThanOrEqual(1);
});

test('a live blog that is watched gives its entries once, and an edited one as a version', async () => {
  const entry = (id: string, hour: string, words: string): string =>
    `<div class="post" id="${id}"><time datetime="2021-05-03T${hour}:00:00+02:00">x</time><p>The envoys of both coasts ${words}, a spokesman of the harbour office said in the hall.</p></div>`;
  const page = (entries: string): string =>
    `<!doctype html><title>Toll talks</title><body><div class="liveblog">${entries}</div></body>`;
  blog = page(entry('b', '11', 'speak about the tolls') + entry('a', '10', 'have arrived'));
  await watch(`${base}/live/talks`);
  expect(kept().map((source) => source.split('#')[1])).toEqual(['a', 'b']);
  blog = page(
    entry('c', '12', 'have left') +
      entry('b', '11', 'speak about the nets') +
      entry('a', '10', 'have arrived'),
  );
  const said = await watch(`${base}/live/talks`);
  expect(
    said
      .split('\n')
      .filter((line) => /^[+~]/.test(line))
      .map((line) => line.charAt(0)),
  ).toEqual(['~', '+']);
  expect(kept().map((source) => source.split('#')[1])).toEqual(['a', 'b', 'b', 'c']);
});
