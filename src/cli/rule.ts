import type { Command } from 'commander';
import type { TalksRecord } from '../joining/record.js';
import type { RulingDraft } from '../page/data.js';
import { type CommandModule, type DossierOptions, type Outside, UsageError, withDossier } from './command.js';
import { actorNamed, itemNamed } from './item.js';

interface RuleOptions extends DossierOptions {
  readonly by?: string;
  readonly note?: string;
}

type Draft = (record: TalksRecord, note: string | null) => RulingDraft;

/** `parley rule …`: the reader overrules the program; signed, dated, reversible. */
export const ruleCommand: CommandModule = {
  declare(program, outside, act) {
    const group = program
      .command('rule')
      .description('overrule what the program found; signed, dated and reversible (parley undo)');
    const ruling = (usage: string, description: string): Command =>
      withDossier(group.command(usage))
        .description(description)
        .option('--by <name>', 'who signs it (default: PARLEY_NAME, else your user name)')
        .option('--note <text>', 'why');

    ruling('merge <keep> <other>', 'two names are one actor').action(
      act((keep: string, other: string, options: RuleOptions) =>
        rule(options, outside, (record, note) => ({
          kind: 'merge',
          items: [actorNamed(record, keep), actorNamed(record, other)],
          note,
        })),
      ),
    );
    ruling('part <actor> <name...>', 'these names belong to somebody else').action(
      act((actor: string, names: readonly string[], options: RuleOptions) =>
        rule(options, outside, (record, note) => ({
          kind: 'part',
          items: [actorNamed(record, actor)],
          names,
          note,
        })),
      ),
    );
    for (const [kind, description] of [
      ['reject', 'this item is none: no pledge, no statement, no step …'],
      ['confirm', 'this item is right, however unsure the program is'],
    ] as const)
      ruling(`${kind} <item>`, description).action(
        act((item: string, options: RuleOptions) =>
          rule(options, outside, (record, note) => ({ kind, items: [itemNamed(record, item)], note })),
        ),
      );
    ruling(
      'relabel <item> <field> <value...>',
      'this item is another kind: act demand, issues sanctions …',
    ).action(
      act((item: string, field: string, values: readonly string[], options: RuleOptions) =>
        rule(options, outside, (record, note) => ({
          kind: 'relabel',
          items: [itemNamed(record, item)],
          field,
          value: labelOf(record, field, values),
          note,
        })),
      ),
    );
  },
};

function labelOf(record: TalksRecord, field: string, values: readonly string[]): string | readonly string[] {
  if (field === 'issues' || field === 'places') return values;
  const value = values.join(' ');
  return ['speaker', 'actor', 'toward', 'source', 'about', 'party', 'side'].includes(field)
    ? actorNamed(record, value)
    : value;
}

async function rule(options: RuleOptions, outside: Outside, draftOf: Draft): Promise<number> {
  const [{ atDesk }, { groundOf, signed }, { storedRuling }, { signerOf }] = await Promise.all([
    import('./desk.js'),
    import('../desk/rule.js'),
    import('../desk/kept-rulings.js'),
    import('./signer.js'),
  ]);
  return atDesk(options, outside, { create: false }, async (desk) => {
    const record = await desk.record();
    const ground = groundOf(desk, record);
    const draft = draftOf(record, options.note ?? null);
    const rulings = await signed(draft, ground, signerOf(options.by, outside), desk.now());
    await desk.store.addRulings(rulings.map(storedRuling));
    const applied = (await desk.record()).rulings;
    for (const { id, by } of rulings) {
      const state = applied?.find((ruling) => ruling.id === id)?.state ?? 'kept';
      outside.stdout.write(`ruling ${id} by ${by}: ${state}; take it back with: parley undo ${id}\n`);
    }
    return 0;
  });
}

export const undoCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('undo'))
      .description('take a ruling back; it stays in the list, marked as undone')
      .argument('<ruling>', 'its id, of which the beginning is enough')
      .option('--by <name>', 'who takes it back (default: PARLEY_NAME, else your user name)')
      .action(
        act(async (id: string, options: RuleOptions) => {
          const [{ atDesk }, { signerOf }] = await Promise.all([import('./desk.js'), import('./signer.js')]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const open = (await desk.store.rulings()).filter(({ undone }) => undone === null);
            const meant = open.filter((ruling) => ruling.id.startsWith(id));
            const [only] = meant;
            if (only === undefined || meant.length > 1)
              throw new UsageError(
                `${meant.length === 0 ? 'no' : 'more than one'} ruling in force begins with ${id}; see: parley rulings`,
              );
            await desk.store.undoRuling(only.id, signerOf(options.by, outside), desk.now());
            await desk.record();
            outside.stdout.write(`ruling ${only.id} (${only.kind} by ${only.by}) is undone\n`);
            return 0;
          });
        }),
      );
  },
};
