import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface ReadOptions extends DossierOptions {
  readonly title?: string;
}

export const readCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('read'))
      .description('take reports into the dossier and read them')
      .argument('<path...>', 'files and folders of reports; - for standard input')
      .option('--title <title>', 'what the talks are called')
      .action(
        act(async (paths: readonly string[], options: ReadOptions) => {
          const [{ atDesk }, { take }, { readSources }] = await Promise.all([
            import('./desk.js'),
            import('../desk/take.js'),
            import('../report/sources.js'),
          ]);
          return atDesk(options, outside, { create: true }, async (desk) => {
            if (options.title !== undefined) await desk.store.setSetting('title', options.title);
            const taken = await take({
              store: desk.store,
              reader: desk.reader,
              reports: readSources(paths, {
                catalog: desk.catalog,
                cwd: outside.cwd,
                stdin: outside.stdin,
              }),
              now: outside.now,
            });
            for (const { where, found, remedy } of taken.problems)
              outside.stderr.write(`parley: ${where}: ${found}; ${remedy}\n`);
            await desk.record();
            outside.stdout.write(
              `${taken.seen} reports: ${taken.fresh} new, ${taken.versions} new versions, ${taken.unchanged} unchanged\n`,
            );
            return taken.problems.length > 0 ? 1 : 0;
          });
        }),
      );
  },
};
