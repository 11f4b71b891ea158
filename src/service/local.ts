import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Desk } from '../desk/desk.js';
import { ProblemError } from '../dossier/problem.js';
import { pageApi } from './page/api.js';
import { pageFiles, pagePolicy } from './page/files.js';

export interface LocalServer {
  readonly address: string;
  close(): Promise<void>;
}

export interface LocalOptions {
  readonly desk: Desk;
  /** 0 for any that is free. */
  readonly port: number;
  /** Who signs the rulings that are made on the page. */
  readonly reader: string;
}

/** Serves one dossier's page to this machine alone. Throws a `ProblemError` where the port is taken. */
export async function serveLocally(options: LocalOptions): Promise<LocalServer> {
  const app = localApp(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        address: `http://127.0.0.1:${port}/`,
        close: () =>
          new Promise((closed) => {
            if ('closeAllConnections' in server) server.closeAllConnections();
            server.close(() => closed());
          }),
      }),
    );
    server.once('error', (error: Error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        taken
          ? new ProblemError({
              kind: 'port-taken',
              expected: 'a free port',
              found: 'another program on it',
              where: `127.0.0.1:${options.port}`,
              remedy: 'give another with --port, or none for any that is free',
            })
          : error,
      );
    });
  });
}

export function localApp({ desk, reader }: LocalOptions): Hono {
  const csrf = randomBytes(24).toString('base64url');
  const app = new Hono();
  app.use('*', async (context, next) => {
    // A page elsewhere whose name is made to lead here (DNS rebinding) sends its own name.
    const host = new URL(context.req.url).hostname;
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return context.text('not here', 421);
    await next();
    context.header('Content-Security-Policy', pagePolicy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
  });
  app.route('/api', pageApi({ desk, readerOf: async () => ({ name: reader, mayRule: true, csrf }) }));
  app.route('/', pageFiles());
  return app;
}
