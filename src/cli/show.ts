import type { RecordReport } from '../joining/record.js';
import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface ShowOptions extends DossierOptions {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly ids?: boolean;
}

const names = ['overview', 'reports', 'statements', 'moves', 'terms', 'points', 'pledges', 'path', 'actors'];

export const showCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('show'))
      .description('show the state of the talks, or one part of the record, in the terminal')
      .argument('[what]', names.join(', '), 'overview')
      .option('--all', 'also what is only possible (confidence below 0.8)')
      .option('--ids', 'with the id of each item, for rulings')
      .option('--json', 'as JSON, everything')
      .action(
        act(async (what: string, options: ShowOptions) => {
          if (!names.includes(what))
            throw new UsageError(`there is no "${what}" to show; there are ${names.join(', ')}`);
          const { atDesk } = await import('./desk.js');
          return atDesk(options, outside, { create: false }, async (desk) => {
            if (options.json === true) {
              const { jsonOf } = await import('./show/json.js');
              outside.stdout.write(`${JSON.stringify(await jsonOf(desk.record, what), null, 2)}\n`);
              return 0;
            }
            const [{ shown }, { screenOf }, { inSentences }] = await Promise.all([
              import('./show/sections.js'),
              import('./terminal/screen.js'),
              import('../desk/in-sentences.js'),
            ]);
            const ground = {
              record: desk.record,
              inSentences: (reports: readonly RecordReport[]) => inSentences(desk, reports),
              catalog: desk.catalog,
              screen: screenOf(outside),
              all: options.all === true,
              ids: options.ids === true,
            };
            outside.stdout.write(await shown(what, ground));
            return 0;
          });
        }),
      );
  },
};
