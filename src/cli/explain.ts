import type { TalksRecord } from '../joining/record.js';
import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';
import { itemNamed, listsFor } from './item.js';

interface ExplainOptions extends DossierOptions {
  readonly json?: boolean;
}

const empty = {
  lineages: [],
  statements: [],
  utterances: [],
  moves: [],
  terms: [],
  observations: [],
  steps: [],
  points: [],
} as const satisfies Partial<TalksRecord>;

export const explainCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('explain'))
      .description('what an item of the record rests on, and why its parts were joined')
      .argument('<item>', 'its id (parley show … --ids), or an actor by name')
      .option('--json', 'as JSON')
      .action(
        act(async (item: string, options: ExplainOptions) => {
          const [{ atDesk }, { explain }, { sheetOf, quoted }, { screenOf }, { paragraph, printable }] =
            await Promise.all([
              import('./desk.js'),
              import('../joining/told/explain.js'),
              import('./show/sheet.js'),
              import('./terminal/screen.js'),
              import('./terminal/layout.js'),
            ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            // Lists that cannot hold it are not opened, and stand empty.
            const record = { ...empty, ...(await desk.record(listsFor(item))) };
            const named = record.actors.find(({ names }) =>
              names.some((name) => name.toLowerCase() === item.toLowerCase()),
            );
            const found = explain(record, named?.id ?? itemNamed(record, item));
            if (found === null) throw new UsageError(`nothing in the record is called "${item}"`);
            if (options.json === true) {
              outside.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
              return 0;
            }
            const screen = screenOf(outside);
            const sheet = sheetOf(printable(record), desk.catalog, screen, { all: true, ids: false });
            const { title, kind, id, reasons } = printable(found);
            outside.stdout.write(`${screen.style('bold', title)}  ${screen.style('dim', `${kind} ${id}`)}\n`);
            for (const { text, passages } of reasons)
              outside.stdout.write(
                `\n${[paragraph(screen.width, text, '  '), ...passages.map((passage) => quoted(sheet, passage, '    '))].join('\n')}\n`,
              );
            return 0;
          });
        }),
      );
  },
};
