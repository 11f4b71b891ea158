import type { lookup } from 'node:dns';
import { isIP } from 'node:net';
import robots from 'robots-parser';
import { Agent, request } from 'undici';
import { parseAddress } from '../address.js';
import { decoded } from '../archive/warc.js';
import { codeOf, failed, messageOf } from '../problem.js';
import type { Header, Problem, Result } from '../report.js';
import { guardedLookup, privateNetwork } from './guard.js';

export interface FetcherOptions {
  /** Whether addresses in private networks may be read. */
  readonly allowPrivate?: boolean;
  /** Addresses in private networks that may be read all the same: an intranet's archive. */
  readonly alsoReach?: readonly string[];
  /** Longest body as it is when unpacked, in bytes; 50 MB where nothing is said. */
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** For one address with all its redirects, in milliseconds. */
  readonly timeout?: number;
  /** Between two requests to one host, in milliseconds. */
  readonly pause?: number;
  readonly userAgent?: string;
  readonly clock?: Clock;
  /** For tests: how names are looked up. */
  readonly lookup?: typeof lookup;
}

/** Time as the fetcher needs it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface Fetched {
  /** Where the last redirect led. */
  readonly address: string;
  readonly status: number;
  readonly bytes: Buffer;
  readonly mediaType: string | null;
  readonly request: readonly Header[];
  readonly response: readonly Header[];
  /** ISO 8601 in UTC. */
  readonly obtained: string;
}

/** What a server told last time: sent back, so that it may answer "not modified". */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Fetcher {
  fetch(address: string, validators?: Validators): Promise<Result<Fetched>>;
  close(): Promise<void>;
}

type ParseRobots = typeof robots.default;

/** The package gives the function itself, whatever its types say of a default. */
const isParser = (value: unknown): value is ParseRobots => typeof value === 'function';
const parseRobots: ParseRobots = isParser(robots) ? robots : robots.default;

const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

