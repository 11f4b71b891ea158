import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { password, type RunningServer, startServer } from './support/server.js';

let server: RunningServer;

const call = (path: string, options: RequestInit & { readonly as?: string } = {}): Promise<Response> => {
  const { as, ...init } = options;
  const headers = {
    ...(as === undefined ? {} : { authorization: `Bearer ${server.tokens[as]}` }),
    ...(init.body ? { 'content-type': 'application/json' } : {}),
    ...init.headers,
  };
  return fetch(`${server.base}${path}`, { redirect: 'manual', ...init, headers });
};

const bodyOf = async <T>(answer: Response, shape: z.ZodType<T>): Promise<T> =>
  shape.parse(await answer.json());
const pageShape = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
});

beforeAll(async () => {
  server = await startServer('samples/mercosur-2024');
  const held = await bodyOf(await call('/api/statements', { as: 'keeper' }), pageShape);
  items = held.items.map(({ id }) => id);
}, 120_000);

afterAll(() => server.stop());

/** Statements of the record, one for each ruling. */
let items: readonly string[] = [];
const draftOf = (item: number) => ({ kind: 'reject', items: [items[item] ?? ''], note: null });
const rule = (as: string, init: RequestInit = {}) =>
  call('/api/rulings', { method: 'POST', body: JSON.stringify(draftOf(0)), as, ...init });

