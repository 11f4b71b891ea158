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
}

/** Below every variable. */
const END = 0x7fff;
const AND = 1;
const OR = 2;
const WITHOUT = 3;
const MINIMAL = 4;
/** What was computed is remembered in so many places; a place taken twice is computed again. */
const MEMORY = 1 << 18;

export function diagrams(): Diagrams {
  // Functions and families share one table: a node is a variable and two nodes below, whatever it is read as.
  let variables = new Int32Array(1024);
  let lows = new Int32Array(1024);
  let highs = new Int32Array(1024);
  let places = new Int32Array(4096);
  variables.set([END, END]);
  lows.set([0, 1]);
  highs.set([0, 1]);
  let size = 2;
  const keys = new Int32Array(MEMORY * 3);
  const results = new Int32Array(MEMORY);

  const at = (list: Int32Array, index: number): number => list[index] ?? 0;
  const hash = (a: number, b: number, c: number): number =>
    (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> 0;
  const mixed = (value: number): number => (value ^ (value >>> 15)) >>> 0;

  const grow = (): void => {
    const doubled = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const longer = new Int32Array(list.length * 2);
      longer.set(list);
      return longer;
    };
    [variables, lows, highs] = [doubled(variables), doubled(lows), doubled(highs)];
    places = new Int32Array(places.length * 2);
    const mask = places.length - 1;
    for (let node = 2; node < size; node++) {
      let place = mixed(hash(at(variables, node), at(lows, node), at(highs, node))) & mask;
      while (at(places, place) !== 0) place = (place + 1) & mask;
      places[place] = node;
    }
  };

  const made = (variable: number, low: number, high: number): number => {
    if (size === variables.length) grow();
    const mask = places.length - 1;
    let place = mixed(hash(variable, low, high)) & mask;
    for (let node = at(places, place); node !== 0; node = at(places, place)) {
      if (at(variables, node) === variable && at(lows, node) === low && at(highs, node) === high) return node;
      place = (place + 1) & mask;
    }
    variables[size] = variable;
    lows[size] = low;
    highs[size] = high;
    places[place] = size;
    return size++;
  };
  const node = (variable: number, low: number, high: number): number =>
    low === high ? low : made(variable, low, high);
  const family = (variable: number, low: number, high: number): number =>
    high === 0 ? low : made(variable, low, high);

  const slot = (op: number, a: number, b: number): number => mixed(hash(op, a, b)) & (MEMORY - 1);
  const knows = (place: number, op: number, a: number, b: number): boolean =>
    keys[place * 3] === op && keys[place * 3 + 1] === a && keys[place * 3 + 2] === b;
  const remember = (place: number, op: number, a: number, b: number, result: number): number => {
    keys[place * 3] = op;
    keys[place * 3 + 1] = a;
    keys[place * 3 + 2] = b;
    results[place] = result;
    return result;
  };

  const both = (op: number, a: number, b: number): number => {
    if (op === AND) {
      if (a === 0 || b === 0) return 0;
      if (a === 1 || a === b) return b;
      if (b === 1) return a;
    } else {
      if (a === 1 || b === 1) return 1;
      if (a === 0 || a === b) return b;
      if (b === 0) return a;
    }
    const [x, y] = a < b ? [a, b] : [b, a];
    const place = slot(op, x, y);
    if (knows(place, op, x, y)) return at(results, place);
    const [vx, vy] = [at(variables, x), at(variables, y)];
    const top = vx < vy ? vx : vy;
    const low = both(op, vx === top ? at(lows, x) : x, vy === top ? at(lows, y) : y);
    const high = both(op, vx === top ? at(highs, x) : x, vy === top ? at(highs, y) : y);
    return remember(place, op, x, y, node(top, low, high));
  };
  const and = (a: number, b: number): number => both(AND, a, b);
  const or = (a: number, b: number): number => both(OR, a, b);

  const atLeast = (least: number, list: readonly number[]): number => {
    const known = new Map<number, number>();
    const from = (index: number, need: number): number => {
      if (need <= 0) return 1;
      if (list.length - index < need) return 0;
      const key = index * (list.length + 1) + need;
      const before = known.get(key);
      if (before !== undefined) return before;
      // Monotone: what holds without this one holds with it.
      const result = or(and(list[index] ?? 0, from(index + 1, need - 1)), from(index + 1, need));
      known.set(key, result);
      return result;
    };
    return from(0, least);
  };

  /** Members of one family that contain no member of the other. */
  const without = (a: number, b: number): number => {
    if (a === 0 || b === 1 || a === b) return 0;
    if (b === 0) return a;
    const place = slot(WITHOUT, a, b);
    if (knows(place, WITHOUT, a, b)) return at(results, place);
    const [x, y] = [at(variables, a), at(variables, b)];
    const result =
      y < x
        ? without(a, at(lows, b))
        : x < y
          ? family(x, without(at(lows, a), b), without(at(highs, a), b))
          : family(
              x,
              without(at(lows, a), at(lows, b)),
              without(without(at(highs, a), at(highs, b)), at(lows, b)),
            );
    return remember(place, WITHOUT, a, b, result);
  };

  const minimal = (f: number): number => {
    if (f <= 1) return f;
    const place = slot(MINIMAL, f, 0);
    if (knows(place, MINIMAL, f, 0)) return at(results, place);
    const low = minimal(at(lows, f));
    const result = family(at(variables, f), low, without(minimal(at(highs, f)), low));
    return remember(place, MINIMAL, f, 0, result);
  };

  return {
    zero: 0,
    one: 1,
    variable: (index) => node(index, 0, 1),
    and,
    or,
    atLeast,
    minimal,
    variableOf: (one) => at(variables, one),
    low: (one) => at(lows, one),
    high: (one) => at(highs, one),
  };
}