/**
 * Makes a fetcher that keeps within what is decent and safe: robots.txt (RFC 9309), one request at a time and a pause to each host, limits
 * on size, time and redirects, public addresses only. It never throws; 304 is an answer with an empty body.
 *
 * ```ts
 * const fetcher = createFetcher({});
 * await fetcher.fetch('http://127.0.0.1/') // { ok: false, problem: { kind: 'refused-address', … } }
 * ```
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const limits = {
    allowPrivate: false,
    maxBytes: 50 * 1024 * 1024,
    maxRedirects: 10,
    timeout: 30_000,
    pause: 1_000,
    userAgent: 'Parley/0.1 (reads coverage of negotiations)',
    clock: systemClock,
    ...options,
  };
  const { clock } = limits;
  const also = new Set(options.alsoReach ?? []);
  const mayReach = (address: string): boolean =>
    limits.allowPrivate || also.has(address) || privateNetwork(address) === null;
  const agent = new Agent({
    connect: {
      lookup: guardedLookup(mayReach, options.lookup),
      timeout: Math.min(limits.timeout, 10_000),
    },
    headersTimeout: limits.timeout,
    bodyTimeout: limits.timeout,
    maxHeaderSize: 64 * 1024,
  });
  const rulesOf = new Map<string, Promise<(address: string) => boolean>>();
  const turns = new Map<string, Promise<void>>();
  const seenAt = new Map<string, number>();

  /** Requests to one host go one after another with a pause between; the wait is bounded by the clock going back. */
  async function inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(host) ?? Promise.resolve();
    let free = (): void => undefined;
    turns.set(host, new Promise((done) => (free = done)));
    await before;
    try {
      const since = clock.now() - (seenAt.get(host) ?? Number.NEGATIVE_INFINITY);
      if (since < limits.pause) await clock.sleep(Math.min(limits.pause, limits.pause - Math.max(0, since)));
      return await work();
    } finally {
      seenAt.set(host, clock.now());
      free();
    }
  }

  async function once(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Result<Fetched>> {
    const where = url.href;
    const {
      statusCode,
      headers: received,
      body,
    } = await request(url, { dispatcher: agent, headers, signal });
    const header = (name: string): string | null => {
      const value = received[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
    };
    const announced = Number(header('content-length') ?? 0);
    const chunks: Buffer[] = [];
    let size = 0;
    if (announced <= limits.maxBytes)
      for await (const chunk of body) {
        const bytes = chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
        size += bytes.length;
        if (size > limits.maxBytes) break;
        chunks.push(bytes);
      }
    if (announced > limits.maxBytes || size > limits.maxBytes) {
      body.destroy();
      return failed(
        webProblem(
          'too-long',
          `at most ${limits.maxBytes} bytes`,
          `${Math.max(announced, size)} bytes or more`,
          where,
          'Fetch it yourself and read the file, in parts if need be.',
        ),
      );
    }
    let bytes: Buffer;
    try {
      bytes = decoded(Buffer.concat(chunks), header('content-encoding'), limits.maxBytes);
    } catch (error) {
      const tooMuch = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
      return failed(
        webProblem(
          tooMuch ? 'bomb' : 'damaged',
          `a body that unpacks to at most ${limits.maxBytes} bytes`,
          messageOf(error),
          where,
          'Try later; if it stays, the server is broken or hostile.',
        ),
      );
    }
    return {
      ok: true,
      value: {
        address: url.href,
        status: statusCode,
        bytes,
        mediaType: header('content-type'),
        request: Object.entries(headers).map(([name, value]) => ({ name, value })),
        response: Object.entries(received).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => ({
            name,
            value: one,
          })),
        ),
        obtained: new Date(clock.now()).toISOString(),
      },
    };
  }

  async function follow(
    start: URL,
    extra: Readonly<Record<string, string>>,
    obey: boolean,
    signal: AbortSignal,
  ): Promise<Result<Fetched>> {
    let url = start;
    const visited = new Set<string>();
    for (let hops = 0; ; hops++) {
      const refused = refusal(url, mayReach);
      if (refused !== null) return failed(refused);
      if (visited.has(url.href) || hops > limits.maxRedirects)
        return failed(
          webProblem(
            'redirects',
            `at most ${limits.maxRedirects} redirects`,
            visited.has(url.href) ? 'a circle of redirects' : 'more',
            start.href,
            'Open it in a browser and read the address that it ends at.',
          ),
        );
      visited.add(url.href);
      if (obey && !(await allowed(url, signal)))
        return failed(
          webProblem(
            'robots',
            'an address that robots.txt leaves open',
            'one that it closes to programs',
            url.href,
            'Save the page from a browser and read the file, if the outlet permits it.',
          ),
        );
      const here = url;
      const headers = {
        'user-agent': limits.userAgent,
        accept:
          'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5',
        'accept-encoding': 'gzip, br',
        ...extra,
      };
      const result = await inTurn(url.host, () => once(here, headers, signal));
      if (!result.ok) return result;
      const { status, response } = result.value;
      const target = response.find(({ name }) => name.toLowerCase() === 'location')?.value;
      if (![301, 302, 303, 307, 308].includes(status) || target === undefined) return result;
      const next = parseAddress(target, url.href);
      if (next === null)
        return failed(
          webProblem(
            'redirects',
            'an address to go on to',
            target,
            url.href,
            'Open it in a browser and read the address that it ends at.',
          ),
        );
      url = next;
    }
  }

  /** Asks robots.txt once a host; where there is none all is open, where the server fails all is closed (RFC 9309, 2.3.1). */
  async function allowed(url: URL, signal: AbortSignal): Promise<boolean> {
    let rules = rulesOf.get(url.origin);
    if (rules === undefined) {
      rules = (async () => {
        const address = new URL('/robots.txt', url.origin);
        const found = await follow(address, {}, false, signal);
        if (!found.ok) return () => found.problem.kind !== 'timeout';
        const { status, bytes } = found.value;
        if (status >= 500) return () => false;
        if (status !== 200) return () => true;
        const parser = parseRobots(address.href, bytes.toString('utf8', 0, 512 * 1024));
        return (target: string) => parser.isAllowed(target, 'Parley') !== false;
      })();
      rulesOf.set(url.origin, rules);
    }
    return (await rules)(url.href);
  }

  return {
    async fetch(address, validators) {
      const url = parseAddress(address);
      if (url === null)
        return failed(
          webProblem(
            'address',
            'an address like https://example.org/news',
            address,
            address,
            'Write it in full, with https://.',
          ),
        );
      const extra = {
        ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
        ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
      };
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), limits.timeout);
      try {
        return await follow(url, extra, true, stop.signal);
      } catch (error) {
        return failed(networkProblem(error, url, stop.signal.aborted, limits.timeout));
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.destroy(),
  };
}

function refusal(url: URL, mayReach: (address: string) => boolean): Problem | null {
  if (!/^https?:$/.test(url.protocol))
    return webProblem(
      'address',
      'an http or https address',
      url.protocol,
      url.href,
      'Read files by their path.',
    );
  // An address written as a number is not looked up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || mayReach(host) ? null : refusedAddress(url, `${host} (${privateNetwork(host)})`);
}

function refusedAddress(url: URL, found: string): Problem {
  return webProblem(
    'refused-address',
    'an address on the public Internet',
    found,
    url.href,
    'If it is your own server and you trust it, allow it: --allow-private.',
  );
}

function networkProblem(error: unknown, url: URL, timedOut: boolean, timeout: number): Problem {
  const codes = [codeOf(error), error instanceof Error ? codeOf(error.cause) : null];
  if (codes.includes('ERR_REFUSED_ADDRESS')) return refusedAddress(url, messageOf(error));
  if (timedOut || codes.some((code) => code !== null && /TIMEOUT/.test(code)))
    return webProblem(
      'timeout',
      `an answer within ${timeout / 1000} s`,
      'none, or one that came too slowly',
      url.href,
      'Try again later.',
    );
  return webProblem(
    'network',
    'an answer',
    messageOf(error),
    url.href,
    'Check the address and the connection, and try again.',
  );
}

function webProblem(kind: string, expected: string, found: string, where: string, remedy: string): Problem {
  return { kind, expected, found, where, remedy };
}
