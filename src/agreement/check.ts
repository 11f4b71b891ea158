import { dealOf } from './compile.js';
import type { Deal, Node, Rule } from './deal.js';
import { nodesOf } from './deal.js';
import { earliestOf, latestEnd } from './earliest.js';
import { type Problem, problem } from './problem.js';
import { circlesIn, reachable, reaches } from './reach.js';
import { placeOf } from './source.js';
import { NEVER, showEnd, showTime } from './time.js';
import { type Choice, choicesOf } from './variant.js';
import type { Agreement } from './written-agreement.js';

/** A flaw of the deal itself, with the choices of accounts in which it shows. */
export interface Finding extends Problem {
  readonly choices: readonly Choice[];
}

/**
 * Looks for what makes a deal unable to work, in every variant: entry into force that cannot be reached
 * (`unreachable-entry`), a duty that its bearer is forbidden to do (`forbidden-duty`), a trigger that nobody can bring
 * about or that raises what nobody bears (`nobody-bears`), a consent that nobody can give (`impossible-consent`), a
 * circle (`circle`), a deadline that has passed before its trigger can come (`early-deadline`).
 *
 * ```ts
 * check(agreement) // [{ code: 'circle', message: 'sign waits for ratify, which waits for sign', where: { line: 9 … } … }]
 * ```
 */
export function check(agreement: Agreement): readonly Finding[] {
  const found = new Map<string, { problem: Problem; choices: Choice[] }>();
  for (const choice of choicesOf(agreement.file).choices) {
    const deal = dealOf(agreement, choice);
    for (const one of deal.ok ? flawsOf(deal.value) : deal.problems) {
      const key = `${one.code} ${one.path.join('/')} ${one.message}`;
      const before = found.get(key);
      if (before) before.choices.push(choice);
      else found.set(key, { problem: one, choices: [choice] });
    }
  }
  return [...found.values()].map((one) => ({
    ...one.problem,
    where: placeOf(agreement.places, one.problem.path),
    choices: one.choices,
  }));
}

/** The flaws of one variant. */
export function flawsOf(deal: Deal): readonly Problem[] {
  const can = reachable(deal);
  return [
    ...unreachableEntry(deal, can),
    ...forbiddenDuties(deal),
    ...nobodyBears(deal),
    ...impossibleConsents(deal, can),
    ...circles(deal, can),
    ...earlyDeadlines(deal),
  ];
}

function unreachableEntry(deal: Deal, can: readonly boolean[]): readonly Problem[] {
  if (can[deal.entry]) return [];
  const stuck = deal.rules.filter(
    (rule, index) => !can[index] && rule.kind === 'condition' && rule.id !== 'entry',
  );
  return [
    problem('unreachable-entry', deal.rules[deal.entry]?.path ?? [], {
      message: 'the deal can never enter into force',
      expected: 'conditions that can be met',
      found: stuck.map(({ id }) => id).join(', ') || 'an entry that rests on nothing',
      remedy:
        stuck.length > 0
          ? `Can never be met: ${stuck.map(({ id }) => id).join(', ')}.`
          : 'Say under "entry" what brings it into force.',
    }),
  ];
}

function forbiddenDuties(deal: Deal): readonly Problem[] {
  return deal.rules.flatMap((duty) => {
    if (duty.kind !== 'duty' || duty.act === null) return [];
    return deal.rules.flatMap((ban) => {
      if (ban.kind !== 'prohibition' || ban.act !== duty.act || ban.exception || ban.consent) return [];
      const both = duty.bearers
        .filter((party) => ban.bearers.includes(party))
        .map((party) => deal.parties[party]?.name);
      if (both.length === 0) return [];
      return [
        problem('forbidden-duty', duty.path, {
          message: `${both.join(', ')} must ("${duty.id}") what it must not ("${ban.id}"): ${duty.act}`,
          expected: `an exception in "${ban.id}", or another bearer`,
          found: `both bear on ${duty.act}`,
          remedy: `Add to "${ban.id}" an exception or a consent, or end one when the other begins.`,
        }),
      ];
    });
  });
}

