import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.js';
import { pressOf } from '../press.js';
import { readFeed } from './feed.js';
import { createFetcher, type Fetcher, type FetcherOptions } from './fetcher.js';
import { guardedLookup, privateNetwork } from './guard.js';
import { readAddress } from './read-address.js';
import { type WatchStep, watchRound } from './watch.js';
import {
  afterFailure,
  afterSuccess,
  dueFeeds,
  emptyWatch,
  parseWatchState,
  type WatchState,
} from './watch-state.js';

const press = pressOf(loadCatalog());
const servers: Server[] = [];
const fetchers: Fetcher[] = [];

afterEach(async () => {
  for (const fetcher of fetchers.splice(0)) await fetcher.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

function fetcherWith(options: FetcherOptions = {}): Fetcher {
  const fetcher = createFetcher({ allowPrivate: true, pause: 0, timeout: 3000, ...options });
  fetchers.push(fetcher);
  return fetcher;
}

const story = (about: string): string =>
  `<!doctype html><title>Talks on ${about}</title><article><h1>Talks on ${about}</h1>${'<p>The ministers met on the island for two hours and spoke about the matter, a spokesman said on Monday.</p>'.repeat(4)}</article>`;

const pages =
  (
    table: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>,
  ): RequestListener =>
  (request, response) => {
    const page = table[request.url ?? ''];
    if (page) page(request, response);
    else response.writeHead(404).end();
  };
const html =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

const kindOf = (result: { readonly ok: boolean; readonly problem?: { readonly kind: string } }): string =>
  result.ok ? 'ok' : (result.problem?.kind ?? '');

test('which networks are private, in every way that an address can be written', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fc00::1',
    '::',
  ])
    expect(privateNetwork(address), address).not.toBeNull();
  for (const address of ['93.184.216.34', '2606:2800:220:1::1'])
    expect(privateNetwork(address), address).toBeNull();
});

test('private addresses are refused, by number, by name, in odd notations and after a redirect', async () => {
  const base = await serve(pages({ '/': html(story('tolls')) }));
  const port = new URL(base).port;
  const fetcher = fetcherWith({ allowPrivate: false });
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '0'])
    expect(kindOf(await fetcher.fetch(`http://${host}:${port}/`)), host).toBe('refused-address');
  expect(kindOf(await fetcher.fetch('file:///etc/passwd'))).toBe('address');
  expect(kindOf(await fetcher.fetch('nonsense'))).toBe('address');
});

test('a name that changes its mind between two questions is held to the address that was checked', async () => {
  let asked = 0;
  const answers = [[{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }]];
  const lookup = guardedLookup((address) => privateNetwork(address) === null, ((
    _: string,
    __: object,
    done: (error: null, found: unknown) => void,
  ) => done(null, answers[Math.min(asked++, 1)])) as never);
  const ask = (): Promise<string> =>
    new Promise((tell) =>
      lookup('fickle.example', { all: false }, (error, address) =>
        tell(error ? error.message : String(address)),
      ),
    );
  expect(await ask()).toBe('93.184.216.34');
  expect(await ask()).toContain('loopback');
});

test('a page by gzip and brotli, with its exchange as evidence', async () => {
  const base = await serve(
    pages({
      '/gzip': html(gzipSync(story('tolls')), { 'content-encoding': 'gzip', etag: '"1"' }),
      '/br': html(brotliCompressSync(story('nets')), { 'content-encoding': 'br' }),
    }),
  );
  const fetcher = fetcherWith();
  const first = await readAddress(`${base}/gzip`, fetcher, press);
  expect(first.ok && first.value.title).toBe('Talks on tolls');
  expect(first.ok && first.value.evidence?.request?.find(({ name }) => name === 'user-agent')?.value).toMatch(
    /^Parley/,
  );
  expect(first.ok && first.value.evidence?.response?.find(({ name }) => name === 'etag')?.value).toBe('"1"');
  const second = await readAddress(`${base}/br`, fetcher, press);
  expect(second.ok && second.value.title).toBe('Talks on nets');
});

