import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of the built program, with the first sample in its dossier. */
export interface Served {
  readonly address: string;
  close(): void;
}

export async function serve(by: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-served-'));
  const dossier = join(folder, 'talks.parley');
  execFileSync('node', ['bin/parley.js', 'read', 'samples/istanbul-2022', '--dossier', dossier]);
  const server = spawn('node', ['bin/parley.js', 'open', dossier, '--by', by], {
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
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
