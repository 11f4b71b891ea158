import type { Calendar } from './calendar.js';
import type { Leaf, Node } from './deal.js';
import type { ProvisionKind } from './format.js';
import { nearest, type Problem, problem } from './problem.js';
import type { Path } from './source.js';

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

/** Stands for what could not be resolved; the problem is reported. */
export const never: Node = { kind: 'count', least: 1, nodes: [] };

/** Reports a name that nothing has, with the nearest that something has. */
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

/** Reports what is written in a way that the format does not have. */
export function misused(
  scope: Scope,
  path: Path,
  message: string,
  expected: string,
  found: string,
  remedy: string,
): void {
  scope.report(problem('form', path, { message, expected, found, remedy }));
}
