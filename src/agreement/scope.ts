import type { Calendar } from './calendar.js';
import { parsePeriod } from './calendar.js';
import type { Leaf, Node, Reference, Sense, When } from './deal.js';
import { allOf, anyOf, count, senses } from './deal.js';
import type { ConsentFile, DeadlineFile, ExpressionFile, ProvisionKind, VotersFile } from './format.js';
import { nearest, type Problem, problem } from './problem.js';
import type { Path } from './source.js';
import { parseMoment } from './time.js';

/** What a name means while an agreement is being compiled, and what went wrong so far. */
export interface Scope {
  readonly calendar: Calendar;
  readonly party: ReadonlyMap<string, number>;
  readonly group: ReadonlyMap<string, readonly number[]>;
  readonly fact: ReadonlyMap<string, number>;
  readonly rule: ReadonlyMap<string, number>;
  /** Kind of each rule, whether it is kept, and its first instance and bearers. */
  readonly head: (rule: number) => RuleHead | undefined;
  readonly leaf: (leaf: Leaf) => number;
  readonly report: (problem: Problem) => void;
}
export interface RuleHead {
  readonly id: string;
  readonly kind: ProvisionKind;
  readonly kept: boolean;
  readonly bearing: 'nobody' | 'one' | 'each' | 'jointly';
  readonly bearers: readonly number[];
  readonly first: number;
}

const never: Node = { kind: 'count', least: 1, nodes: [] };

export function unknownName(
  scope: Scope,
  path: Path,
  what: string,
  name: string,
  known: Iterable<string>,
): void {
  const near = nearest(name, known);
  scope.report(
    problem('unknown-name', path, {
      message: `no ${what} is named "${name}"`,
      expected: `the name of a ${what}`,
      found: name,
      remedy: near ? `Did you mean "${near}"?` : `Name it under its section first, or use one that is there.`,
    }),
  );
}

function misused(
  scope: Scope,
  path: Path,
  message: string,
  expected: string,
  found: string,
  remedy: string,
): void {
  scope.report(problem('form', path, { message, expected, found, remedy }));
}

/** An expression of the file as a node; what cannot be resolved is reported and stands for what never holds. */
export function expressionNode(scope: Scope, file: ExpressionFile, path: Path, rule: number | null): Node {
  if (typeof file === 'string') return nameNode(scope, file, path, rule);
  if (isList(file))
    return allOf(file.map((inner, index) => expressionNode(scope, inner, [...path, index], rule)));
  const inner = (key: 'all' | 'any' | 'of'): readonly Node[] =>
    (file[key] ?? []).map((one, index) => expressionNode(scope, one, [...path, key, index], rule));
  const sense = senses.find((name) => file[name] !== undefined);
  const said = [
    file.not !== undefined,
    file.all !== undefined,
    file.any !== undefined,
    file['at-least'] !== undefined || file.of !== undefined,
    file.after !== undefined,
    ...senses.map((name) => file[name] !== undefined),
  ].filter(Boolean).length;
  if (said !== 1 || (file['at-least'] === undefined) !== (file.of === undefined)) {
    misused(
      scope,
      path,
      'this says not one thing that must hold',
      'one of all, any, at-least … of, not, after, fulfilled, breached, exercised, in-force, suspended, lapsed',
      Object.keys(file).join(', '),
      'Nest them: { all: [ …, … ] }.',
    );
    return never;
  }
  if (file.not !== undefined)
    return { kind: 'not', node: expressionNode(scope, file.not, [...path, 'not'], rule) };
  if (file.all) return allOf(inner('all'));
  if (file.any) return anyOf(inner('any'));
  if (file['at-least'] !== undefined) return count(file['at-least'], inner('of'));
  if (file.after !== undefined)
    return momentNode(scope, whenOf(scope, file.after, [...path, 'after'], rule), rule);
  if (sense) return testNode(scope, sense, file[sense] ?? '', file.by ?? null, [...path, sense]);
  return never;
}

