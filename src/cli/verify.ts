import { type CommandModule, type DossierOptions, withDossier } from './command.js';

export const verifyCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('verify'))
      .description('check that every kept text and original still has its hash')
      .action(
        act(async (options: DossierOptions) => {
          const [{ atDesk }, { sha256Of }] = await Promise.all([
            import('./desk.js'),
            import('../report/identity.js'),
          ]);
          return atDesk(options, outside, { create: false }, async ({ store }) => {
            let originals = 0;
            let texts = 0;
            const broken: string[] = [];
            for (const { report } of await store.versions()) {
              const kept = await store.report(report);
              if (kept === null || sha256Of(kept.report.text) !== kept.report.sha256)
                broken.push(`${report}: its text`);
              texts++;
              const evidence = await store.evidence(report);
              if (evidence === null) continue;
              originals++;
              if (sha256Of(evidence.bytes) !== evidence.sha256)
                broken.push(`${report}: its original, from ${evidence.from}`);
            }
            for (const one of broken) outside.stderr.write(`✕ ${one} is not what was kept\n`);
            outside.stdout.write(
              `${texts} texts and ${originals} originals checked: ${broken.length === 0 ? 'all as they were kept' : `${broken.length} changed`}\n`,
            );
            return broken.length > 0 ? 1 : 0;
          });
        }),
      );
  },
};