function nobodyBears(deal: Deal): readonly Problem[] {
  return deal.rules.flatMap((rule) => {
    const empty = rule.bearing !== 'nobody' && rule.bearers.length === 0;
    const own = empty
      ? [
          problem('nobody-bears', [...rule.path, 'bearer'], {
            message: `nobody bears "${rule.id}": the group has no members`,
            expected: 'at least one party',
            found: 'an empty group',
            remedy: 'Name the members of the group.',
          }),
        ]
      : [];
    const triggers = rule.trigger ? [...nodesOf(rule.trigger)] : [];
    return [
      ...own,
      ...triggers.flatMap((node) => {
        const name = nobodyDoes(deal, node);
        if (name === null) return [];
        return [
          problem('nobody-bears', [...rule.path, 'trigger'], {
            message: `the trigger of "${rule.id}" is "${name}", which nobody can bring about`,
            expected: 'something that a party, or the course of events, can bring about',
            found: name,
            remedy: `Say who bears "${name}".`,
          }),
        ];
      }),
    ];
  });
}

function nobodyDoes(deal: Deal, node: Node): string | null {
  if (node.kind === 'mark') {
    const leaf = deal.leaves[node.leaf];
    return leaf?.kind === 'fact' && leaf.by !== null && leaf.by.length === 0 ? leaf.id : null;
  }
  if (node.kind !== 'test') return null;
  const rule = deal.rules[node.provision];
  return rule && rule.bearing !== 'nobody' && rule.bearers.length === 0 ? rule.id : null;
}

function impossibleConsents(deal: Deal, can: readonly boolean[]): readonly Problem[] {
  return deal.rules.flatMap((rule) => {
    if (!rule.consent) return [];
    const voters = [...nodesOf(rule.consent)].some(({ kind }) => kind === 'voice');
    if (voters && reaches(deal, can, rule.consent)) return [];
    return [
      problem('impossible-consent', [...rule.path, 'consent'], {
        message: `nobody can give the consent that "${rule.id}" needs`,
        expected: 'a rule that its voters can satisfy',
        found: voters ? 'more voices asked for than there are' : 'no voters',
        remedy: 'Ask for fewer voices, or name more voters.',
      }),
    ];
  });
}

function circles(deal: Deal, can: readonly boolean[]): readonly Problem[] {
  return circlesIn(deal, can).map((circle) => {
    const names = circle.map((index) => deal.rules[index]?.id ?? '');
    const [first] = circle;
    const rule: Rule | undefined = first === undefined ? undefined : deal.rules[first];
    return problem('circle', [...(rule?.path ?? []), ...(rule?.after.length ? ['after'] : [])], {
      message:
        names.length === 1
          ? `"${names[0]}" waits for itself`
          : `a circle: ${[...names, names[0]]
              .map((name) => `"${name}"`)
              .join(', which waits for ')
              .replace(', which', '')}`,
      expected: 'an order in which each can come after what it waits for',
      found: names.join(', '),
      remedy: 'Take one of these prerequisites out.',
    });
  });
}

function earlyDeadlines(deal: Deal): readonly Problem[] {
  const earliest = earliestOf(deal);
  const { offset } = deal.calendar;
  return deal.rules.flatMap((rule, index) => {
    if (!rule.deadline) return [];
    const end = latestEnd(deal, rule.deadline);
    const start = earliest[index] ?? -NEVER;
    if (end === null || end > start) return [];
    return [
      problem('early-deadline', [...rule.path, 'deadline'], {
        message: `the deadline of "${rule.id}" (${showEnd(end, offset)}) is over before it can begin`,
        expected: `a time after ${showTime(start, offset)}`,
        found: rule.deadline.said,
        remedy: 'Set a later deadline, or let it run from the trigger ("10 days after trigger").',
      }),
    ];
  });
}
