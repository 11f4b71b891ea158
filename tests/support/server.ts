import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './nats.js';

export const password = 'correct horse battery';

export interface RunningServer {
  readonly base: string;
  /** By role: reader, ruler, keeper. */
  readonly tokens: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A real `parley serve` on loopback over a dossier made of one folder, with an account and a token for each role. */
export async function startServer(reports: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-serve-'));
  const dossier = join(folder, 'talks.parley');
  const parley = (args: readonly string[], input = ''): string =>
    execFileSync('node', ['bin/parley.js', ...args, '--dossier', dossier], {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  parley(['read', reports]);
  const tokens: Record<string, string> = {};
  for (const role of ['reader', 'ruler', 'keeper']) {
    parley(['account', 'add', role, '--role', role], `${password}\n`);
    tokens[role] = parley(['account', 'token', role]).trim();
  }
  const port = await freePort();
  const server: ChildProcess = spawn(
    'node',
    ['bin/parley.js', 'serve', '--dossier', dossier, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  server.stderr?.resume();
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', () => resolve());
    server.once('exit', () => reject(new Error('the server did not start')));
  });
  return {
    base: `http://127.0.0.1:${port}`,
    tokens,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
