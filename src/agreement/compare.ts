import { type Blocking, whoCanBlock } from './block.js';
import { dealOf } from './compile.js';
import type { EventLog } from './log.js';
import type { Result } from './problem.js';
import { historyOf } from './replay.js';
import { type Standing, standingOf, type When } from './standing.js';
import { type Choice, choicesOf, toldBy } from './variant.js';
import type { Agreement } from './written-agreement.js';

/** One answer to a question, and the ways of believing the accounts that give it. */
export interface Answer {
  readonly value: string;
  readonly variants: readonly number[];
  /** Where the accounts of one point alone decide the answer: those that give this one. */
  readonly accounts: readonly string[] | null;
}

/** One question put to every variant. */
export interface Row {
  /** `members` of a group, `standing` or `blocking` of a provision, `bearers` of one. */
  readonly kind: 'members' | 'bearers' | 'standing' | 'blocking';
  readonly what: string;
  readonly text: string;
  readonly answers: readonly Answer[];
}

export interface Comparison {
  readonly variants: readonly { readonly choice: Choice; readonly told: readonly string[] }[];
  /** How many more variants there are than were compared. */
  readonly left: number;
  /** What differs; what is the same in every variant is left out unless asked for. */
  readonly rows: readonly Row[];
  readonly same: number;
}

/**
 * Puts the same questions to every variant of an agreement: who is in each group, how each provision stands, who can
 * block what needs consent. Gives the questions that they answer differently.
 */
export function compare(agreement: Agreement, log: EventLog, when: When): Result<Comparison> {
  const { file } = agreement;
  const { choices, left } = choicesOf(file);
  const asked = new Set(
    choices.flatMap((choice) => {
      const deal = dealOf(agreement, choice);
      return deal.ok ? deal.value.rules.filter(({ consent }) => consent !== null).map(({ id }) => id) : [];
    }),
  );
  const rows = new Map<
    string,
    { kind: Row['kind']; what: string; text: string; values: (string | null)[] }
  >();
  const put = (kind: Row['kind'], what: string, text: string, variant: number, value: string): void => {
    const key = `${kind} ${what}`;
    const row = rows.get(key) ?? { kind, what, text, values: choices.map(() => null) };
    row.values[variant] = value;
    rows.set(key, row);
  };
  for (const [variant, choice] of choices.entries()) {
    const compiled = dealOf(agreement, choice);
    if (!compiled.ok) return compiled;
    const deal = compiled.value;
    const history = historyOf(deal, log, when);
    const state = history.at(when.happened);
    const id = (party: number): string => deal.parties[party]?.id ?? '';
    for (const [group, members] of deal.groups)
      put('members', group, groupName(file.groups?.[group], group), variant, members.map(id).join(', '));
    const told: Standing = standingOf(history, [], when);
    deal.rules.forEach((rule, index) => {
      if (rule.id !== 'entry')
        put('bearers', rule.id, rule.text, variant, rule.bearers.map(id).join(', ') || 'nobody');
      put('standing', rule.id, rule.text, variant, told.provisions[index]?.word ?? '');
      if (rule.id !== 'entry' && !asked.has(rule.id)) return;
      const blocking = whoCanBlock(deal, rule.id, { state });
      if (blocking.ok) put('blocking', rule.id, rule.text, variant, blockingText(blocking.value));
    });
  }
  const all = [...rows.values()].map(({ values, ...row }): Row => {
    const answers = new Map<string, number[]>();
    values.forEach((value, variant) => {
      const said = value ?? absent;
      answers.set(said, [...(answers.get(said) ?? []), variant]);
    });
    const accounts = decidedBy(choices, [...answers.values()]);
    return {
      ...row,
      answers: [...answers].map(([value, variants], index) => ({
        value,
        variants,
        accounts: accounts?.[index] ?? null,
      })),
    };
  });
  const answersOf = ({ answers }: Row): string => JSON.stringify(answers);
  const members = new Set(all.filter(({ kind }) => kind === 'members').map(answersOf));
  const differing = all.filter(
    (row) =>
      row.answers.length > 1 &&
      // Who bears it is told with the group, and what an account has not is told with how it stands.
      !(
        row.kind === 'bearers' &&
        (members.has(answersOf(row)) || row.answers.some(({ value }) => value === absent))
      ),
  );
  return {
    ok: true,
    value: {
      variants: choices.map((choice) => ({ choice, told: choice.map((name) => toldBy(file, name)) })),
      left,
      rows: differing,
      same: all.length - differing.length,
    },
  };
}

const absent = 'not in this account';

/** The accounts of the one point that decides an answer, answer by answer; null where it takes several points. */
function decidedBy(
  choices: readonly Choice[],
  answers: readonly (readonly number[])[],
): readonly (readonly string[])[] | null {
  const points = choices[0]?.length ?? 0;
  for (let point = 0; point < points; point++) {
    const accounts = answers.map(
      (variants) => new Set(variants.map((index) => choices[index]?.[point] ?? '')),
    );
    const all = accounts.reduce((sum, one) => sum + one.size, 0);
    if (all === new Set(accounts.flatMap((one) => [...one])).size) return accounts.map((one) => [...one]);
  }
  return null;
}

const groupName = (group: object | undefined, id: string): string =>
  group && 'name' in group && typeof group.name === 'string' ? group.name : id;

/** Who can block, in a line: `alone: ru; else any 2 of gb, us`. */
export function blockingText(blocking: Blocking): string {
  if (blocking.verdict === 'blocked') return 'blocked already';
  if (blocking.verdict === 'settled') return 'nobody can block it';
  const alone = blocking.alone.length > 0 ? [`each alone: ${blocking.alone.join(', ')}`] : [];
  const together = blocking.patterns
    .filter(({ parts }) => parts.length > 1 || (parts[0]?.take ?? 0) > 1)
    .map(({ parts }) => parts.map(partText).join(' with '));
  const shown = together.length > 4 ? [...together.slice(0, 3), `${together.length - 3} more`] : together;
  return [...alone, ...shown].join('; ');
}

export function partText({ take, of }: { readonly take: number; readonly of: readonly string[] }): string {
  if (take === of.length) return of.join(' and ');
  return `any ${take} of ${of.join(', ')}`;
}