function nameNode(scope: Scope, name: string, path: Path, rule: number | null): Node {
  if (/^\d/.test(name)) return momentNode(scope, whenOf(scope, name, path, rule), rule);
  if (name === 'start') return { kind: 'always' };
  const fact = scope.fact.get(name);
  if (fact !== undefined) return { kind: 'mark', leaf: fact };
  const found = scope.rule.get(name);
  const head = found === undefined ? undefined : scope.head(found);
  if (found === undefined || !head) {
    unknownName(scope, path, 'fact or provision', name, [
      ...scope.fact.keys(),
      ...scope.rule.keys(),
      'start',
    ]);
    return never;
  }
  if (head.kind === 'prohibition' || head.kept) {
    misused(
      scope,
      path,
      `"${name}" is kept, not fulfilled: what of it should hold?`,
      'breached, in-force, suspended or lapsed',
      name,
      `Write { breached: ${name} } or { in-force: ${name} }.`,
    );
    return never;
  }
  return {
    kind: 'test',
    sense: head.kind === 'power' ? 'exercised' : 'fulfilled',
    provision: found,
    instance: null,
  };
}

function testNode(scope: Scope, sense: Sense, name: string, by: string | null, path: Path): Node {
  const found = scope.rule.get(name);
  const head = found === undefined ? undefined : scope.head(found);
  if (found === undefined || !head) {
    unknownName(scope, path, 'provision', name, scope.rule.keys());
    return never;
  }
  if (by === null) return { kind: 'test', sense, provision: found, instance: null };
  const party = scope.party.get(by);
  const index = party === undefined ? -1 : head.bearers.indexOf(party);
  if (index < 0) {
    unknownName(scope, [...path.slice(0, -1), 'by'], `bearer of "${name}"`, by, scope.party.keys());
    return never;
  }
  return {
    kind: 'test',
    sense,
    provision: found,
    instance: head.first + (head.bearing === 'each' ? index : 0),
  };
}

function momentNode(scope: Scope, when: When | null, rule: number | null): Node {
  if (!when) return never;
  const bound: When =
    when.kind === 'period' && when.after.kind === 'trigger' && rule !== null
      ? { ...when, after: { kind: 'raised', provision: rule } }
      : when;
  return { kind: 'mark', leaf: scope.leaf({ kind: 'moment', when: bound }) };
}

const deadlineForm =
  /^(.{1,40}) after ([a-z][a-z0-9-]*)(?:, (exact|end of day|end of week|end of month|end of quarter|end of year|next working day))?$/;

/** A deadline of the file; null, with a problem reported, for what is none. `rule` is null outside a provision. */
export function whenOf(scope: Scope, file: DeadlineFile, path: Path, rule: number | null): When | null {
  const said = typeof file === 'string' ? file : `${file.period} after ${file.after}`;
  const moment = parseMoment(said, scope.calendar.offset);
  if (moment) return { kind: 'at', end: moment.end, said };
  const found = deadlineForm.exec(said);
  const period = found ? parsePeriod(found[1] ?? '') : null;
  if (!found || !period) {
    misused(
      scope,
      path,
      `"${said}" is no time`,
      'a day (2022-04-01), an instant, or a period after something (3 days after attack)',
      said,
      'Write it as "2022-04-01" or "3 days after entry"; units: hours, days, working days, weeks, months, quarters, years.',
    );
    return null;
  }
  const written = typeof file === 'string' ? found[3]?.replaceAll(' ', '-') : file.rounding;
  const rounding = written === undefined ? null : roundingOf(written);
  const monthly = period.unit === 'month' || period.unit === 'quarter' || period.unit === 'year';
  if (monthly && scope.calendar.missingDay === null)
    scope.report(
      problem('rounding', path, {
        message: `"${said}" may end on a day that its month does not have`,
        expected: 'a rule for it: calendar.missing-day',
        found: 'none',
        remedy: 'Add "calendar: { missing-day: last }" (or next).',
      }),
    );
  const after = referenceOf(scope, found[2] ?? '', path, rule);
  return after && { kind: 'period', period, rounding, after, said };
}

function roundingOf(name: string): Extract<When, { kind: 'period' }>['rounding'] {
  switch (name) {
    case 'exact':
    case 'end-of-day':
    case 'end-of-week':
    case 'end-of-month':
    case 'end-of-quarter':
    case 'end-of-year':
    case 'next-working-day':
      return name;
    default:
      return null;
  }
}

