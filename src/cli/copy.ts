import type { CommandModule } from './command.js';

export const copyCommand: CommandModule = {
  declare(program, outside, act) {
    program
      .command('copy')
      .description('copy a dossier: from file to server, back, or to another file, losslessly')
      .argument('<from>', 'a file, or postgres://…')
      .argument('<to>', 'a new file, or postgres://… where no dossier stands yet')
      .action(
        act(async (from: string, to: string) => {
          const [{ openDossier }, { dossierOf }] = await Promise.all([
            import('../dossier/open.js'),
            import('./desk.js'),
          ]);
          const source = await openDossier(dossierOf({ dossier: from }, outside), { create: false });
          try {
            const target = await openDossier(dossierOf({ dossier: to }, outside), { create: true });
            try {
              await target.load(source.dump());
              const { reports, versions, readings, rulings } = await target.counts();
              outside.stdout.write(
                `${target.location}: ${reports} reports (${versions} versions), ${readings} readings, ${rulings} rulings\n`,
              );
            } finally {
              await target.close();
            }
          } finally {
            await source.close();
          }
          return 0;
        }),
      );
  },
};
