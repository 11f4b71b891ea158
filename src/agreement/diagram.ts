/**
 * Reduced ordered decision diagrams of monotone functions, and the families of their minimal sets.
 *
 * Bryant, "Graph-based algorithms for Boolean function manipulation" (1986) for the functions; Minato's zero-suppressed
 * diagrams (1993) for the families; Rauzy, "New algorithms for fault trees analysis" (1993) for the step from one to
 * the other: the minimal sets of a function are found without listing them, so that a rule like "21 of these 40",
 * which has 10¹¹ of them, costs no more than its 420 nodes.
 */
export interface Diagrams {
  readonly zero: number;
  readonly one: number;
  readonly variable: (index: number) => number;
  readonly and: (a: number, b: number) => number;
  readonly or: (a: number, b: number) => number;
  /** True where at least `least` of the functions are. */
  readonly atLeast: (least: number, functions: readonly number[]) => number;
  /** Family of the smallest sets of variables that make the function true. */
  readonly minimal: (f: number) => number;
  readonly variableOf: (node: number) => number;
  readonly low: (node: number) => number;
  readonly high: (node: number) => number;
  /** Whether exchanging two variables changes nothing. */
  readonly symmetric: (f: number, a: number, b: number) => boolean;
  /** Nodes made so far. */
  readonly size: () => number;
}

const END = 0xffff;

export function diagrams(): Diagrams {
  const variables: number[] = [END, END];
  const lows: number[] = [0, 1];
  const highs: number[] = [0, 1];
  const functions = new Map<number, Map<number, number>>();
  const families = new Map<number, Map<number, number>>();
  const of = (list: readonly number[], node: number): number => list[node] ?? 0;
  const variableOf = (node: number): number => of(variables, node);
  const pair = (a: number, b: number): number => a * 0x4000000 + b;

  const made = (
    table: Map<number, Map<number, number>>,
    variable: number,
    low: number,
    high: number,
  ): number => {
    const inner = table.get(variable) ?? new Map<number, number>();
    if (inner.size === 0) table.set(variable, inner);
    const key = pair(low, high);
    const before = inner.get(key);
    if (before !== undefined) return before;
    variables.push(variable);
    lows.push(low);
    highs.push(high);
    inner.set(key, variables.length - 1);
    return variables.length - 1;
  };
  const node = (variable: number, low: number, high: number): number =>
    low === high ? low : made(functions, variable, low, high);
  const family = (variable: number, low: number, high: number): number =>
    high === 0 ? low : made(families, variable, low, high);

  const remembered = (
    short: (a: number, b: number) => number | null,
    combine: (a: number, b: number, self: (a: number, b: number) => number) => number,
  ): ((a: number, b: number) => number) => {
    const known = new Map<number, number>();
    const self = (a: number, b: number): number => {
      const quick = short(a, b);
      if (quick !== null) return quick;
      const key = pair(a, b);
      const before = known.get(key);
      if (before !== undefined) return before;
      const result = combine(a, b, self);
      known.set(key, result);
      return result;
    };
    return self;
  };
  const byVariable = (a: number, b: number, self: (a: number, b: number) => number): number => {
    const top = Math.min(variableOf(a), variableOf(b));
    const [a0, a1] = variableOf(a) === top ? [of(lows, a), of(highs, a)] : [a, a];
    const [b0, b1] = variableOf(b) === top ? [of(lows, b), of(highs, b)] : [b, b];
    return node(top, self(a0, b0), self(a1, b1));
  };
  const and = remembered(
    (a, b) => (a === 0 || b === 0 ? 0 : a === 1 || a === b ? b : b === 1 ? a : null),
    byVariable,
  );
  const or = remembered(
    (a, b) => (a === 1 || b === 1 ? 1 : a === 0 || a === b ? b : b === 0 ? a : null),
    byVariable,
  );
  const choose = (condition: number, then: number, otherwise: number): number =>
    // Monotone: what holds without the condition holds with it.
    or(and(condition, then), otherwise);

  const atLeast = (least: number, list: readonly number[]): number => {
    const known = new Map<number, number>();
    const from = (index: number, need: number): number => {
      if (need <= 0) return 1;
      if (list.length - index < need) return 0;
      const key = pair(index, need);
      const before = known.get(key);
      if (before !== undefined) return before;
      const result = choose(list[index] ?? 0, from(index + 1, need - 1), from(index + 1, need));
      known.set(key, result);
      return result;
    };
    return from(0, least);
  };

  /** Members of one family that contain no member of the other. */
  const without = remembered(
    (a, b) => (a === 0 || b === 1 ? 0 : b === 0 ? a : null),
    (a, b, self) => {
      const [x, y] = [variableOf(a), variableOf(b)];
      if (a === 1 || y < x) return self(a, of(lows, b));
      if (x < y) return family(x, self(of(lows, a), b), self(of(highs, a), b));
      const high = self(self(of(highs, a), of(highs, b)), of(lows, b));
      return family(x, self(of(lows, a), of(lows, b)), high);
    },
  );

  const minima = new Map<number, number>();
  const minimal = (f: number): number => {
    if (f <= 1) return f;
    const before = minima.get(f);
    if (before !== undefined) return before;
    const low = minimal(of(lows, f));
    const result = family(variableOf(f), low, without(minimal(of(highs, f)), low));
    minima.set(f, result);
    return result;
  };

  const fixed = (f: number, values: ReadonlyMap<number, number>): number => {
    const known = new Map<number, number>();
    const last = Math.max(...values.keys());
    const self = (at: number): number => {
      if (at <= 1 || variableOf(at) > last) return at;
      const before = known.get(at);
      if (before !== undefined) return before;
      const value = values.get(variableOf(at));
      const result =
        value === undefined
          ? node(variableOf(at), self(of(lows, at)), self(of(highs, at)))
          : self(of(value === 1 ? highs : lows, at));
      known.set(at, result);
      return result;
    };
    return self(f);
  };

  return {
    zero: 0,
    one: 1,
    variable: (index) => node(index, 0, 1),
    and,
    or,
    atLeast,
    minimal,
    variableOf,
    low: (at) => of(lows, at),
    high: (at) => of(highs, at),
    symmetric: (f, a, b) =>
      fixed(
        f,
        new Map([
          [a, 1],
          [b, 0],
        ]),
      ) ===
      fixed(
        f,
        new Map([
          [a, 0],
          [b, 1],
        ]),
      ),
    size: () => variables.length,
  };
}