function referenceOf(scope: Scope, name: string, path: Path, rule: number | null): Reference | null {
  if (name === 'trigger' && rule !== null) return { kind: 'trigger' };
  const leaf = scope.fact.get(name);
  if (leaf !== undefined) return { kind: 'fact', leaf };
  const provision = scope.rule.get(name);
  const head = provision === undefined ? undefined : scope.head(provision);
  if (provision !== undefined && head && head.kind !== 'prohibition' && !head.kept)
    return { kind: 'provision', provision };
  unknownName(scope, path, 'fact, condition, duty or power', name, [
    ...scope.fact.keys(),
    ...scope.rule.keys(),
    'trigger',
  ]);
  return null;
}

/** A consent rule of the file, over the voices of one provision. */
export function consentNode(scope: Scope, file: ConsentFile, path: Path, rule: number): Node {
  const voice = (party: number): Node => ({
    kind: 'voice',
    leaf: scope.leaf({ kind: 'voice', provision: rule, party }),
  });
  if (typeof file === 'string') {
    const party = scope.party.get(file);
    if (party !== undefined) return voice(party);
    if (scope.group.has(file))
      misused(
        scope,
        path,
        `how many of "${file}" must consent?`,
        'all, any, at-least … of, or majority',
        file,
        `Write { all: ${file} } or { at-least: 2, of: ${file} }.`,
      );
    else unknownName(scope, path, 'party', file, scope.party.keys());
    return never;
  }
  const voters = (key: 'all' | 'any' | 'of' | 'majority' | 'veto'): readonly Node[] =>
    votersOf(scope, file[key] ?? [], [...path, key], rule);
  const said = (['all', 'any', 'of', 'majority'] as const).filter((key) => file[key] !== undefined);
  const [way] = said;
  if (
    said.length !== 1 ||
    way === undefined ||
    (file['at-least'] === undefined) !== (file.of === undefined)
  ) {
    misused(
      scope,
      path,
      'this says not how many must consent',
      'one of all, any, majority, or at-least with of; veto beside it',
      Object.keys(file).join(', '),
      'Write { majority: council, veto: [a, b] }, or { at-least: 2, of: [a, b, c] }.',
    );
    return never;
  }
  const nodes = voters(way);
  const node = count(leastOf(way, file['at-least'], nodes.length), nodes);
  if (file.veto === undefined) return node;
  const vetoers = voters('veto').flatMap((one, index) => {
    if (one.kind === 'voice') return [one.leaf];
    misused(
      scope,
      [...path, 'veto', index],
      'a veto is held by parties',
      'parties or groups',
      'a rule',
      'Name the parties.',
    );
    return [];
  });
  return { kind: 'veto', voices: vetoers, node };
}

function leastOf(
  way: 'all' | 'any' | 'of' | 'majority',
  least: number | string | undefined,
  voters: number,
): number {
  if (way === 'all') return voters;
  if (way === 'any') return 1;
  if (way === 'majority') return Math.floor(voters / 2) + 1;
  if (typeof least !== 'string') return least ?? 1;
  const [part = 1, whole = 1] = least.split('/').map(Number);
  return Math.ceil((voters * part) / whole);
}

function votersOf(scope: Scope, file: VotersFile, path: Path, rule: number): readonly Node[] {
  const members = (group: string): readonly Node[] | null =>
    scope.group.get(group)?.map((party) => ({
      kind: 'voice',
      leaf: scope.leaf({ kind: 'voice', provision: rule, party }),
    })) ?? null;
  if (typeof file === 'string') {
    const found = members(file);
    if (found) return found;
    unknownName(scope, path, 'group', file, scope.group.keys());
    return [];
  }
  const voters = file.flatMap((one, index) => {
    const group = typeof one === 'string' && !scope.party.has(one) ? members(one) : null;
    return group ?? [consentNode(scope, one, [...path, index], rule)];
  });
  // Who is named twice, by name and as a member of a group, has one voice.
  const seen = new Set<number>();
  return voters.filter((one) => one.kind !== 'voice' || (!seen.has(one.leaf) && seen.add(one.leaf)));
}

const isList = (file: ExpressionFile): file is readonly ExpressionFile[] => Array.isArray(file);
