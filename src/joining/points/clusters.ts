import type { Edge } from './edges.js';
import type { Unit } from './units.js';

/** Sentences of two reports that may answer one question are at least so alike. */
const related = 0.12;
/** A group takes in another where their sentences are, on average, so alike: no weaker edge is worth knowing. */
export const cohesion = 0.06;
/** Two sentences of one report say different things until others bring them together. */
const sameReport = 0.15;
/** Sentences of one report in one group, and sentences in a group. */
const mostOfReport = 3;
const mostOfGroup = 40;

/**
 * Groups of sentences that speak of one thing: average-linkage clustering over the edges, the likest first. No report
 * has more than three sentences in a group. Groups of one report alone are left out. Two groups that do not go together
 * are compared once, however many edges join them. `edges` in order of `a`, then `b`.
 */
export function groupsOf(units: readonly Unit[], edges: readonly Edge[]): readonly (readonly number[])[] {
  const likeness = likenessTable(units, edges);
  const groupOf = units.map((_, i) => i);
  // A merged group gets a number of its own, so that what is known of its parts does not count for it.
  const members: (readonly number[] | null)[] = units.map((_, i) => [i]);
  const apart = new Set<number>();
  for (const { a, b } of strongest(edges)) {
    const [x, y] = [groupOf[a] ?? a, groupOf[b] ?? b];
    if (x === y) continue;
    const pair = Math.min(x, y) * 2 * units.length + Math.max(x, y);
    if (apart.has(pair)) continue;
    const [left, right] = [members[x] ?? [], members[y] ?? []];
    if (crowded(units, left, right) || average(left, right, likeness) < cohesion) {
      apart.add(pair);
      continue;
    }
    const both = [...left, ...right];
    const merged = members.push(both) - 1;
    members[x] = null;
    members[y] = null;
    for (const i of both) groupOf[i] = merged;
  }
  return members
    .filter((group) => group !== null)
    .filter((group) => new Set(group.map((i) => units[i]?.report)).size > 1)
    .map((group) => [...group].sort((i, j) => i - j))
    .sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0));
}

/** Steps of likeness that order edges; edges of one step keep the order of their sentences. */
const steps = 2 ** 20;
const room = 2 ** 32;

/** Related sentences, the likest first. One number for each edge sorts faster than a comparison of two. */
function* strongest(edges: readonly Edge[]): Generator<Edge> {
  const keys = new Float64Array(edges.length);
  let n = 0;
  edges.forEach(({ likeness }, at) => {
    if (likeness >= related) keys[n++] = Math.round(Math.max(0, 1 - likeness) * steps) * room + at;
  });
  for (const key of keys.subarray(0, n).sort()) {
    const edge = edges[key % room];
    if (edge !== undefined) yield edge;
  }
}

type Likeness = (i: number, j: number) => number;

/** How like two sentences are: rows of the edges searched by halving, which needs no table of all pairs. */
function likenessTable(units: readonly Unit[], edges: readonly Edge[]): Likeness {
  const reports = new Map<string, number>();
  const reportOf = Int32Array.from(units, ({ report }) => {
    const known = reports.get(report) ?? reports.size;
    reports.set(report, known);
    return known;
  });
  const starts = new Int32Array(units.length + 1);
  for (const { a } of edges) starts[a + 1] = (starts[a + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const ends = Int32Array.from(edges, ({ b }) => b);
  const values = Float64Array.from(edges, ({ likeness }) => likeness);
  return (i, j) => {
    if (reportOf[i] === reportOf[j]) return sameReport;
    const [low, high] = i < j ? [i, j] : [j, i];
    let [from, to] = [starts[low] ?? 0, starts[low + 1] ?? 0];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < high) from = middle + 1;
      else to = middle;
    }
    return from < (starts[low + 1] ?? 0) && ends[from] === high ? (values[from] ?? 0) : 0;
  };
}

function average(left: readonly number[], right: readonly number[], likeness: Likeness): number {
  let sum = 0;
  for (const i of left) for (const j of right) sum += likeness(i, j);
  return sum / (left.length * right.length);
}

function crowded(units: readonly Unit[], left: readonly number[], right: readonly number[]): boolean {
  if (left.length + right.length > mostOfGroup) return true;
  const counts = new Map<string, number>();
  for (const i of [...left, ...right]) {
    const report = units[i]?.report ?? '';
    const count = (counts.get(report) ?? 0) + 1;
    if (count > mostOfReport) return true;
    counts.set(report, count);
  }
  return false;
}
