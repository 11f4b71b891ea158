import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { pino } from 'pino';
import type { Desk } from '../desk/desk.js';
import { thisProgram } from '../desk/program.js';
import { servedDesk } from '../desk/served-desk.js';
import { builtPage } from '../export/html.js';
import { createGate } from './accounts/gate.js';
import { createApp } from './app.js';
import { createListeners } from './events.js';
import { listen } from './listen.js';
import { createMetrics } from './metrics.js';
import { loadPageFiles } from './page-files.js';
import { createRateLimit } from './rate-limit.js';
import { signInStyle } from './sign-in-page.js';

export interface ServeOptions {
  readonly desk: Desk;
  readonly host: string;
  readonly port: number;
  /** Without accounts everybody who reaches the port is the one person at this machine: loopback only. */
  readonly withAccounts: boolean;
  /** Who signs rulings where there are no accounts. */
  readonly localName: string;
  readonly behindTls: boolean;
  /** Takes the log, one JSON line each; no text of reports and no secret stands in it. */
  readonly log: (line: string) => void;
}

export interface Served {
  /** Where it listens, with a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

const CALLS = { burst: 300, perMinute: 3000 };
const SIGN_INS = { burst: 5, perMinute: 6 };
const GUESSES = { burst: 30, perMinute: 30 };
const LISTENERS = { all: 500, each: 10 };

/** Serves a dossier until closed. Throws a `ProblemError` where the port is taken. */
export async function serveDesk(options: ServeOptions): Promise<Served> {
  const served = servedDesk(options.desk);
  // The first reader should not have to wait for it; what goes wrong is told to whoever asks.
  served.record().catch(() => undefined);
  const logger = pino({ base: null }, { write: (line: string) => options.log(line.trimEnd()) });
  const listeners = createListeners(() => served.revision(), LISTENERS);
  const app = createApp({
    desk: served,
    page: loadPageFiles(fileURLToPath(builtPage('')), signInStyle),
    team: options.withAccounts
      ? {
          gate: createGate(options.desk.store.accounts, Date.now),
          accounts: options.desk.store.accounts,
          secureCookies: options.behindTls,
        }
      : null,
    local: { name: options.localName, role: 'keeper', csrf: randomBytes(24).toString('base64url') },
    listeners,
    limits: {
      calls: createRateLimit(CALLS),
      signIns: createRateLimit(SIGN_INS),
      guesses: createRateLimit(GUESSES),
    },
    metrics: createMetrics(),
    program: thisProgram().version,
    clock: Date.now,
    addressOf: (context) => addressOf(context, options.behindTls),
    onError: (error) =>
      logger.error({ error: error instanceof Error ? error.message : String(error) }, 'request failed'),
  });
  const listening = await listen({ fetch: app.fetch, host: options.host, port: options.port });
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  logger.info({ host: options.host, port: listening.port, accounts: options.withAccounts }, 'listening');
  return {
    address: `http://${host}:${listening.port}/`,
    async close() {
      listeners.close();
      await listening.close();
      await served.close();
    },
  };
}

/** The proxy's word counts only where there is said to be one, and only its last entry: the others are the caller's own. */
function addressOf(context: Context, behindTls: boolean): string {
  const told = behindTls ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return told ?? getConnInfo(context).remote.address ?? 'unknown';
}