test('redirects: followed, in circles, too many, and to nowhere', async () => {
  const to = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(302, { location }).end();
  const base = await serve((request, response) => {
    const number = Number(/^\/n(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
    if (!Number.isNaN(number)) to(`/n${number + 1}`)(request, response);
    else
      pages({ '/a': to('/end'), '/end': html(story('tolls')), '/x': to('/y'), '/y': to('/x') })(
        request,
        response,
      );
  });
  const fetcher = fetcherWith();
  const found = await fetcher.fetch(`${base}/a`);
  expect(found.ok && found.value.address).toBe(`${base}/end`);
  expect(kindOf(await fetcher.fetch(`${base}/x`))).toBe('redirects');
  expect(kindOf(await fetcher.fetch(`${base}/n0`))).toBe('redirects');
});

test('a redirect to a private address is refused though the first was open', async () => {
  const base = await serve((request, response) => {
    const location = request.url === '/a' ? 'http://169.254.169.254/latest' : 'http://inner.example/';
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(302, { location }).end();
  });
  const fetcher = fetcherWith({
    allowPrivate: false,
    alsoReach: ['127.0.0.1'],
    lookup: ((_: string, __: object, done: (error: null, found: unknown) => void) =>
      done(null, [{ address: '10.0.0.7', family: 4 }])) as never,
  });
  for (const path of ['/a', '/b']) {
    const result = await fetcher.fetch(`${base}${path}`);
    expect(result.ok ? '' : `${result.problem.kind} ${result.problem.found}`).toMatch(
      /^refused-address .*(?:169\.254|10\.0\.0\.7)/,
    );
  }
});

test('robots.txt is obeyed', async () => {
  const base = await serve(
    pages({
      '/robots.txt': html('User-agent: *\nDisallow: /closed\n'),
      '/closed/1': html(story('tolls')),
      '/open/1': html(story('nets')),
    }),
  );
  const fetcher = fetcherWith();
  expect(kindOf(await fetcher.fetch(`${base}/closed/1`))).toBe('robots');
  expect(kindOf(await fetcher.fetch(`${base}/open/1`))).toBe('ok');
});

test('a server that sends a byte at a time, one that never ends, one that says 2 GB, and a bomb', async () => {
  const base = await serve(
    pages({
      '/slow': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const timer = setInterval(() => response.write('x'), 200);
        response.on('close', () => clearInterval(timer));
      },
      '/endless': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (response.write('x'.repeat(65536)));
        };
        response.on('drain', more);
        more();
      },
      '/huge': (_, response) => void response.writeHead(200, { 'content-length': '2147483648' }).write('x'),
      '/bomb': html(gzipSync(Buffer.alloc(8 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
      '/cut': html(gzipSync(story('tolls')).subarray(0, 60), { 'content-encoding': 'gzip' }),
    }),
  );
  const fetcher = fetcherWith({ maxBytes: 1024 * 1024, timeout: 1500 });
  expect(kindOf(await fetcher.fetch(`${base}/slow`))).toBe('timeout');
  expect(kindOf(await fetcher.fetch(`${base}/endless`))).toBe('too-long');
  expect(kindOf(await fetcher.fetch(`${base}/huge`))).toBe('too-long');
  expect(kindOf(await fetcher.fetch(`${base}/bomb`))).toBe('bomb');
  expect(kindOf(await fetcher.fetch(`${base}/cut`))).toBe('damaged');
});

test('requests to one host keep their distance, also when the clock goes back', async () => {
  const slept: number[] = [];
  let now = 1_000_000;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
  const base = await serve(pages({ '/a': html(story('a')), '/b': html(story('b')) }));
  const fetcher = fetcherWith({ pause: 1000, clock });
  await fetcher.fetch(`${base}/a`);
  now -= 3_600_000;
  await fetcher.fetch(`${base}/b`);
  expect(slept).toEqual([1000, 1000]);
});

test('walls are told: refused, paid, and consent', async () => {
  const base = await serve(
    pages({
      '/403': (_, response) => void response.writeHead(403).end('no'),
      '/paid': html(
        '<!doctype html><title>Talks</title><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script><p>The ministers met on the island for two hours and spoke about the matter, a spokesman said.</p>',
      ),
      '/consent': html(
        '<!doctype html><title>Before you continue</title><p>We and our partners use cookies and value your privacy, so please make your choices below before reading on.</p>',
      ),
      '/500': (_, response) => void response.writeHead(500).end(),
    }),
  );
  const fetcher = fetcherWith();
  expect(kindOf(await readAddress(`${base}/403`, fetcher, press))).toBe('wall');
  expect(kindOf(await readAddress(`${base}/500`, fetcher, press))).toBe('status');
  const paid = await readAddress(`${base}/paid`, fetcher, press);
  expect(paid.ok && paid.value.notes?.map(({ kind }) => kind)).toEqual(['paywall']);
  const consent = await readAddress(`${base}/consent`, fetcher, press);
  expect(consent.ok ? consent.value.notes?.map(({ kind }) => kind) : [consent.problem.kind]).toEqual([
    'consent',
  ]);
});

test('wrong labels of the charset and bytes that are no UTF-8 cost no words', async () => {
  const words = story('the café of Señor Rüdt');
  const latin = Buffer.from(words, 'latin1');
  const broken = Buffer.concat([
    Buffer.from(words.replace('</article>', '')),
    Buffer.from([0xff, 0xfe, 0xc3]),
    Buffer.from('</article>'),
  ]);
  const base = await serve(
    pages({
      '/latin': html(latin, { 'content-type': 'text/html; charset=utf-8' }),
      '/utf8': html(words, { 'content-type': 'text/html; charset=iso-8859-1' }),
      '/nonsense': html(words, { 'content-type': 'text/html; charset=klingon' }),
      '/broken': html(broken),
    }),
  );
  const fetcher = fetcherWith();
  for (const path of ['/latin', '/utf8', '/nonsense', '/broken']) {
    const found = await readAddress(`${base}${path}`, fetcher, press);
    expect(found.ok && found.value.title, path).toBe('Talks on the café of Señor Rüdt');
    expect(found.ok && found.value.notes?.map(({ kind }) => kind), path).toEqual(
      path === '/broken' ? ['invalid-utf-8'] : undefined,
    );
  }
});

test('a feed that makes entities is refused and told, the others of the round are read; ids told twice are read once', async () => {
  let base = '';
  base = await serve((request, response) => {
    if (request.url === '/bomb')
      response.end(
        `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(100)}">${'<!ENTITY b "&a;&a;">'.repeat(50)}]>${rss('')}`,
      );
    else if (request.url === '/twice')
      response.end(
        rss(item('1', `${base}/p`, 'One') + item('1', `${base}/p`, 'One') + item('1', `${base}/p`, 'One')),
      );
    else if (request.url === '/p') html(story('tolls'))(request, response);
    else response.writeHead(404).end();
  });
  const told: string[] = [];
  const outlets = new Set<string | null>();
  const round = {
    feeds: [`${base}/bomb`, `${base}/twice`],
    state: emptyWatch,
    press,
    now: 0,
    every: 600_000,
  };
  for await (const { result } of watchRound({ ...round, fetcher: fetcherWith() }))
    if (result !== null) {
      told.push(result.ok ? (result.value.title ?? '') : result.problem.kind);
      if (result.ok) outlets.add(result.value.outlet);
    }
  expect([...outlets]).toEqual(['Northgate']);
  expect(told).toEqual(['entities', 'Talks on tolls']);
});

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Northgate – World</title><link>https://a.example</link><description>d</description>${items}</channel></rss>`;
const item = (id: string, address: string, title: string): string =>
  `<item><guid isPermaLink="false">${id}</guid><link>${address}</link><title>${title}</title><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate></item>`;

test('RSS, Atom, JSON Feed and OPML; ids told twice count once; entities are refused', () => {
  const entries = (source: string): readonly string[] => {
    const feed = readFeed(Buffer.from(source), 'feed');
    return feed.ok ? feed.value.entries.map(({ id, title }) => `${id} ${title}`) : [feed.problem.kind];
  };
  expect(
    entries(
      rss(
        item('1', 'https://a.example/1', 'One') +
          item('1', 'https://a.example/1', 'One') +
          item('2', 'https://a.example/2', 'Two'),
      ),
    ),
  ).toEqual(['1 One', '2 Two']);
  expect(
    entries(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id><updated>2021-05-03T10:00:00Z</updated><entry><id>e1</id><title>One</title><updated>2021-05-03T10:00:00Z</updated><link href="https://a.example/1"/></entry></feed>',
    ),
  ).toEqual(['e1 One']);
  expect(
    entries(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [{ id: 'j1', url: 'https://a.example/1', title: 'One', content_text: 'x' }],
      }),
    ),
  ).toEqual(['j1 One']);
  const opml = readFeed(
    Buffer.from(
      '<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body><outline text="a"><outline text="b" type="rss" xmlUrl="https://a.example/rss"/></outline></body></opml>',
    ),
    'list',
  );
  expect(opml.ok && opml.value.feeds).toEqual(['https://a.example/rss']);
  expect(
    entries(
      '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
    ),
  ).toEqual(['entities']);
  expect(entries('<html><body>no feed</body></html>')).toEqual(['not-a-feed']);
});

