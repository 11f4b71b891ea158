import { calendarOf } from './calendar.js';
import { consentNode } from './consent.js';
import {
  allOf,
  anyOf,
  type Deal,
  type Instance,
  type Leaf,
  type Node,
  type Rule,
  type When,
} from './deal.js';
import { expressionNode } from './expression.js';
import type { AgreementFile, ExpressionFile } from './format.js';
import { clashes, groupsOf, membersOf, noSuchAccount, unknownBy } from './named.js';
import { type Problem, problem, type Result } from './problem.js';
import { type RuleHead, type Scope, unknownName } from './scope.js';
import { acts, dependencies, keyed } from './tables.js';
import { type Choice, fullChoice } from './variant.js';
import { whenOf } from './when.js';
import { bearingOf, entryRule, type Written, writtenRules } from './written.js';
import type { Agreement } from './written-agreement.js';

/**
 * The agreement as the chosen accounts tell it, ready to run. On points that the choice leaves open, the first
 * account of the file is taken.
 *
 * ```ts
 * const deal = dealOf(agreement, ['five-permanent-members']);
 * ```
 */
export function dealOf(agreement: Agreement, choice: Choice = []): Result<Deal> {
  const { file } = agreement;
  const full = fullChoice(file, choice);
  if (!full) return { ok: false, problems: [noSuchAccount(file, choice)] };
  const problems: Problem[] = [];
  const report = (one: Problem): void => void problems.push(one);

  const parties = Object.entries(file.parties).map(([id, party]) => ({
    id,
    name: typeof party === 'string' ? party : party.name,
  }));
  const party = new Map(parties.map(({ id }, index) => [id, index]));
  const group = groupsOf(file, full, party, report);
  const leaves: Leaf[] = [];
  const known = new Map<string, number>();
  const leaf = (one: Leaf): number => {
    const key =
      one.kind === 'moment' || one.kind === 'fact'
        ? null
        : `${one.kind} ${one.provision} ${one.party ?? '*'}`;
    const before = key === null ? undefined : known.get(key);
    if (before !== undefined) return before;
    leaves.push(one);
    if (key !== null) known.set(key, leaves.length - 1);
    return leaves.length - 1;
  };
  const fact = new Map<string, number>();
  for (const [id, one] of Object.entries(file.facts ?? {})) {
    const by = typeof one === 'string' || one.by === undefined ? null : membersOf(one.by, party, group);
    if (typeof one !== 'string' && one.by !== undefined && by === null)
      report(unknownBy(['facts', id, 'by'], one.by));
    fact.set(id, leaf({ kind: 'fact', id, text: typeof one === 'string' ? one : one.text, by }));
  }

  const written = [...writtenRules(file, full, report), entryRule(file)];
  const entry = written.length - 1;
  const rule = new Map(written.map(({ id }, index) => [id, index]));
  clashes([party, group, fact, rule], report);
  const heads: RuleHead[] = [];
  let next = 0;
  const scope: Scope = {
    calendar: calendarOf(file.calendar ?? {}),
    party,
    group,
    fact,
    rule,
    head: (index) => heads[index],
    leaf,
    report,
  };
  for (const one of written) {
    const { bearing, bearers } = bearingOf(one, scope);
    heads.push({ id: one.id, kind: one.kind, kept: one.kept ?? false, bearing, bearers, first: next });
    next += bearing === 'each' && one.kind !== 'condition' ? bearers.length : 1;
  }

  const rules = written.map((one, index) => ruleOf(file, one, index, scope, entry, heads));
  const brought = broughtByBreach(written, rules, rule);
  const done = rules.map((one, index) => brought(one, index));
  const instances = done.flatMap((one, provision): readonly Instance[] =>
    one.bearing === 'each' && one.kind !== 'condition'
      ? one.bearers.map((bearer) => ({
          rule: one,
          provision,
          party: bearer,
          done: leaf({ kind: 'done', provision, party: bearer }),
        }))
      : [
          {
            rule: one,
            provision,
            party: null,
            done: one.kind === 'condition' ? null : leaf({ kind: 'done', provision, party: null }),
          },
        ],
  );
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      title: file.title,
      choice: full,
      calendar: scope.calendar,
      parties,
      groups: group,
      leaves,
      rules: done,
      instances,
      entry,
      ...dependencies(leaves, done, instances),
      names: {
        party,
        fact,
        rule,
        act: acts(done),
        voice: keyed(leaves, 'voice'),
        done: keyed(leaves, 'done'),
      },
    },
  };
}

