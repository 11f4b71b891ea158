import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface ShowOptions extends DossierOptions {
  readonly json?: boolean;
}

const sections = ['reports', 'statements', 'moves', 'terms', 'points', 'pledges', 'path', 'actors'] as const;

export const showCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('show'))
      .description('show a part of the record')
      .argument('[what]', sections.join(', '), 'terms')
      .option('--json', 'as JSON')
      .action(
        act(async (what: string, options: ShowOptions) => {
          const section = sections.find((name) => name === what);
          if (section === undefined) throw new UsageError(`nothing called ${what}: ${sections.join(', ')}`);
          const { atDesk } = await import('./desk.js');
          return atDesk(options, outside, { create: false }, async (desk) => {
            const record = await desk.record();
            const items: readonly object[] = section === 'path' ? record.steps : (record[section] ?? []);
            outside.stdout.write(`${JSON.stringify(items, null, options.json === true ? 1 : 1)}\n`);
            return 0;
          });
        }),
      );
  },
};
