/** Two things that may be one, and how likely, 0…1. */
export interface Likely {
  readonly a: number;
  readonly b: number;
  readonly likely: number;
}

interface Cluster {
  readonly members: number[];
  /** How many members each group (a report) has. */
  readonly groups: Map<string, number>;
  /** Sum of what is likely between this cluster's members and another's. */
  readonly near: Map<number, number>;
}

/**
 * Average-linkage clustering over the pairs given, the likeliest first: two clusters become one where their members go
 * together on average, so that one doubtful pair chains nobody. Pairs within one group (two sayings of one report) do
 * not count for or against. The result does not depend on the order of the pairs. Time n log n in the number of pairs
 * where clusters stay small.
 */
export function clustered(
  groupOf: readonly string[],
  pairs: readonly Likely[],
  least: number,
): readonly (readonly number[])[] {
  const clusterOf = groupOf.map((_, i) => i);
  const clusters = new Map<number, Cluster>(
    groupOf.map((group, i) => [i, { members: [i], groups: new Map([[group, 1]]), near: new Map() }]),
  );
  for (const { a, b, likely } of pairs) {
    const [x, y] = [clusters.get(a), clusters.get(b)];
    x?.near.set(b, likely);
    y?.near.set(a, likely);
  }
  const likeliest = [...pairs].sort((p, q) => q.likely - p.likely || p.a - q.a || p.b - q.b);
  for (const { a, b } of likeliest) {
    const [x, y] = [clusterOf[a] ?? a, clusterOf[b] ?? b];
    const [p, q] = [clusters.get(x), clusters.get(y)];
    if (x === y || p === undefined || q === undefined) continue;
    const count = crossing(p, q);
    if (count === 0 || (p.near.get(y) ?? 0) / count < least) continue;
    const [into, from, kept, gone] = p.near.size >= q.near.size ? [p, q, x, y] : [q, p, y, x];
    for (const member of from.members) {
      into.members.push(member);
      clusterOf[member] = kept;
    }
    for (const [group, n] of from.groups) into.groups.set(group, (into.groups.get(group) ?? 0) + n);
    into.near.delete(gone);
    for (const [other, sum] of from.near) {
      const there = clusters.get(other)?.near;
      there?.delete(gone);
      if (other === kept) continue;
      const both = (into.near.get(other) ?? 0) + sum;
      into.near.set(other, both);
      there?.set(kept, both);
    }
    clusters.delete(gone);
  }
  return [...clusters.values()]
    .map(({ members }) => members.sort((i, j) => i - j))
    .sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0));
}

/** Pairs of one member each that belong to two groups. */
function crossing(a: Cluster, b: Cluster): number {
  let within = 0;
  const [small, large] = a.groups.size <= b.groups.size ? [a.groups, b.groups] : [b.groups, a.groups];
  for (const [group, n] of small) within += n * (large.get(group) ?? 0);
  return a.members.length * b.members.length - within;
}
