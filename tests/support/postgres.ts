import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './nats.js';

export interface PostgresServer {
  /** Address of an empty database: give each test a dossier of its own with `?dossier=NAME`. */
  readonly address: string;
  /** Its first process, the parent of all others. */
  pid(): number;
  /** Stops it at once, as a power cut would, and starts it again. */
  restart(): void;
  /** Kills its first process (`kill -9`), waits until the others have noticed, and starts it again. */
  crash(): Promise<void>;
  remove(): void;
}

const home = '/usr/lib/postgresql';

/** A real PostgreSQL server on loopback, on a free port and in a folder of its own; it refuses to run as root. */
export async function startPostgres(): Promise<PostgresServer> {
  const version = readdirSync(home).sort().at(-1) ?? '';
  const bin = (name: string): string => join(home, version, 'bin', name);
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  const root = process.getuid?.() === 0;
  const [uid, gid] = root ? idsOfPostgres() : [undefined, undefined];
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const data = join(folder, 'data');
  const as = {
    cwd: folder,
    stdio: 'ignore' as const,
    ...(uid === undefined ? {} : { uid, gid }),
    env: { ...process.env, HOME: folder },
  };
  const port = await freePort();
  execFileSync(bin('initdb'), ['-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = (): void => {
    execFileSync(bin('pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'], as);
  };
  const stop = (): void => {
    if (existsSync(join(data, 'postmaster.pid')))
      execFileSync(bin('pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], as);
  };
  const pid = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  start();
  return {
    pid,
    address: `postgres://parley@127.0.0.1:${port}/postgres`,
    restart() {
      stop();
      start();
    },
    async crash() {
      process.kill(pid(), 'SIGKILL');
      for (let tries = 1; ; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        try {
          // It refuses as long as one of the killed server's processes lives.
          return start();
        } catch (error) {
          if (tries === 40) throw error;
        }
      }
    },
    remove() {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idsOfPostgres(): readonly [number, number] {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return [id('-u'), id('-g')];
}
