import { availableParallelism } from 'node:os';
import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';
import type { InputOptions } from './read-inputs.js';
import type { SelectionOptions } from './selection.js';

interface ReadOptions extends DossierOptions, InputOptions, SelectionOptions {
  readonly title?: string;
}

/** Threads are worth their start from about this many files. */
const manyFiles = 50;

export const readCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('read'))
      .description('take reports into the dossier and read them')
      .argument('<path...>', 'files, folders, archives and addresses of reports; - for standard input')
      .option('--title <title>', 'what the talks are called')
      .option('--map <fields>', 'which fields of JSON and CSV hold what: text=body,title=head,date=day')
      .option('--about <words>', 'keep only what concerns these talks: places, sides, issues')
      .option('--like <dossier>', 'keep only what is like the talks of another dossier: actors, issues, days')
      .option('--left-out', 'list what --about and --like leave out, with what it lacks')
      .option('--allow-private', 'also read addresses in private networks')
      .action(
        act(async (paths: readonly string[], options: ReadOptions) => {
          const dossier = paths.find((path) => path.endsWith('.parley'));
          // Before a dossier is made that nobody asked for.
          if (dossier !== undefined)
            throw new UsageError(`${dossier} is a dossier, no report: say --dossier ${dossier}`);
          const [
            { atDesk, sourcesOf },
            { take },
            { readSources },
            { countFiles },
            terminal,
            summary,
            { inputsOf },
            { chosenBy, selectionKey },
          ] = await Promise.all([
            import('./desk.js'),
            import('../desk/take.js'),
            import('../report/sources.js'),
            import('../desk/files.js'),
            Promise.all([import('./terminal/screen.js'), import('./terminal/progress.js')]),
            import('./read-summary.js'),
            import('./read-inputs.js'),
            import('./selection.js'),
          ]);
          const [{ screenOf }, { progressOn }] = terminal;
          return atDesk(options, outside, { create: true }, async (desk) => {
            if (options.title !== undefined) await desk.store.setSetting('title', options.title);
            const screen = screenOf(outside);
            const files = await countFiles(paths, outside.cwd);
            const pool = await poolFor(files, () => sourcesOf(options, outside));
            const progress = progressOn(outside.stderr, screen, 'Reading', files);
            const began = performance.now();
            try {
              const sources = readSources(paths, {
                catalog: desk.catalog,
                cwd: outside.cwd,
                stdin: outside.stdin,
                ...inputsOf(options),
              });
              const chosen = await chosenBy(options, sources, desk.catalog, outside);
              const taken = await take({
                store: desk.store,
                reader: desk.reader,
                reports: chosen.reports,
                now: outside.now,
                onProgress: ({ seen, problems }) => progress.show(seen + problems.length),
                ...(pool === null ? {} : { readOne: (text: string) => pool.read(text) }),
              });
              progress.end();
              outside.stderr.write(summary.problemsOf(taken, screen));
              const selection = chosen.selection();
              if (selection !== null) {
                await desk.store.setSetting(selectionKey, JSON.stringify(selection));
                outside.stdout.write(
                  `${selection.counts[0]} kept and ${selection.counts[1]} left out; why: parley left-out [--kept]\n`,
                );
              }
              const record = await desk.record();
              const seconds = (performance.now() - began) / 1000;
              outside.stdout.write(summary.summaryOf(taken, record, desk.store.location, seconds, screen));
              return taken.problems.length > 0 ? 1 : 0;
            } finally {
              await pool?.close();
            }
          });
        }),
      );
  },
};

/** Threads for many files, where the program is built: a thread's file is the compiled one. */
async function poolFor(files: number, sources: () => { readonly catalogs: readonly string[] }) {
  const threads = Math.min(8, availableParallelism());
  if (files <= manyFiles || threads < 2) return null;
  const { thisProgram } = await import('../desk/program.js');
  if (thisProgram().build === null) return null;
  const { openReadingPool } = await import('../desk/reading-pool.js');
  return openReadingPool(sources(), { threads });
}
