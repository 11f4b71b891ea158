import type { CommandModule } from './command.js';
import { servePage } from './open.js';

export const startCommand: CommandModule = {
  declare(program, outside, act) {
    program
      .command('start')
      .description('read the samples that come with Parley and open them as a page')
      .argument('[sample]', 'a folder of samples/', 'istanbul-2022')
      .option('--port <number>', 'port on 127.0.0.1; any that is free without it')
      .action(
        act(async (sample: string, options: { readonly port?: string }) => {
          const [{ mkdtemp, rm }, { tmpdir }, { join }, { fileURLToPath }, { openDesk }, rest] =
            await Promise.all([
              import('node:fs/promises'),
              import('node:os'),
              import('node:path'),
              import('node:url'),
              import('../desk/desk.js'),
              Promise.all([
                import('../desk/take.js'),
                import('../report/sources.js'),
                import('./read-summary.js'),
                import('./terminal/screen.js'),
              ]),
            ]);
          const [{ take }, { readSources }, { summaryOf, problemsOf }, { screenOf }] = rest;
          const screen = screenOf(outside);
          const folder = await mkdtemp(join(tmpdir(), 'parley-samples-'));
          const desk = await openDesk({
            dossier: join(folder, `${sample}.parley`),
            create: true,
            catalogs: [],
            now: outside.now,
            warn: (message) => outside.stderr.write(`parley: ${message}\n`),
          });
          try {
            const began = performance.now();
            const samples = fileURLToPath(new URL(`../../samples/${sample}`, import.meta.url));
            const taken = await take({
              store: desk.store,
              reader: desk.reader,
              reports: readSources([samples], { catalog: desk.catalog }),
              now: outside.now,
            });
            outside.stderr.write(problemsOf(taken, screen));
            if (taken.seen === 0) return 1;
            const record = await desk.record();
            const seconds = (performance.now() - began) / 1000;
            outside.stdout.write(summaryOf(taken, record, desk.store.location, seconds, screen));
            return await servePage(desk, options, outside);
          } finally {
            await desk.close();
            await rm(folder, { recursive: true, force: true });
          }
        }),
      );
  },
};
