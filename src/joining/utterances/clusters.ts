/** Two things that may be one, and how likely, 0…1. */
export interface Likely {
  readonly a: number;
  readonly b: number;
  readonly likely: number;
}

/**
 * Average-linkage clustering over the pairs given, the likeliest first: two clusters become one where their members go
 * together on average, so that one doubtful pair chains nobody. Pairs within one group (two sayings of one report) do
 * not count for or against. The result does not depend on the order of the pairs. A pair costs at most what its
 * smaller cluster has of pairs, and nothing where neither cluster has grown since the two were last held against each
 * other.
 */
export function clustered(
  groupOf: readonly string[],
  pairs: readonly Likely[],
  least: number,
): readonly (readonly number[])[] {
  const likeliest = [...pairs].sort((p, q) => q.likely - p.likely || p.a - q.a || p.b - q.b);
  const clusterOf = Int32Array.from(groupOf, (_, i) => i);
  const clusters = groupOf.map((_, i): number[] | null => [i]);
  const sum = sumsOf(likeliest, clusterOf);
  const crossing = crossings(groupOf);
  const refused = new Map<number, number>();
  for (const { a, b } of likeliest) {
    const [x, y] = [clusterOf[a] ?? a, clusterOf[b] ?? b];
    const [p, q] = [clusters[x], clusters[y]];
    if (x === y || !p || !q) continue;
    const [small, large, from, into] = p.length <= q.length ? [p, q, x, y] : [q, p, y, x];
    const key = Math.min(x, y) * groupOf.length + Math.max(x, y);
    if (refused.get(key) === p.length + q.length) continue;
    const count = crossing(small, large);
    if (count === 0 || sum(small, into) / count < least) {
      refused.set(key, p.length + q.length);
      continue;
    }
    for (const member of small) {
      large.push(member);
      clusterOf[member] = into;
    }
    clusters[from] = null;
  }
  return clusters
    .flatMap((members) => (members === null ? [] : [members.sort((i, j) => i - j)]))
    .sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0));
}

/** Tells what is likely between some members and all of another cluster, summed. */
function sumsOf(
  pairs: readonly Likely[],
  clusterOf: Int32Array,
): (members: readonly number[], cluster: number) => number {
  // Of each its pairs, one after another: those of member i stand from `ends[i]` to before `ends[i + 1]`.
  const ends = new Int32Array(clusterOf.length + 1);
  for (const { a, b } of pairs) {
    ends[a + 1] = (ends[a + 1] ?? 0) + 1;
    ends[b + 1] = (ends[b + 1] ?? 0) + 1;
  }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const next = ends.slice();
  const others = new Int32Array(2 * pairs.length);
  const likely = new Float64Array(2 * pairs.length);
  const keep = (one: number, other: number, value: number): void => {
    const place = next[one] ?? 0;
    next[one] = place + 1;
    others[place] = other;
    likely[place] = value;
  };
  for (const { a, b, likely: value } of pairs) {
    keep(a, b, value);
    keep(b, a, value);
  }
  return (members, cluster) => {
    let sum = 0;
    for (const member of members)
      for (let at = ends[member] ?? 0; at < (ends[member + 1] ?? 0); at++)
        if (clusterOf[others[at] ?? 0] === cluster) sum += likely[at] ?? 0;
    return sum;
  };
}

/** Counts the pairs of one member each that belong to two groups. */
function crossings(groupOf: readonly string[]): (a: readonly number[], b: readonly number[]) => number {
  const numbers = new Map<string, number>();
  const groups = Int32Array.from(groupOf, (group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  const counts = new Int32Array(numbers.size);
  return (a, b) => {
    for (const member of a) counts[groups[member] ?? 0] = (counts[groups[member] ?? 0] ?? 0) + 1;
    let within = 0;
    for (const member of b) within += counts[groups[member] ?? 0] ?? 0;
    for (const member of a) counts[groups[member] ?? 0] = 0;
    return a.length * b.length - within;
  };
}
