import type { Term } from '../../reading/sketch.js';
import { likenessOf, type Unit } from './units.js';

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Sentences of two reports that may answer one question are at least so alike. */
export const related = 0.12;
/** A group takes in another where their sentences are, on average, so alike. */
const cohesion = 0.06;
/** Two sentences of one report say different things until others bring them together. */
const sameReport = 0.15;
/** Sentences of one report in one group, and sentences in a group. */
const mostOfReport = 3;
const mostOfGroup = 40;
/** Sentences through which one word is followed: the rest shares it by chance. */
const crowd = 240;
/** Heaviest words of a sentence that lead to others. */
const leads = 20;

/** Pairs of sentences of different reports that share words enough. */
export function edgesOf(units: readonly Unit[]): readonly Edge[] {
  const index = new Map<Term, number[]>();
  const leadsOf = units.map(({ words }) =>
    [...words]
      .sort(([s, v], [t, w]) => w - v || s - t)
      .slice(0, leads)
      .map(([term]) => term),
  );
  leadsOf.forEach((terms, i) => {
    for (const term of terms) {
      const list = index.get(term);
      if (list === undefined) index.set(term, [i]);
      else list.push(i);
    }
  });
  const edges: Edge[] = [];
  leadsOf.forEach((terms, i) => {
    const unit = units[i];
    if (unit === undefined) return;
    const met = new Set<number>();
    for (const term of terms) {
      const list = index.get(term) ?? [];
      if (list.length > crowd) continue;
      for (const j of list) if (j > i) met.add(j);
    }
    for (const j of met) {
      const other = units[j];
      if (other === undefined || other.report === unit.report) continue;
      const likeness = likeness2(unit, other);
      if (likeness >= cohesion) edges.push({ a: i, b: j, likeness });
    }
  });
  return edges;
}

function likeness2(a: Unit, b: Unit): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let [shared, words] = [0, 0];
  for (const [term, weight] of small.words)
    if (large.words.has(term)) {
      shared += weight;
      words += 1;
    }
  return words < 2 ? 0 : likenessOf(shared, a, b);
}

/**
 * Groups of sentences that speak of one thing: average-linkage clustering over the edges, the likest first. No report
 * has more than three sentences in a group. Groups of one report alone are left out.
 */
export function groupsOf(units: readonly Unit[], edges: readonly Edge[]): readonly (readonly number[])[] {
  const likeness = new Map<number, number>();
  const name = (i: number, j: number): number => (i < j ? i * units.length + j : j * units.length + i);
  for (const { a, b, likeness: value } of edges) likeness.set(name(a, b), value);
  const groupOf = units.map((_, i) => i);
  const members = new Map<number, readonly number[]>(units.map((_, i) => [i, [i]]));
  const strongest = edges
    .filter((edge) => edge.likeness >= related)
    .sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
  for (const { a, b } of strongest) {
    const [x, y] = [groupOf[a] ?? a, groupOf[b] ?? b];
    if (x === y) continue;
    const [left, right] = [members.get(x) ?? [], members.get(y) ?? []];
    if (crowded(units, left, right)) continue;
    let sum = 0;
    for (const i of left)
      for (const j of right)
        sum += units[i]?.report === units[j]?.report ? sameReport : (likeness.get(name(i, j)) ?? 0);
    if (sum / (left.length * right.length) < cohesion) continue;
    members.set(x, [...left, ...right]);
    members.delete(y);
    for (const j of right) groupOf[j] = x;
  }
  return [...members.values()]
    .filter((group) => new Set(group.map((i) => units[i]?.report)).size > 1)
    .map((group) => [...group].sort((i, j) => i - j));
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
