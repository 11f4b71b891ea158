import { calendarOf } from './calendar.js';
import {
  allOf,
  anyOf,
  type Deal,
  type Instance,
  type Leaf,
  type Node,
  nodesOf,
  type Rule,
  type When,
} from './deal.js';
import type { AgreementFile, ExpressionFile } from './format.js';
import type { Agreement } from './parse.js';
import { type Problem, problem, type Result } from './problem.js';
import { consentNode, expressionNode, type RuleHead, type Scope, unknownName, whenOf } from './scope.js';
import { type Choice, fullChoice } from './variant.js';
import { bearingOf, entryRule, type Written, writtenRules } from './written.js';

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

function dependencies(leaves: readonly Leaf[], rules: readonly Rule[], instances: readonly Instance[]) {
  const ofLeaf = leaves.map(() => new Set<number>());
  const ofRule = rules.map(() => new Set<number>());
  const momentsOfLeaf = leaves.map(() => new Set<number>());
  const momentsOfRule = rules.map(() => new Set<number>());
  instances.forEach(({ rule, done }, index) => {
    if (done !== null) ofLeaf[done]?.add(index);
    for (const provision of rule.after) ofRule[provision]?.add(index);
    for (const root of [
      rule.from,
      rule.trigger,
      rule.exception,
      rule.consent,
      rule.suspended,
      rule.until,
      rule.needs,
      rule.acts,
    ])
      for (const node of root ? nodesOf(root) : []) {
        if (node.kind === 'mark' || node.kind === 'voice' || node.kind === 'done')
          ofLeaf[node.leaf]?.add(index);
        if (node.kind === 'veto') for (const voice of node.voices) ofLeaf[voice]?.add(index);
        if (node.kind === 'test') ofRule[node.provision]?.add(index);
      }
    if (rule.deadline?.kind === 'period') {
      const { after } = rule.deadline;
      if (after.kind === 'fact') ofLeaf[after.leaf]?.add(index);
      if (after.kind === 'provision') ofRule[after.provision]?.add(index);
    }
  });
  const moments = leaves.flatMap((leaf, index) => (leaf.kind === 'moment' ? [index] : []));
  for (const moment of moments) {
    const leaf = leaves[moment];
    if (leaf?.kind !== 'moment' || leaf.when.kind !== 'period') continue;
    const { after } = leaf.when;
    if (after.kind === 'fact') momentsOfLeaf[after.leaf]?.add(moment);
    if (after.kind === 'provision' || after.kind === 'raised') momentsOfRule[after.provision]?.add(moment);
  }
  const lists = (sets: readonly ReadonlySet<number>[]): readonly (readonly number[])[] =>
    sets.map((set) => [...set]);
  return {
    moments,
    ofLeaf: lists(ofLeaf),
    ofRule: lists(ofRule),
    momentsOfLeaf: lists(momentsOfLeaf),
    momentsOfRule: lists(momentsOfRule),
  };
}

function groupsOf(
  file: AgreementFile,
  choice: Choice,
  party: ReadonlyMap<string, number>,
  report: (problem: Problem) => void,
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    Object.entries(file.groups ?? {}).map(([id, written]) => {
      const plain = Array.isArray(written);
      const account = plain ? undefined : choice.find((name) => written.variants?.[name] !== undefined);
      const members = plain ? written : account === undefined ? written.members : written.variants?.[account];
      const path = plain
        ? ['groups', id]
        : account === undefined
          ? ['groups', id, 'members']
          : ['groups', id, 'variants', account];
      if (members === undefined)
        report(
          problem('form', ['groups', id], {
            message: `group "${id}" has no members where ${choice.join(', ') || 'no account'} is believed`,
            expected: 'members, or members for every account',
            found: 'neither',
            remedy: 'Add "members: […]" for the accounts that say nothing of it.',
          }),
        );
      const found = new Set<number>();
      (members ?? []).forEach((name, index) => {
        const one = party.get(name);
        if (one !== undefined) found.add(one);
        else
          report(
            problem('unknown-name', [...path, index], {
              message: `no party is named "${name}"`,
              expected: 'a party',
              found: name,
              remedy: 'Name it under "parties" first.',
            }),
          );
      });
      return [id, [...found]];
    }),
  );
}

export function membersOf(
  name: string,
  party: ReadonlyMap<string, number>,
  group: ReadonlyMap<string, readonly number[]>,
): readonly number[] | null {
  const one = party.get(name);
  return one === undefined ? (group.get(name) ?? null) : [one];
}

const unknownBy = (path: readonly string[], name: string): Problem =>
  problem('unknown-name', path, {
    message: `no party or group is named "${name}"`,
    expected: 'a party or group',
    found: name,
    remedy: 'Name it under "parties" or "groups" first.',
  });

function noSuchAccount(file: AgreementFile, choice: Choice): Problem {
  const known = Object.keys(file.variants ?? {});
  const name = choice.find((one) => !known.includes(one)) ?? '';
  return problem('unknown-name', ['variants'], {
    message: `no account is named "${name}"`,
    expected: known.join(', ') || 'none: this file has no variants',
    found: name,
    remedy: 'Choose one of the accounts that the file names under "variants".',
  });
}

function clashes(spaces: readonly ReadonlyMap<string, unknown>[], report: (problem: Problem) => void): void {
  const sections = ['parties', 'groups', 'facts', 'provisions'];
  const seen = new Map<string, string>();
  spaces.forEach((space, index) => {
    for (const name of space.keys()) {
      const before = seen.get(name);
      const reserved = index < 3 && ['entry', 'start', 'trigger'].includes(name);
      if (before || reserved)
        report(
          problem('name-twice', [sections[index] ?? '', name], {
            message: reserved ? `"${name}" has a meaning of its own` : `"${name}" stands under ${before} too`,
            expected: 'a name for one thing only',
            found: name,
            remedy: 'Give one of them another name.',
          }),
        );
      seen.set(name, sections[index] ?? '');
    }
  });
}

const keyed = (leaves: readonly Leaf[], kind: 'voice' | 'done'): ReadonlyMap<string, number> =>
  new Map(
    leaves.flatMap((leaf, index): [string, number][] =>
      leaf.kind === kind ? [[`${leaf.provision} ${leaf.party ?? '*'}`, index]] : [],
    ),
  );

function acts(rules: readonly Rule[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  rules.forEach(({ act }, index) => {
    if (act !== null) found.set(act, [...(found.get(act) ?? []), index]);
  });
  return found;
}
