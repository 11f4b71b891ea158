import { type CommandModule, type DossierOptions, type Outside, UsageError, withDossier } from './command.js';

interface DiffOptions extends DossierOptions {
  readonly since?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export const diffCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('diff'))
      .description('what is new: since a day, between two days, or between two dossiers')
      .option('--since <date>', 'what is new after this day')
      .option('--from <what>', 'a day, or a dossier')
      .option('--to <what>', 'a day, or a dossier (default: the newest)')
      .option('--json', 'as JSON')
      .action(
        act(async (options: DiffOptions) => {
          const from = options.since ?? options.from;
          if (from === undefined || (options.since !== undefined && options.from !== undefined))
            throw new UsageError('say --since DATE, or --from A --to B; a day is written 2022-03-29');
          const [before, after] = [
            await recordOf(from, options, outside),
            await recordOf(options.to, options, outside),
          ];
          const [{ changesBetween }, { labelsOf }] = await Promise.all([
            import('../desk/changes.js'),
            import('../desk/labels.js'),
          ]);
          const changes = changesBetween(before.record, after.record, from, labelsOf(after.catalog).issue);
          if (options.json === true) outside.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
          else {
            const { changesText } = await import('./show/changes.js');
            const { screenOf } = await import('./terminal/screen.js');
            outside.stdout.write(changesText(changes, screenOf(outside)));
          }
          return 0;
        }),
      );
  },
};

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The record of a day, of another dossier, or the newest. */
async function recordOf(what: string | undefined, options: DiffOptions, outside: Outside) {
  const { atDesk } = await import('./desk.js');
  const dossier = what === undefined || day.test(what) ? options : { ...options, dossier: what };
  return atDesk(dossier, outside, { create: false }, async (desk) => ({
    record: what !== undefined && day.test(what) ? await desk.recordAsOf(what) : await desk.record(),
    catalog: desk.catalog,
  }));
}
