import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run by a shell before the program, in the same process: `ulimit -f 40`. */
  readonly before?: string;
}

/** Runs the built program as a process of its own; builds it first where a source is newer. */
export function parley(args: readonly string[], options: RunOptions = {}): Ran {
  const quoted = [process.execPath, builtProgram(), ...args].map(
    (word) => `'${word.replace(/'/g, `'\\''`)}'`,
  );
  const settings = {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    encoding: 'utf8' as const,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...options.env },
    maxBuffer: 100_000_000,
  };
  const ran: SpawnSyncReturns<string> = spawnSync(
    'bash',
    ['-c', `${options.before ?? 'true'}; exec ${quoted.join(' ')}`],
    settings,
  );
  return { status: ran.status, signal: ran.signal, out: ran.stdout, err: ran.stderr };
}

/** The program's file, built from the sources as they stand. */
export function builtProgram(): string {
  const lock = join(root, 'node_modules/.parley-build.lock');
  const until = Date.now() + 120_000;
  while (isStale()) {
    let held: number;
    try {
      held = openSync(lock, 'wx');
    } catch {
      // Another test builds; one that died while building holds nobody up for ever.
      if (Date.now() > until) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      continue;
    }
    try {
      const built = spawnSync(process.execPath, ['tools/build.mjs'], { cwd: root, encoding: 'utf8' });
      if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}\n${built.stderr}`);
    } finally {
      closeSync(held);
      rmSync(lock, { force: true });
    }
  }
  return join(root, 'bin/parley.js');
}

function isStale(): boolean {
  const built = join(root, 'dist/build.json');
  if (!existsSync(built)) return true;
  const at = statSync(built).mtimeMs;
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).some(
    (entry) =>
      entry.isFile() &&
      !entry.name.endsWith('.test.ts') &&
      statSync(join(entry.parentPath, entry.name)).mtimeMs > at,
  );
}
