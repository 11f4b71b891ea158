import type { Command } from 'commander';
import type { AskOptions, BlockOptions, DraftOptions, KeepOptions } from './agreement/options.js';
import type { CommandModule } from './command.js';

/** `parley agreement …`: a deal written down, checked, run and questioned. */
export const agreementCommand: CommandModule = {
  declare(program, outside, act) {
    const group = program
      .command('agreement')
      .description('write a deal down and run it: what is owed, what is missing, what if, who can block it');

    group
      .command('check <file>')
      .description('find what keeps a deal from working: circles, impossible consents, deadlines too early')
      .option('--json', 'as JSON')
      .action(
        act(async (file: string, options: AskOptions) => (await commands()).check(file, options, outside)),
      );

    asking(group.command('standing <file>'))
      .description('how every provision stands, and why')
      .action(
        act(async (file: string, options: AskOptions) => (await commands()).standing(file, options, outside)),
      );

    asking(group.command('what-if <file> <events...>'))
      .description('what would change if these happened: "us refuses treaty", or a file of events')
      .action(
        act(async (file: string, events: readonly string[], options: AskOptions) =>
          (await commands()).whatIf(file, events, options, outside),
        ),
      );

    asking(group.command('what-next <file> [target]'))
      .description(
        'which events would satisfy what is open, and by when; with a target, what would bring it about',
      )
      .action(
        act(async (file: string, target: string | undefined, options: AskOptions) =>
          (await commands()).whatNext(file, target ?? null, options, outside),
        ),
      );

    asking(group.command('who-can-block <file> [target]'))
      .description(
        'the smallest sets of parties that can keep it from entry into force, or a provision from its call',
      )
      .option('--from-start', 'of a provision: the whole way, entry into force and all')
      .option('--all', 'every kind of set, however many')
      .action(
        act(async (file: string, target: string | undefined, options: BlockOptions) =>
          (await commands()).whoCanBlock(file, target ?? 'entry', options, outside),
        ),
      );

    asking(group.command('compare <file>'))
      .description('the same questions to every account: what they answer differently')
      .action(
        act(async (file: string, options: AskOptions) => (await commands()).compare(file, options, outside)),
      );

    group
      .command('tell <file> <events...>')
      .description('append events to a log, and say what each changed')
      .requiredOption('--events <log>', 'the log, made if it is not there')
      .option('--json', 'as JSON')
      .action(
        act(async (file: string, events: readonly string[], options: AskOptions) =>
          (await import('./agreement/tell.js')).tell(file, events, options, outside),
        ),
      );

    group
      .command('draft')
      .description('write a first agreement from what a dossier or an exported record tells')
      .option('--dossier <file>', 'where the talks are kept')
      .option('--catalog <file>', 'a catalogue of your own; may be given again', more)
      .option('--record <file>', 'a record exported as JSON, instead of a dossier')
      .option('--out <file>', 'where to write it (default: standard output)')
      .action(
        act(async (options: DraftOptions) => (await import('./agreement/draft.js')).draft(options, outside)),
      );

    group
      .command('keep <file>')
      .description('keep an agreement in the dossier: the page shows it instead of a sketch')
      .option('--dossier <file>', 'where the talks are kept')
      .option('--events <log>', 'what has been reported: one event a line')
      .option('--json', 'as JSON')
      .action(
        act(async (file: string, options: KeepOptions) =>
          (await import('./agreement/keep.js')).keep(file, options, outside),
        ),
      );
  },
};

const commands = async (): Promise<typeof import('./agreement/ask.js')> => import('./agreement/ask.js');

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

function asking(command: Command): Command {
  return command
    .option('--events <log>', 'what has been reported: one event a line')
    .option('--as-of <date>', 'the state of that day, as far as it was known on that day (default: now)')
    .option('--happened <date>', 'only what had happened by then, whenever it was learnt')
    .option('--known <date>', 'only what was known by then')
    .option('--variant <name>', 'which account to believe; may be given again, one for each point', more)
    .option('--believe <grade>', 'the most doubtful grade that counts (default: D4); "all" for every report')
    .option('--why', 'the whole chain of reasons')
    .option('--json', 'as JSON');
}
