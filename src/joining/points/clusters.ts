import type { Edges } from './edges.js';
import type { Room } from './room.js';
import { reportNumbers, type Unit } from './units.js';

/** Sentences of two reports that may answer one question are at least so alike. */
const related = 0.11;
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
 * are compared once, however many edges join them.
 */
export function groupsOf(units: readonly Unit[], edges: Edges, room: Room): readonly (readonly number[])[] {
  const reportOf = reportNumbers(units, room);
  const sums = sumsBetween(reportOf, edges, room);
  const crowded = crowding(reportOf);
  const groupOf = Int32Array.from(units, (_, i) => i);
  // A merged group gets a number of its own, so that what is known of its parts does not count for it.
  const members: (readonly number[] | null)[] = units.map((_, i) => [i]);
  const apart = new Set<number>();
  for (const key of strongest(edges, room)) {
    const at = key % places;
    const [x, y] = [groupOf[edges.a[at] ?? 0] ?? 0, groupOf[edges.b[at] ?? 0] ?? 0];
    if (x === y) continue;
    const [left, right] = [members[x] ?? [], members[y] ?? []];
    if (left.length + right.length > mostOfGroup) continue;
    // Two sentences alone are as alike as their edge says, which is enough.
    if (left.length + right.length > 2) {
      const pair = Math.min(x, y) * 2 * units.length + Math.max(x, y);
      if (apart.has(pair)) continue;
      if (sums.of(left, right) < cohesion * left.length * right.length || crowded(left, right)) {
        apart.add(pair);
        continue;
      }
    }
    const both = sums.joined(left, right);
    const merged = members.push(both) - 1;
    members[x] = null;
    members[y] = null;
    for (const i of both) groupOf[i] = merged;
  }
  return members
    .filter((group) => group !== null)
    .filter((group) => group.some((i) => reportOf[i] !== reportOf[group[0] ?? 0]))
    .map((group) => [...group].sort((i, j) => i - j))
    .sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0));
}

/** Steps of likeness that order edges; edges of one step keep the order of their sentences. */
const steps = 2 ** 20;
const places = 2 ** 32;

/** Places of the edges of related sentences, the likest first, as what a number leaves over `places`. One number for each edge sorts faster than a comparison of two. */
function strongest(edges: Edges, room: Room): Float64Array {
  const keys = room.floats('keys', edges.a.length);
  let n = 0;
  for (let at = 0; at < edges.likeness.length; at++) {
    const likeness = edges.likeness[at] ?? 0;
    if (likeness >= related) keys[n++] = Math.round(Math.max(0, 1 - likeness) * steps) * places + at;
  }
  return keys.subarray(0, n).sort();
}

/** How like the sentences of two groups are, all pairs of one and the other added up. */
interface Sums {
  readonly of: (left: readonly number[], right: readonly number[]) => number;
  /** Makes two groups one: neither is asked for alone again. */
  readonly joined: (left: readonly number[], right: readonly number[]) => readonly number[];
}

/** So many sentences have a table of all their pairs (32 MB). */
const tabled = 2_000;

/** By a table, or for many sentences by rows of the edges, searched by halving. */
const sumsBetween = (reportOf: Int32Array, edges: Edges, room: Room): Sums =>
  reportOf.length <= tabled ? sumsByTable(reportOf, edges, room) : sumsByEdges(reportOf, edges);

/** The row of a group's first sentence holds what each sentence has in common with all of the group. */
function sumsByTable(reportOf: Int32Array, edges: Edges, room: Room): Sums {
  const count = reportOf.length;
  const table = room.floats('table', count * count);
  const { a, b, likeness } = edges;
  for (let at = 0; at < a.length; at++) {
    const [i, j, value] = [a[at] ?? 0, b[at] ?? 0, likeness[at] ?? 0];
    table[i * count + j] = value;
    table[j * count + i] = value;
  }
  // Sentences of a report stand one after another.
  for (let i = 0, from = 0; i < count; i++) {
    if (reportOf[i] !== reportOf[from]) from = i;
    for (let j = from; j < i; j++) {
      table[i * count + j] = sameReport;
      table[j * count + i] = sameReport;
    }
  }
  return {
    of(left, right) {
      const [few, many] = left.length <= right.length ? [left, right] : [right, left];
      const row = (many[0] ?? 0) * count;
      let sum = 0;
      for (const i of few) sum += table[row + i] ?? 0;
      return sum;
    },
    joined(left, right) {
      const [into, from] = [(left[0] ?? 0) * count, (right[0] ?? 0) * count];
      for (let i = 0; i < count; i++) table[into + i] = (table[into + i] ?? 0) + (table[from + i] ?? 0);
      return [...left, ...right];
    },
  };
}

function sumsByEdges(reportOf: Int32Array, edges: Edges): Sums {
  const starts = new Int32Array(reportOf.length + 1);
  for (const a of edges.a) starts[a + 1] = (starts[a + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const { b: ends, likeness: values } = edges;
  const likeness = (i: number, j: number): number => {
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
  return {
    of(left, right) {
      let sum = 0;
      for (const i of left) for (const j of right) sum += likeness(i, j);
      return sum;
    },
    joined: (left, right) => [...left, ...right],
  };
}

/** Whether two groups together would have too many sentences of one report. */
function crowding(reportOf: Int32Array): (left: readonly number[], right: readonly number[]) => boolean {
  const counts = new Uint8Array(reportOf.length);
  const count = (group: readonly number[], by: number): number => {
    let most = 0;
    for (const i of group) {
      const report = reportOf[i] ?? 0;
      const times = (counts[report] ?? 0) + by;
      counts[report] = times;
      if (times > most) most = times;
    }
    return most;
  };
  return (left, right) => {
    const most = Math.max(count(left, 1), count(right, 1));
    count(left, -1);
    count(right, -1);
    return most > mostOfReport;
  };
}
