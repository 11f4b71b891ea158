import { allOf, anyOf, count, type Node, type Sense, senses, type When } from './deal.js';
import type { ExpressionFile } from './format.js';
import { misused, never, type Scope, unknownName } from './scope.js';
import type { Path } from './source.js';
import { whenOf } from './when.js';

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

const isList = (file: ExpressionFile): file is readonly ExpressionFile[] => Array.isArray(file);