function ruleOf(
  file: AgreementFile,
  one: Written,
  index: number,
  scope: Scope,
  entry: number,
  heads: readonly RuleHead[],
): Rule {
  const head = heads[index];
  const at = (key: string): readonly (string | number)[] => [...one.path, key];
  const expression = (
    key: 'from' | 'trigger' | 'exception' | 'suspended' | 'until' | 'needs',
  ): Node | null => {
    const value = one[key];
    return value === undefined ? null : expressionNode(scope, value, at(key), index);
  };
  const whole = (key: 'suspended' | 'until', own: Node | null): Node | null => {
    const value: ExpressionFile | undefined = file[key];
    if (value === undefined || one.kind === 'condition') return own;
    const all = expressionNode(scope, value, [key], null);
    return own ? anyOf([own, all]) : all;
  };
  const after = one.after.flatMap((name, position) => {
    const found = scope.rule.get(name);
    if (found !== undefined && heads[found]?.kind === 'condition') return [found];
    if (!one.elsewhere.has(name))
      unknownName(
        scope,
        [...at('after'), position],
        'condition',
        name,
        [...scope.rule.keys()].filter((id) => id !== 'entry'),
      );
    return [];
  });
  const norm = one.kind !== 'condition';
  const deadline: When | null =
    one.deadline === undefined ? null : whenOf(scope, one.deadline, at('deadline'), index);
  if (deadline && (one.kept || one.kind === 'prohibition'))
    scope.report(
      problem('form', at('deadline'), {
        message: `"${one.id}" is kept without an end, so nothing is due by a deadline`,
        expected: 'no deadline',
        found: deadline.said,
        remedy: 'To end it at a time, write "until".',
      }),
    );
  return {
    id: one.id,
    kind: one.kind,
    text: one.text,
    bearing: head?.bearing ?? 'nobody',
    bearers: head?.bearers ?? [],
    counterpart: one.counterpart,
    act: one.act ?? null,
    kept: one.kind === 'prohibition' || (one.kept ?? false),
    repeats: one.repeats ?? false,
    silence: one.silence ?? file.silence ?? 'unknown',
    deadline,
    from: norm
      ? (expression('from') ?? { kind: 'test', sense: 'fulfilled', provision: entry, instance: null })
      : null,
    trigger: expression('trigger'),
    exception: expression('exception'),
    consent: one.consent === undefined ? null : consentNode(scope, one.consent, at('consent'), index),
    suspended: whole('suspended', expression('suspended')),
    until: whole('until', expression('until')),
    after: norm ? [] : after,
    needs: one.id === 'entry' && one.needs === undefined ? pathNode(file, scope) : expression('needs'),
    acts: norm ? null : actsNode(one, index, head, scope),
    first: head?.first ?? 0,
    last: (head?.first ?? 0) + (head?.bearing === 'each' && norm ? head.bearers.length : 1),
    cites: one.cites ?? [],
    note: one.note ?? null,
    decide: one.decide ?? null,
    path: one.path,
  };
}

/** Entry into force, where the file says nothing else: every condition of the path that this variant has. */
function pathNode(file: AgreementFile, scope: Scope): Node {
  return allOf(
    Object.keys(file.path ?? {}).flatMap((id): readonly Node[] => {
      const provision = scope.rule.get(id);
      return provision === undefined ? [] : [{ kind: 'test', sense: 'fulfilled', provision, instance: null }];
    }),
  );
}

/** Who must have acted for a condition to be met; a condition that nobody bears and nothing meets comes about. */
function actsNode(one: Written, index: number, head: RuleHead | undefined, scope: Scope): Node | null {
  const done = (party: number | null): Node => ({
    kind: 'done',
    leaf: scope.leaf({ kind: 'done', provision: index, party }),
  });
  if (!head || head.bearing === 'nobody')
    return one.consent === undefined && one.needs === undefined && one.id !== 'entry' ? done(null) : null;
  if (head.bearing === 'each') return allOf(head.bearers.map(done));
  return anyOf([...head.bearers.map(done), ...(head.bearing === 'jointly' ? [done(null)] : [])]);
}

/** What a breach suspends, ends or raises, written into the provisions that it touches. */
function broughtByBreach(
  written: readonly Written[],
  rules: readonly Rule[],
  names: ReadonlyMap<string, number>,
): (rule: Rule, index: number) => Rule {
  const touched = new Map<number, { suspended: Node[]; until: Node[]; trigger: Node[] }>();
  written.forEach((one, provision) => {
    const breach: Node = { kind: 'test', sense: 'breached', provision, instance: null };
    for (const [way, target] of [
      ['suspended', one['on-breach']?.suspends],
      ['until', one['on-breach']?.ends],
      ['trigger', one['on-breach']?.raises],
    ] as const)
      for (const name of target ?? []) {
        const index = names.get(name);
        if (index === undefined) continue;
        const at = touched.get(index) ?? { suspended: [], until: [], trigger: [] };
        at[way].push(breach);
        touched.set(index, at);
      }
  });
  const joined = (own: Node | null, more: readonly Node[]): Node | null =>
    more.length === 0 ? own : anyOf(own ? [own, ...more] : more);
  return (rule, index) => {
    const at = touched.get(index);
    if (!at || rules.length === 0) return rule;
    return {
      ...rule,
      suspended: joined(rule.suspended, at.suspended),
      until: joined(rule.until, at.until),
      trigger: joined(rule.trigger, at.trigger),
    };
  };
}
