import { overlapOf, type Passage } from '../../text/passage.js';
import { byCodeUnits } from '../kept/union.js';
import type { LineageLink, Statement, Utterance } from '../record.js';
import { clustered, type Likely } from './clusters.js';
import { inTime, type Meeter } from './meetings.js';

/** A statement among the others that may tell the same saying. */
export interface ToldSaying<S> extends Meeter {
  readonly statement: Statement;
  /** Its words, made ready when it is first compared. */
  saying: S | null;
  /** Those that are likely the same saying, and how likely. Null where none ever was, as for most. */
  near: Map<ToldSaying<S>, number> | null;
  /** Those in aligned sentences of one lineage, and in how many: they are the same saying. */
  aligned: Map<ToldSaying<S>, number> | null;
  /** The lineage of its report. */
  lineage: string;
  /** What it was last found to tell, and the statement that says so. */
  utterance: Utterance | null;
  told: Statement | null;
}

/** Lets two be nothing to each other. */
export function part<S>(a: ToldSaying<S>, b: ToldSaying<S>): void {
  a.near?.delete(b);
  b.near?.delete(a);
}

/** Lets two be the same saying, as likely as that. */
export function bring<S>(a: ToldSaying<S>, b: ToldSaying<S>, likely: number): void {
  a.near ??= new Map();
  b.near ??= new Map();
  a.near.set(b, likely);
  b.near.set(a, likely);
}

/** Counts one more, or one less, pair of aligned sentences. */
export function alignBy<S>(a: ToldSaying<S>, b: ToldSaying<S>, by: 1 | -1): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    one.aligned ??= new Map();
    const times = (one.aligned.get(other) ?? 0) + by;
    if (times > 0) one.aligned.set(other, times);
    else one.aligned.delete(other);
  }
}

/**
 * Statements that stand in aligned sentences of one lineage: whatever words a translation chose, they tell one saying.
 * Where a sentence holds several, they are taken in order.
 */
export function alignedStatements<S>(
  { passages }: LineageLink,
  byReport: ReadonlyMap<string, readonly ToldSaying<S>[]>,
): readonly (readonly [ToldSaying<S>, ToldSaying<S>])[] {
  const inside = (passage: Passage): readonly ToldSaying<S>[] =>
    (byReport.get(passage.report) ?? []).filter(
      ({ statement: { content } }) => overlapOf(content, passage) > (content.end - content.start) / 2,
    );
  return passages.flatMap(([from, to]) => {
    const [left, right] = [inside(from), inside(to)];
    if (left.length !== right.length) return [];
    return left.flatMap((one, i) => {
      const other = right[i];
      return other === undefined ? [] : [[one, other] as const];
    });
  });
}

/** Sayings go together where they are, on average, so likely one. */
const together = 0.2;

/** Finds what all tell, nothing being known of any. */
export function gather<S>(all: Iterable<ToldSaying<S>>): void {
  const seen = new Set<ToldSaying<S>>();
  for (const one of all) {
    if (seen.has(one)) continue;
    seen.add(one);
    const group = [one];
    for (const member of group)
      for (const other of neighbours(member)) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    for (const cluster of clustersOf(group)) tellTogether(cluster);
  }
}

/**
 * Finds anew what is told by those around which something has changed, where all others are as they were gathered. A
 * cluster of sayings comes about by its own pairs alone, whatever stands around it, unless that goes into it: so the
 * changed ones are clustered with all that they might go together with, and what stays as it was is as it was. What
 * does not stay is looked at as changed, until nothing more is. Gives those whose utterance is another now.
 */
