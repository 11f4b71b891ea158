import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A dossier that the built program made of the first sample, in a folder of its own. */
export interface Read {
  readonly folder: string;
  readonly dossier: string;
  /** Runs the program on it and gives what it prints. */
  run(...args: readonly string[]): string;
  close(): void;
}

export function readSample(): Read {
  const folder = mkdtempSync(join(tmpdir(), 'parley-read-'));
  const dossier = join(folder, 'talks.parley');
  const run = (...args: readonly string[]): string =>
    execFileSync('node', ['bin/parley.js', ...args, '--dossier', dossier], { encoding: 'utf8' });
  run('read', 'samples/istanbul-2022');
  return { folder, dossier, run, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A server of the built program, with the first sample in its dossier. */
export interface Served {
  readonly address: string;
  close(): void;
}

export async function serve(by: string): Promise<Served> {
  const read = readSample();
  const server = spawn('node', ['bin/parley.js', 'open', read.dossier, '--by', by], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (words: Buffer) => {
      const found = words.toString().match(/http:\/\/[\w.:]+\//)?.[0];
      if (found) resolve(found);
    });
    server.once('exit', () => reject(new Error('the server did not start')));
  });
  return {
    address,
    close() {
      server.kill('SIGINT');
      read.close();
    },
  };
}
