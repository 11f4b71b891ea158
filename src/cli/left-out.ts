import { type CommandModule, type DossierOptions, withDossier } from './command.js';
import type { Judged, Selection } from './selection.js';

interface LeftOutOptions extends DossierOptions {
  readonly kept?: boolean;
  readonly json?: boolean;
}

export const leftOutCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('left-out'))
      .description('what the last read with --about or --like left out, and why')
      .option('--kept', 'what it kept instead, and why')
      .option('--json', 'as JSON')
      .action(
        act(async (options: LeftOutOptions) => {
          const [{ openDossier }, { dossierOf }, { selectionKey, lineOf }] = await Promise.all([
            import('../dossier/open.js'),
            import('./desk.js'),
            import('./selection.js'),
          ]);
          const store = await openDossier(dossierOf(options, outside), { create: false });
          try {
            const selection: Selection | null = JSON.parse((await store.setting(selectionKey)) ?? 'null');
            if (options.json === true) outside.stdout.write(`${JSON.stringify(selection, null, 2)}\n`);
            else if (selection === null)
              outside.stdout.write('Nothing was left out: no read used --about or --like.\n');
            else {
              const keep = options.kept === true;
              const list: readonly Judged[] = keep ? selection.kept : selection.leftOut;
              const count = selection.counts[keep ? 0 : 1];
              outside.stdout.write(
                `${count} ${keep ? 'kept' : 'left out'}, asked for what is ${selection.asked}\n`,
              );
              for (const judged of list) outside.stdout.write(lineOf(judged, keep));
              if (count > list.length) outside.stdout.write(`… and ${count - list.length} more\n`);
            }
            return 0;
          } finally {
            await store.close();
          }
        }),
      );
  },
};