export function regather<S>(
  changed: Iterable<ToldSaying<S>>,
  clusterOf: (one: ToldSaying<S>) => readonly ToldSaying<S>[],
): ReadonlySet<ToldSaying<S>> {
  const anew = new Set(changed);
  const open = new Set<ToldSaying<S>>();
  const reopen = (one: ToldSaying<S>): void => {
    if (!open.has(one)) for (const member of clusterOf(one)) open.add(member);
  };
  for (const one of anew) reopen(one);
  for (;;) {
    const beside = new Map<ToldSaying<S>, readonly ToldSaying<S>[]>();
    for (const one of open)
      for (const other of neighbours(one))
        if (!open.has(other) && !beside.has(other)) {
          const cluster = clusterOf(other);
          for (const member of cluster) beside.set(member, cluster);
        }
    if (open.size + beside.size > mostBeside) return retold(clustersOf(reached(open)), anew);
    // Clusters that stay did not go together before, and do not now.
    const apart = (a: ToldSaying<S>, b: ToldSaying<S>): boolean => {
      const own = beside.get(a);
      return own !== undefined && own !== beside.get(b) && beside.has(b);
    };
    const clusters = clustersOf([...open, ...beside.keys()], apart);
    const before = open.size;
    for (const cluster of clusters) {
      const [first] = cluster;
      const own = first === undefined ? undefined : beside.get(first);
      const stays = cluster.every((one) => beside.get(one) === own) && own?.length === cluster.length;
      if (!stays) for (const one of cluster) reopen(one);
    }
    if (open.size > before) continue;
    return retold(
      clusters.filter((cluster) => cluster.some((one) => open.has(one))),
      anew,
    );
  }
}

/** Where more hang together than this, all that do are clustered at once. */
const mostBeside = 3000;

/** All that hang together with some. */
function reached<S>(some: Iterable<ToldSaying<S>>): ToldSaying<S>[] {
  const seen = new Set(some);
  for (const one of seen) for (const other of neighbours(one)) seen.add(other);
  return [...seen];
}

/** Tells what clusters tell where that is another than before, or for another reason; gives whose it is. */
function retold<S>(
  clusters: readonly (readonly ToldSaying<S>[])[],
  anew: ReadonlySet<ToldSaying<S>>,
): ReadonlySet<ToldSaying<S>> {
  const turned = new Set<ToldSaying<S>>();
  for (const cluster of clusters) {
    const utterance = cluster[0]?.utterance;
    const stays =
      utterance?.statements.length === cluster.length &&
      cluster.every((one) => one.utterance === utterance && !anew.has(one));
    if (stays) continue;
    tellTogether(cluster);
    for (const one of cluster) turned.add(one);
  }
  return turned;
}

function* neighbours<S>({ near, aligned }: ToldSaying<S>): Generator<ToldSaying<S>> {
  if (near !== null) yield* near.keys();
  if (aligned !== null) yield* aligned.keys();
}

function tellTogether<S>(cluster: readonly ToldSaying<S>[]): void {
  const utterance = utteranceOf(cluster);
  for (const member of cluster) member.utterance = utterance;
}

/** Clusters of sayings that hang together. */
function clustersOf<S>(
  group: ToldSaying<S>[],
  apart: (a: ToldSaying<S>, b: ToldSaying<S>) => boolean = () => false,
): readonly (readonly ToldSaying<S>[])[] {
  if (group.length === 1) return [group];
  group.sort(inTime);
  const places = new Map(group.map((member, place) => [member, place]));
  const pairs: Likely[] = [];
  group.forEach((one, a) => {
    const { near, aligned } = one;
    for (const [other, likely] of near ?? []) {
      const b = places.get(other) ?? 0;
      if (b > a && aligned?.has(other) !== true && !apart(one, other)) pairs.push({ a, b, likely });
    }
    for (const other of aligned?.keys() ?? []) {
      const b = places.get(other) ?? 0;
      if (b > a && !apart(one, other)) pairs.push({ a, b, likely: 1 });
    }
  });
  return clustered(
    group.map(({ report }) => report),
    pairs,
    together,
  ).map((cluster) => cluster.flatMap((place) => group[place] ?? []));
}

/** What several statements tell as one saying. */
export function utteranceOf<S>(told: readonly ToldSaying<S>[]): Utterance {
  const members = told.map(({ id }) => id).sort(byCodeUnits);
  return {
    id: `u${members[0]?.slice(1) ?? ''}`,
    speaker: mostNamed(told),
    statements: members,
    lineages: [...new Set(told.map(({ lineage }) => lineage))].sort(byCodeUnits),
  };
}

/** The speaker most of the statements name. */
function mostNamed<S>(told: readonly ToldSaying<S>[]): string | null {
  const counts = new Map<string, number>();
  for (const { statement } of told)
    if (statement.speaker !== null) counts.set(statement.speaker, (counts.get(statement.speaker) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))[0]?.[0] ?? null;
}
