import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface CrewOptions extends DossierOptions {
  readonly nats: string;
  readonly json?: boolean;
}

/** So many hashes are in memory at a time, however many texts wait. */
const SENT_TOGETHER = 10_000;

export const crewCommand: CommandModule = {
  declare(program, outside, act) {
    const crew = program.command('crew').description('reading on many machines');
    withDossier(crew.command('send'))
      .description('keep reports and hand what is unread to the crew')
      .argument('[path...]', 'files and folders of reports; none to hand out what the dossier holds')
      .requiredOption('--nats <address>', 'the NATS server with JetStream, nats://host:4222')
      .option('--json', 'say what was done as JSON')
      .action(
        act(async (paths: readonly string[], options: CrewOptions) => {
          const [{ atDesk }, { take }, { readSources }, { openJetStreamQueue }, { dossierName }] =
            await Promise.all([
              import('./desk.js'),
              import('../desk/take.js'),
              import('../report/sources.js'),
              import('../crew/jetstream.js'),
              import('../crew/name.js'),
            ]);
          return atDesk(options, outside, { create: true }, async ({ store, reader, catalog }) => {
            const taken = await take({
              store,
              reader,
              reports: readSources(paths, { catalog, cwd: outside.cwd, stdin: outside.stdin }),
              now: outside.now,
              // The crew reads; here the reports are only kept.
              readOne: null,
            });
            for (const { where, found, remedy } of taken.problems)
              outside.stderr.write(`parley: ${where}: ${found}; ${remedy}\n`);
            const queue = await openJetStreamQueue({
              server: options.nats,
              dossier: await dossierName(store),
              reader: reader.version,
            });
            try {
              let sent = 0;
              for (let after: string | undefined = ''; after !== undefined; ) {
                const unread: readonly string[] = await store.unread(reader.version, {
                  after,
                  limit: SENT_TOGETHER,
                });
                await queue.add(unread.map((sha256) => ({ sha256 })));
                sent += unread.length;
                after = unread.at(-1);
              }
              outside.stdout.write(
                options.json === true
                  ? `${JSON.stringify({ kept: taken.fresh + taken.versions, sent })}\n`
                  : `${taken.fresh + taken.versions} reports kept, ${sent} texts handed to the crew\n`,
              );
            } finally {
              await queue.close();
            }
            return taken.problems.length > 0 ? 1 : 0;
          });
        }),
      );
    withDossier(crew.command('status'))
      .description('how far the crew is')
      .requiredOption('--nats <address>', 'the NATS server with JetStream, nats://host:4222')
      .option('--json', 'as JSON')
      .action(
        act(async (options: CrewOptions) => {
          const [{ atDesk }, { openJetStreamQueue }, { dossierName }] = await Promise.all([
            import('./desk.js'),
            import('../crew/jetstream.js'),
            import('../crew/name.js'),
          ]);
          return atDesk(options, outside, { create: false }, async ({ store, reader }) => {
            const queue = await openJetStreamQueue({
              server: options.nats,
              dossier: await dossierName(store),
              reader: reader.version,
            });
            try {
              const [progress, unread, aside, counts] = await Promise.all([
                queue.progress(),
                store.unreadCount(reader.version),
                store.setAsides(),
                store.counts(),
              ]);
              const status = {
                reader: reader.version,
                reports: counts.reports,
                unread,
                ...progress,
                setAside: aside,
              };
              outside.stdout.write(
                options.json === true
                  ? `${JSON.stringify(status)}\n`
                  : [
                      `reader ${status.reader}: ${status.unread} of ${counts.texts} texts unread`,
                      `queue: ${status.waiting} waiting, ${status.inHand} in hand, ${status.handedOutAgain} handed out again`,
                      `set aside: ${aside.length}`,
                      ...aside.map(
                        ({ sha256, reader: by, reason }) =>
                          `  ${sha256.slice(0, 12)} (reader ${by}): ${reason}`,
                      ),
                      '',
                    ].join('\n'),
              );
            } finally {
              await queue.close();
            }
            return 0;
          });
        }),
      );
  },
};
