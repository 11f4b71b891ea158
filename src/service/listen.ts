import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { ProblemError } from '../dossier/problem.js';

export interface ListenOptions {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Slow and silent clients are cut off; a connection that says nothing holds no memory for long. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 20_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
};
const MOST_CONNECTIONS = 2000;

/** Listens until closed. Throws a `ProblemError` where the port is taken or not ours. */
export function listen(options: ListenOptions): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: options.fetch, hostname: options.host, port: options.port, serverOptions: limits },
      ({ port }) =>
        resolve({
          port,
          close: () =>
            new Promise((closed) => {
              if (isHttp(server)) server.closeAllConnections();
              server.close(() => closed());
            }),
        }),
    );
    if (isHttp(server)) server.maxConnections = MOST_CONNECTIONS;
    server.once('error', (error: Error) => {
      const code = 'code' in error ? String(error.code) : '';
      if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return reject(error);
      reject(
        new ProblemError({
          kind: 'port-taken',
          expected: 'a free port of this machine',
          found: code === 'EADDRINUSE' ? 'another program on it' : 'one that is not to be had',
          where: `${options.host}:${options.port}`,
          remedy: 'give another with --port or --host',
        }),
      );
    });
  });
}

function isHttp(server: object): server is Server {
  return 'closeAllConnections' in server;
}
