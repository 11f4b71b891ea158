import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface ExportOptions extends DossierOptions {
  readonly format: string;
  readonly out?: string;
}

export const exportCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('export'))
      .description('write the record out for other programs and readers')
      .requiredOption('--format <format>', 'record')
      .option('--out <file>', 'where to write; standard output without it')
      .action(
        act(async (options: ExportOptions) => {
          if (options.format !== 'record') throw new UsageError(`no format ${options.format}: record`);
          const [{ atDesk }, { recordJson }] = await Promise.all([
            import('./desk.js'),
            import('../export/record.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const text = recordJson(await desk.record());
            if (options.out === undefined) outside.stdout.write(text);
            else await writeFile(resolve(outside.cwd, options.out), text);
            return 0;
          });
        }),
      );
  },
};
