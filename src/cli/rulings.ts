import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface ListOptions extends DossierOptions {
  readonly json?: boolean;
  readonly out?: string;
}

/** `parley rulings`: list them, take them out, take them over. */
export const rulingsCommand: CommandModule = {
  declare(program, outside, act) {
    const group = program.command('rulings').description('the rulings of a dossier: list, export, import');

    withDossier(group.command('list', { isDefault: true }))
      .description('every ruling with who signed it, when, and what became of it')
      .option('--json', 'as JSON')
      .action(
        act(async (options: ListOptions) => {
          const [{ atDesk }, { screenOf }, { printable, tableOf }, { dayOf }] = await Promise.all([
            import('./desk.js'),
            import('./terminal/screen.js'),
            import('./terminal/layout.js'),
            import('./show/sheet.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const rulings = await desk.store.rulings();
            const applied = new Map((await desk.record()).rulings?.map((ruling) => [ruling.id, ruling]));
            const stateOf = (id: string, undone: boolean): string =>
              undone ? 'undone' : (applied.get(id)?.state ?? 'kept');
            if (options.json === true) {
              const listed = rulings.map((ruling) => ({
                ...ruling,
                state: stateOf(ruling.id, ruling.undone !== null),
              }));
              outside.stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
              return 0;
            }
            const screen = screenOf(outside);
            if (rulings.length === 0)
              outside.stdout.write(screen.style('dim', 'No rulings yet: parley rule --help\n'));
            else
              outside.stdout.write(
                tableOf(
                  screen,
                  [
                    { head: 'id', least: 12 },
                    { head: 'ruling', least: 8 },
                    { head: 'by', least: 6, most: 16 },
                    { head: 'on', least: 11 },
                    { head: 'state', least: 8 },
                    { head: 'note', least: 10 },
                  ],
                  printable(rulings).map(({ id, kind, by, at, note, undone }) => [
                    id,
                    kind,
                    by,
                    dayOf(at),
                    stateOf(id, undone !== null),
                    note ?? '',
                  ]),
                ),
              );
            return 0;
          });
        }),
      );

    withDossier(group.command('export'))
      .description('write all rulings to a file that another dossier or the page can take over')
      .option('--out <file>', 'where to write; standard output without it')
      .action(
        act(async (options: ListOptions) => {
          const [{ atDesk }, { rulingsText }, { keptRuling }, { writeOut }] = await Promise.all([
            import('./desk.js'),
            import('../desk/rulings-file.js'),
            import('../desk/kept-rulings.js'),
            import('./export.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const text = rulingsText((await desk.store.rulings()).flatMap(keptRuling));
            if (options.out === undefined) outside.stdout.write(text);
            else await writeOut(options.out, text, outside);
            return 0;
          });
        }),
      );

    withDossier(group.command('import <file>'))
      .description('take rulings over from a file; those held already stay as they are')
      .action(
        act(async (file: string, options: ListOptions) => {
          const [
            { readFile },
            { resolve },
            { atDesk },
            { rulingsIn },
            { groundOf },
            { storedRuling },
            { ProblemError },
            { messageOf },
          ] = await Promise.all([
            import('node:fs/promises'),
            import('node:path'),
            import('./desk.js'),
            import('../desk/rulings-file.js'),
            import('../desk/rule.js'),
            import('../desk/kept-rulings.js'),
            import('../dossier/problem.js'),
            import('../report/problem.js'),
          ]);
          const path = resolve(outside.cwd, file);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const ground = groundOf(desk, await desk.record());
            const rulings = await readFile(path, 'utf8')
              .then((text) => rulingsIn(text, ground))
              .catch((error: unknown) => {
                if (error instanceof ProblemError) throw error;
                throw new ProblemError({
                  kind: 'no-rulings',
                  expected: 'a file of rulings',
                  found: messageOf(error).replace(/\s+/g, ' ').slice(0, 200),
                  where: path,
                  remedy: 'take one that the page saved or that parley rulings export wrote',
                });
              });
            const added = await desk.store.addRulings(rulings.map(storedRuling));
            await desk.record();
            outside.stdout.write(`${added} of ${rulings.length} rulings taken over\n`);
            return 0;
          });
        }),
      );
  },
};
