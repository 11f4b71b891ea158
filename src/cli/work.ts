import { availableParallelism } from 'node:os';
import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface WorkOptions extends DossierOptions {
  readonly nats: string;
  readonly threads?: string;
  readonly batch: string;
  readonly untilEmpty?: boolean;
  readonly json?: boolean;
}

/** After trouble with a server a worker waits, twice as long each time up to a minute. */
const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 60_000;
const TROUBLES_AT_MOST = 100;
/** One batch is read while another is fetched or kept. */
const LANES = 2;

export const workCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('work'))
      .description('read for a crew: take reading tasks from NATS until told to stop')
      .requiredOption('--nats <address>', 'the NATS server with JetStream, nats://host:4222')
      .option('--threads <n>', 'how many texts are read at once (default: one for each processor)')
      .option('--batch <n>', 'how many texts are taken, read and kept together', '64')
      .option('--until-empty', 'stop when no task is left')
      .option('--json', 'say what was done as JSON')
      .action(
        act(async (options: WorkOptions) => {
          const threads = countOf(options.threads ?? String(availableParallelism()), '--threads');
          const batch = countOf(options.batch, '--batch');
          const [
            { dossierOf, sourcesOf },
            { openDossier },
            { openJetStreamQueue },
            { work },
            { openReadingPool },
            { readerVersionOf },
            { dossierName },
          ] = await Promise.all([
            import('./desk.js'),
            import('../dossier/open.js'),
            import('../crew/jetstream.js'),
            import('../crew/work.js'),
            import('../desk/reading-pool.js'),
            import('../desk/reader.js'),
            import('../crew/name.js'),
          ]);
          const sources = sourcesOf(options, outside);
          const reader = readerVersionOf(sources);
          const store = await openDossier(dossierOf(options, outside), { create: true });
          try {
            const queue = await openJetStreamQueue({
              server: options.nats,
              dossier: await dossierName(store),
              reader,
            });
            const pool = openReadingPool(sources, { threads });
            let stopping = false;
            const stop = (): void => {
              stopping = true;
            };
            process.once('SIGINT', stop);
            process.once('SIGTERM', stop);
            let troubles = 0;
            try {
              const done = await work({
                queue,
                store,
                read: (text) => pool.read(text),
                reader,
                now: outside.now,
                batch,
                lanes: LANES,
                stopped: () => stopping,
                untilEmpty: options.untilEmpty === true,
                report: () => {
                  troubles = 0;
                },
                trouble: async (error) => {
                  if (++troubles > TROUBLES_AT_MOST) throw error;
                  outside.stderr.write(
                    `parley: work is held up: ${error instanceof Error ? error.message : String(error)}; trying again\n`,
                  );
                  const pause = Math.min(
                    LONGEST_PAUSE_MILLISECONDS,
                    FIRST_PAUSE_MILLISECONDS * 2 ** Math.min(troubles, 10),
                  );
                  await new Promise((resolve) => setTimeout(resolve, pause));
                },
              });
              outside.stdout.write(
                options.json === true
                  ? `${JSON.stringify(done)}\n`
                  : `${done.read} texts read, ${done.again} given back, ${done.setAside} set aside\n`,
              );
              return 0;
            } finally {
              process.off('SIGINT', stop);
              process.off('SIGTERM', stop);
              await pool.close();
              await queue.close();
            }
          } finally {
            await store.close();
          }
        }),
      );
  },
};

function countOf(words: string, option: string): number {
  const count = Number(words);
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`${option} takes a whole number from 1, not ${words}`);
  return count;
}