describe('who may what', () => {
  test('nobody reads without signing in', async () => {
    for (const path of ['/api/record', '/api/desk', '/api/reports/x/text', '/api/audit', '/page.js'])
      expect((await call(path)).status).toBe(401);
    expect((await call('/')).headers.get('location')).toBe('signin');
  });

  test('a reader reads and does not rule, a ruler rules and keeps nothing, a keeper sees the trail', async () => {
    expect((await call('/api/record', { as: 'reader' })).status).toBe(200);
    expect((await rule('reader')).status).toBe(403);
    expect((await rule('ruler')).status).toBe(201);
    const report = { method: 'POST', body: JSON.stringify({ name: 'a.txt', text: 'They met again.\n' }) };
    expect((await call('/api/reports', { ...report, as: 'ruler' })).status).toBe(403);
    expect((await call('/api/reports', { ...report, as: 'keeper' })).status).toBe(201);
    expect((await call('/api/audit', { as: 'ruler' })).status).toBe(403);
    const trail = await bodyOf(
      await call('/api/audit', { as: 'keeper' }),
      z.array(z.object({ action: z.string() })),
    );
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['ruling reject', 'report kept']),
    );
  });

  test.each(['', 'parley_00000000_AAAAAAAAAAAAAAAAAAAAAAAA', 'Basic x', "' or 1=1 --"])(
    'the token %j opens nothing',
    async (token) => {
      expect((await call('/api/record', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    },
  );

  test('a browser’s session needs the page’s own word to change anything', async () => {
    const signedIn = await call('/signin', {
      method: 'POST',
      body: new URLSearchParams({ name: 'ruler', password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(signedIn.status).toBe(303);
    const set = signedIn.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    const cookie = set.split(';')[0] ?? '';
    const { csrf } = await bodyOf(
      await call('/api/desk', { headers: { cookie } }),
      z.object({ csrf: z.string() }),
    );
    const send = (headers: Record<string, string>) =>
      call('/api/rulings', {
        method: 'POST',
        body: JSON.stringify(draftOf(1)),
        headers: { cookie, ...headers },
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ 'x-parley-csrf': 'made up' })).status).toBe(403);
    expect((await send({ 'x-parley-csrf': csrf })).status).toBe(201);
    expect(
      (await call('/api/session', { method: 'DELETE', headers: { cookie, 'x-parley-csrf': csrf } })).status,
    ).toBe(204);
    expect((await call('/api/desk', { headers: { cookie } })).status).toBe(401);
  });

  test('guessing passwords is slowed down', async () => {
    const guess = () =>
      call('/signin', {
        method: 'POST',
        body: new URLSearchParams({ name: 'keeper', password: 'guess' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) statuses.push((await guess()).status);
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what is answered', () => {
  test('what the caller has is not sent again', async () => {
    const first = await call('/api/record', { as: 'reader' });
    const tag = first.headers.get('etag') ?? '';
    expect((await call('/api/record', { as: 'reader', headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  test('lists come page by page', async () => {
    const whole = await bodyOf(await call('/api/reports?limit=1000', { as: 'reader' }), pageShape);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: z.infer<typeof pageShape> = await bodyOf(
        await call(`/api/reports?limit=2${next ? `&after=${next}` : ''}`, { as: 'reader' }),
        pageShape,
      );
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  });

  test('two rulers who saw the same record cannot both rule on it', async () => {
    // Both have waited for the record that holds all rulings so far.
    const before = await rule('ruler', { body: JSON.stringify(draftOf(5)) });
    const since = before.headers.get('parley-revision');
    const seen = await call(`/api/record?since=${since}`, { as: 'ruler' });
    const tag = seen.headers.get('etag') ?? '';
    const first = await rule('ruler', {
      headers: { 'if-match': tag },
      body: JSON.stringify(draftOf(2)),
    });
    const second = await rule('keeper', {
      headers: { 'if-match': tag },
      body: JSON.stringify(draftOf(3)),
    });
    expect([first.status, second.status]).toEqual([201, 412]);
  });

  test('a listener hears of a ruling', async () => {
    const stop = new AbortController();
    const stream = await call('/api/changes', { as: 'reader', signal: stop.signal });
    const reader = stream.body?.getReader();
    let heard = '';
    const wait = async (what: string): Promise<void> => {
      while (!heard.includes(what)) heard += new TextDecoder().decode((await reader?.read())?.value);
    };
    await wait('event: revision');
    await rule('ruler', { body: JSON.stringify(draftOf(4)) });
    await wait('event: changed');
    stop.abort();
  });

  test('the page runs nothing but its own', async () => {
    const policy = (await call('/signin')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('attacks', () => {
  const hostile = [
    "'; drop table reports; --",
    '../../etc/passwd',
    '%2e%2e%2fetc',
    '<script>alert(1)</script>',
    '\u0000',
    '%00',
    'a'.repeat(5000),
    '{"$gt":""}',
  ];

  test('no field takes what it should not, and nothing fails', async () => {
    for (const word of hostile) {
      const encoded = encodeURIComponent(word);
      for (const path of [
        `/api/reports/${encoded}/text`,
        `/api/search?q=${encoded}`,
        `/api/${encoded}`,
        `/${encoded}`,
        `/api/record?asOf=${encoded}`,
        `/api/diff?since=${encoded}`,
        `/api/reports?after=${encoded}`,
      ]) {
        const { status } = await call(path, { as: 'keeper' });
        expect(status, path).toBeLessThan(500);
      }
    }
    expect((await call('/api/reports', { as: 'reader' })).status).toBe(200);
  });

  test('a stored script stays text', async () => {
    const text =
      '<script>alert(1)</script> outlet\n\n"<img src=x onerror=alert(1)>," minister Ilse Kron said.\n';
    await call('/api/reports', {
      method: 'POST',
      body: JSON.stringify({ name: '<b>.txt', text }),
      as: 'keeper',
    });
    const { items } = await bodyOf(
      await call('/api/search?q=onerror', { as: 'reader' }),
      z.object({ items: z.array(z.object({ report: z.string() })) }),
    );
    const answer = await call(`/api/reports/${items[0]?.report}/text`, { as: 'reader' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe(text);
  });

  test('a path is no name for a report', async () => {
    const answer = await call('/api/reports', {
      method: 'POST',
      body: JSON.stringify({ name: '../up.txt', text: 'x' }),
      as: 'keeper',
    });
    expect(answer.status).toBe(400);
  });

  test('a body that is too large is refused', async () => {
    const answer = await call('/api/reports', {
      method: 'POST',
      body: JSON.stringify({ name: 'big.txt', text: 'x'.repeat(7_000_000) }),
      as: 'keeper',
    });
    expect(answer.status).toBe(413);
  });

  test('a packed body is not unpacked: there is no bomb to set off', async () => {
    const answer = await call('/api/reports', {
      method: 'POST',
      body: gzipSync(JSON.stringify({ name: 'big.txt', text: ' '.repeat(50_000_000) })),
      headers: { 'content-encoding': 'gzip' },
      as: 'keeper',
    });
    expect(answer.status).toBe(400);
  });

  test('broken JSON and wrong types are the caller’s mistake', async () => {
    for (const body of ['{', '[]', '{"kind":"merge"}', '{"kind":"nothing"}', 'null'])
      expect((await rule('ruler', { body })).status, body).toBe(400);
  });

  test('two lengths in one request are refused', async () => {
    const { port } = new URL(server.base);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          'POST /api/rulings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/record HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
        ),
      );
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk.toString();
      });
      socket.on('close', () => resolve(got));
      socket.on('error', reject);
      socket.setTimeout(5000, () => socket.destroy());
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  test('a client that sends a byte now and then is cut off', async () => {
    const { port } = new URL(server.base);
    const seconds = await new Promise<number>((resolve, reject) => {
      const began = Date.now();
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'),
      );
      const drip = setInterval(() => socket.write('X'), 500);
      socket.on('close', () => {
        clearInterval(drip);
        resolve((Date.now() - began) / 1000);
      });
      socket.on('error', () => undefined);
      setTimeout(() => reject(new Error('still open after 25 s')), 25_000).unref();
    });
    expect(seconds).toBeLessThan(20);
  });

  test('one caller cannot hold all the streams', async () => {
    const stop = new AbortController();
    // The answers are held on to: fetch closes the stream of one that nobody holds any more.
    const answers: Response[] = [];
    for (let n = 0; n < 14; n++)
      answers.push(await call('/api/changes', { as: 'keeper', signal: stop.signal }));
    const statuses = answers.map(({ status }) => status);
    stop.abort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 503)).toHaveLength(4);
  });

  test('hundreds of streams held open do not keep others from reading', async () => {
    const { port } = new URL(server.base);
    const held = Array.from({ length: 400 }, () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${server.tokens.reader}\r\n\r\n`,
      );
      return socket;
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const began = performance.now();
    expect((await call('/api/reports?limit=1', { as: 'ruler' })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(5000);
    for (const socket of held) socket.destroy();
  });

  test('a report that is named or written as an address is kept as text, and nothing is fetched', async () => {
    let asked = 0;
    const trap = createServer((_, response) => {
      asked++;
      response.end('fetched');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const address = trap.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    const keep = (name: string, text: string) =>
      call('/api/reports', { method: 'POST', as: 'keeper', body: JSON.stringify({ name, text }) });
    expect((await keep(url, 'They met.')).status).toBe(400);
    expect((await keep('address', url)).status).toBe(201);
    expect((await keep('page', `<html><img src="${url}"><iframe src="${url}"></iframe></html>`)).status).toBe(
      201,
    );
    expect(
      (await keep('feed', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "${url}">]><a>&b;</a>`))
        .status,
    ).toBe(201);
    expect(asked).toBe(0);
    trap.close();
  });

  // The last of these: for a while after it nobody at this address is let in with a word that was not in use before.
  test('guessing tokens and names is slowed down by address, and who is in stays in', async () => {
    const guess = (n: number) =>
      call('/api/desk', {
        headers: { authorization: `Bearer parley_${String(n).padStart(16, '0')}_${'x'.repeat(43)}` },
      });
    const statuses = (await Promise.all(Array.from({ length: 60 }, (_, n) => guess(n)))).map(
      ({ status }) => status,
    );
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(40);
    const signIn = (name: string) =>
      call('/signin', {
        method: 'POST',
        body: new URLSearchParams({ name, password: 'guess' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const names = Array.from({ length: 12 }, (_, n) => `somebody${n}`);
    const answers = (await Promise.all(names.map(signIn))).map(({ status }) => status);
    expect(answers).toContain(429);
    expect((await call('/api/desk', { as: 'reader' })).status).toBe(200);
  });
});

test('without accounts it listens to this machine alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-serve-'));
  const other = join(folder, 'other.parley');
  execFileSync('node', ['bin/parley.js', 'read', 'samples/mercosur-2024', '--dossier', other], {
    stdio: 'ignore',
  });
  const refused = () =>
    execFileSync('node', ['bin/parley.js', 'serve', '--dossier', other, '--host', '0.0.0.0'], {
      stdio: 'pipe',
    });
  expect(refused).toThrow(/no account/);
  rmSync(folder, { recursive: true, force: true });
});
