import { alikeIn } from './alike.js';
import { type Diagrams, diagrams } from './diagram.js';
import type { Formula } from './formula.js';

/** Minimal sets that differ only by exchanging members that are alike: so many of each kind. */
export interface Pattern {
  readonly parts: readonly { readonly take: number; readonly of: readonly number[] }[];
  /** How many sets it stands for. */
  readonly sets: bigint;
}

/** All minimal sets of a monotone rule, held as a diagram: counted, summed up and listed without being unfolded. */
export interface MinimalSets {
  /** 0: no set does it; 1 with an empty set: it holds already. */
  readonly count: bigint;
  readonly holdsAlready: boolean;
  /** Size of the smallest; null where there is none. */
  readonly smallest: number | null;
  /** Members of every one of the sets. */
  readonly inAll: readonly number[];
  readonly inAny: readonly number[];
  /** Sets by kind, small ones first within the first `limit` found. */
  readonly patterns: (limit: number) => readonly Pattern[];
  /** One by one, each in the order of the members. */
  readonly list: () => Generator<readonly number[]>;
}

/**
 * The smallest sets of members that make a rule true, none of which contains another.
 *
 * ```ts
 * minimalSets({ kind: 'at-least', least: 2, of: [member(0), member(1), member(2)] }).count // 3n
 * ```
 */
export function minimalSets(formula: Formula): MinimalSets {
  const classes = alikeIn(formula, orderOf(formula));
  // Members that are alike stand together, so that patterns can be read off the diagram.
  const order = classes.flat();
  const kind = diagrams();
  const family = kind.minimal(build(kind, formula, order));
  return setsOf(kind, family, order, classes);
}

function build(kit: Diagrams, formula: Formula, order: readonly number[]): number {
  const index = new Map(order.map((one, position) => [one, position]));
  const self = (at: Formula): number => {
    if (at.kind === 'fixed') return at.value ? kit.one : kit.zero;
    if (at.kind === 'member') return kit.variable(index.get(at.member) ?? 0);
    const inner = at.of.map(self);
    return kit.atLeast(at.least, inner);
  };
  return self(formula);
}

/** Members in the order in which the rule names them: neighbours in the rule are neighbours in the diagram. */
function orderOf(formula: Formula): readonly number[] {
  const seen = new Set<number>();
  const walk = (at: Formula): void => {
    if (at.kind === 'member') seen.add(at.member);
    if (at.kind === 'at-least') at.of.forEach(walk);
  };
  walk(formula);
  return [...seen];
}

function setsOf(
  kit: Diagrams,
  family: number,
  order: readonly number[],
  classes: readonly (readonly number[])[],
): MinimalSets {
  const fold = <T>(empty: T, whole: T, join: (variable: number, low: T, high: T) => T): T => {
    const known = new Map<number, T>([
      [kit.zero, empty],
      [kit.one, whole],
    ]);
    const self = (node: number): T => {
      const before = known.get(node);
      if (before !== undefined) return before;
      const result = join(kit.variableOf(node), self(kit.low(node)), self(kit.high(node)));
      known.set(node, result);
      return result;
    };
    return self(family);
  };
  const count = fold<bigint>(0n, 1n, (_, low, high) => low + high);
  const smallest = fold<number>(Number.POSITIVE_INFINITY, 0, (_, low, high) => Math.min(low, high + 1));
  const bit = (variable: number): bigint => 1n << BigInt(variable);
  const everyone = bit(order.length) - 1n;
  const inAll = fold<bigint>(everyone, 0n, (variable, low, high) => low & (high | bit(variable)));
  const inAny = fold<bigint>(0n, 0n, (variable, low, high) => low | high | bit(variable));
  const named = (bits: bigint): readonly number[] =>
    order.filter((_, variable) => (bits & bit(variable)) !== 0n).sort((a, b) => a - b);

  const classOf = classes.flatMap((members, index) => members.map(() => index));
  const startOf = classes.map((_, index) => classOf.indexOf(index));

  const patterns = (limit: number): readonly Pattern[] => {
    const found: Pattern[] = [];
    // Of sets that differ by exchange, the one that takes each kind from its front stands for all.
    const dead = new Set<number>();
    const taken: number[] = [];
    const walk = (node: number): boolean => {
      if (node === kit.one) {
        found.push(patternOf(taken, classOf, classes));
        return true;
      }
      const previous = taken.at(-1);
      const variable = kit.variableOf(node);
      const kind = classOf[variable] ?? 0;
      const front = variable === startOf[kind] || previous === variable - 1;
      const key = node * 2 + (front ? 1 : 0);
      if (node === kit.zero || found.length >= limit || dead.has(key)) return false;
      let some = false;
      if (front) {
        taken.push(variable);
        some = walk(kit.high(node));
        taken.pop();
      }
      some = walk(kit.low(node)) || some;
      if (!some && found.length < limit) dead.add(key);
      return some;
    };
    walk(family);
    return found.sort((a, b) => sizeOf(a) - sizeOf(b));
  };

  function* list(): Generator<readonly number[]> {
    const stack: { node: number; taken: readonly number[] }[] = [{ node: family, taken: [] }];
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (at.node === kit.one) yield [...at.taken].sort((a, b) => a - b);
      if (at.node <= kit.one) continue;
      stack.push({ node: kit.low(at.node), taken: at.taken });
      stack.push({ node: kit.high(at.node), taken: [...at.taken, order[kit.variableOf(at.node)] ?? 0] });
    }
  }

  const none = count === 0n;
  return {
    count,
    holdsAlready: family === kit.one,
    smallest: none ? null : smallest,
    inAll: none ? [] : named(inAll),
    inAny: named(inAny),
    patterns,
    list,
  };
}

const sizeOf = ({ parts }: Pattern): number => parts.reduce((sum, { take }) => sum + take, 0);

function patternOf(
  taken: readonly number[],
  classOf: readonly number[],
  classes: readonly (readonly number[])[],
): Pattern {
  const takes = new Map<number, number>();
  for (const variable of taken) {
    const kind = classOf[variable] ?? 0;
    takes.set(kind, (takes.get(kind) ?? 0) + 1);
  }
  const parts = [...takes].map(([kind, take]) => ({ take, of: classes[kind] ?? [] }));
  return { parts, sets: parts.reduce((product, { take, of }) => product * choices(of.length, take), 1n) };
}

function choices(of: number, take: number): bigint {
  let result = 1n;
  for (let index = 1; index <= take; index++) result = (result * BigInt(of - take + index)) / BigInt(index);
  return result;
}