test('a watch takes what is new or edited, remembers it, asks conditionally and backs off', async () => {
  let items = '';
  let broken = false;
  let conditional = 0;
  let base = '';
  base = await serve((request, response) => {
    if (request.url === '/rss') {
      if (broken) response.writeHead(500).end();
      else if (request.headers['if-none-match'] === `"${items.length}"`) {
        conditional++;
        response.writeHead(304).end();
      } else response.writeHead(200, { etag: `"${items.length}"` }).end(rss(items));
    } else if (request.url?.startsWith('/p')) html(story(request.url.slice(2)))(request, response);
    else response.writeHead(404).end();
  });
  const fetcher = fetcherWith();
  const every = 600_000;
  let state: WatchState = emptyWatch;
  const round = async (now: number): Promise<readonly string[]> => {
    const steps: WatchStep[] = [];
    for await (const step of watchRound({ feeds: [`${base}/rss`], state, fetcher, press, now, every }))
      steps.push(step);
    // As kept and read back: what a loss of power leaves.
    state = parseWatchState(JSON.stringify(steps.at(-1)?.state ?? state));
    return steps.flatMap(({ result, status }) =>
      result === null ? [] : [`${status} ${result.ok ? result.value.title : result.problem.kind}`],
    );
  };
  items = item('1', `${base}/pA`, 'A');
  expect(await round(0)).toEqual(['new Talks on A']);
  expect(await round(1000)).toEqual([]);
  expect(await round(every)).toEqual([]);
  expect(conditional).toBe(1);
  items = item('9', `${base}/gone`, 'Gone') + item('1', `${base}/pA`, 'A');
  expect(await round(1.2 * every)).toEqual([]);
  expect(await round(2 * every)).toEqual(['new status']);
  items =
    item('2', `${base}/pB`, 'B') +
    item('9', `${base}/gone`, 'Gone') +
    item('1', `${base}/pA`, 'A, corrected');
  // The page that is gone was told once and is not asked for again.
  expect(await round(3 * every)).toEqual(['edited Talks on A', 'new Talks on B']);
  broken = true;
  expect(await round(4 * every)).toEqual(['feed status']);
  expect(await round(5 * every)).toEqual([]);
  broken = false;
  expect(await round(6 * every)).toEqual([]);
  expect(state.feeds[`${base}/rss`]?.failures).toBe(0);
});

test('a clock that goes back keeps no feed waiting for the time that was', () => {
  const every = 600_000;
  const later = afterSuccess(emptyWatch, 'f', { etag: null, lastModified: null, now: 100 * every, every });
  expect(dueFeeds(later, ['f'], 100 * every + 1, every)).toEqual([]);
  expect(dueFeeds(later, ['f'], 3 * every, every)).toEqual(['f']);
  let failing = afterSuccess(emptyWatch, 'f', { etag: null, lastModified: null, now: 0, every });
  for (let i = 0; i < 30; i++) failing = afterFailure(failing, 'f', 0, every);
  expect((failing.feeds.f?.nextAt ?? 0) / 3_600_000).toBe(6);
  expect(parseWatchState('{"version":1,"fee')).toEqual(emptyWatch);
});
