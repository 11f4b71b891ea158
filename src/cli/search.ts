import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface SearchOptions extends DossierOptions {
  readonly json?: boolean;
  readonly limit: string;
}

export const searchCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('search'))
      .description('find words in the reports, in any of their forms')
      .argument('<word...>', 'words that must all stand in a report')
      .option('--limit <number>', 'at most so many reports', '20')
      .option('--json', 'as JSON')
      .action(
        act(async (words: readonly string[], options: SearchOptions) => {
          const limit = Number(options.limit);
          if (!Number.isInteger(limit) || limit < 1)
            throw new UsageError(`--limit takes a number from 1, not ${options.limit}`);
          const [{ openDossier }, { dossierOf }, { screenOf }, { paragraph, printable, sides }, { dayOf }] =
            await Promise.all([
              import('../dossier/open.js'),
              import('./desk.js'),
              import('./terminal/screen.js'),
              import('./terminal/layout.js'),
              import('./show/sheet.js'),
            ]);
          const store = await openDossier(dossierOf(options, outside), { create: false });
          try {
            const found = await store.search(words.join(' '), limit);
            if (options.json === true) outside.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
            else {
              const screen = screenOf(outside);
              for (const { title, outlet, published, report, excerpt } of printable(found))
                outside.stdout.write(
                  `${sides(screen.width, screen.style('bold', title ?? report), screen.style('dim', dayOf(published)))}\n${paragraph(screen.width, `${screen.style('italic', `“${excerpt}”`)} — ${screen.style('cyan', outlet ?? report)}`, '  ')}\n\n`,
                );
              if (found.length === 0)
                outside.stdout.write(screen.style('dim', 'No report holds all these words.\n'));
            }
            return found.length > 0 ? 0 : 1;
          } finally {
            await store.close();
          }
        }),
      );
  },
};
