import type { PlacedValue } from '../../reading/answer.js';
import { alikeContexts, type Context, contextOf, ofOthers } from './context.js';
import type { Edges } from './edges.js';
import type { Unit } from './units.js';

/** A value of a sentence that may answer what another report's value answers. */
export interface UnitValue<V> {
  /** Index of the sentence. */
  readonly at: number;
  readonly unit: Unit;
  readonly placed: PlacedValue;
  readonly value: V;
}

/** How values of one kind are compared. */
export interface ValueKind<V> {
  /** What of a placed value is compared, or null; values of different `family` never are. */
  readonly read: (placed: PlacedValue, unit: Unit) => V | null;
  readonly family: (value: V) => string;
  /** Whether two values give the same answer. */
  readonly same: (a: V, b: V) => boolean;
  /** Whether two different values can be answers to one question. */
  readonly comparable: (a: V, b: V) => boolean;
  /** Whether two different values may both be true. */
  readonly meet: (a: V, b: V) => boolean;
  /** How alike two values must be, by the words around them and by their sentences (0…2). */
  readonly least: (a: V, how: Relation) => number;
}

/** What two values say beside each other: one answer, answers that may both be true, or such as cannot. */
export type Relation = 'same' | 'meeting' | 'apart';

/** Sentences as like as this are looked at. */
const related = 0.08;

/**
 * Values that answer one question: of like sentences of several reports, in like words around them. Two different
 * values of one report answer two questions, as do two of one sentence.
 */
export function valueGroups<V>(
  units: readonly Unit[],
  edges: Edges,
  kind: ValueKind<V>,
): readonly (readonly UnitValue<V>[])[] {
  const values: UnitValue<V>[] = [];
  const ofUnit = units.map((unit, at) => {
    const own: number[] = [];
    for (const placed of unit.answer.values ?? []) {
      const value = kind.read(placed, unit);
      if (value !== null) own.push(values.push({ at, unit, placed, value }) - 1);
    }
    return own;
  });
  const contexts: Context[] = [];
  const context = (i: number): Context => {
    const known = contexts[i];
    if (known !== undefined) return known;
    const one = values[i] as UnitValue<V>;
    const made = contextOf(one.unit, one.placed);
    contexts[i] = made;
    return made;
  };
  const pairs: Pair[] = [];
  edges.likeness.forEach((likeness, at) => {
    const [a, b] = [edges.a[at] ?? 0, edges.b[at] ?? 0];
    if (likeness < related) return;
    for (const i of ofUnit[a] ?? [])
      for (const j of ofUnit[b] ?? []) {
        const [x, y] = [values[i]?.value, values[j]?.value];
        if (x === undefined || y === undefined || kind.family(x) !== kind.family(y)) continue;
        const same = kind.same(x, y);
        if (!same && !kind.comparable(x, y)) continue;
        const how: Relation = same ? 'same' : kind.meet(x, y) ? 'meeting' : 'apart';
        const fits = how === 'apart' ? kind.meet : kind.same;
        const beside = (own: readonly number[], than: V): boolean =>
          own.some((k) => values[k] !== undefined && fits((values[k] as UnitValue<V>).value, than));
        // Where a sentence gives the other's value too, that one is its answer.
        if (!same && (beside(ofUnit[a] ?? [], y) || beside(ofUnit[b] ?? [], x))) continue;
        // Values that cannot both be true may well be true of several: they differ only where one is spoken of.
        if (how === 'apart' && ofOthers(context(i), context(j))) continue;
        const alike = alikeContexts(context(i), context(j)) + likeness;
        if (alike >= kind.least(x, how)) pairs.push({ i, j, likeness: same ? alike + 1 : alike });
      }
  });
  return linked(values, pairs, kind);
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly likeness: number;
}

/** Equal values first, then the likest pairs; groups that hold two different answers of one report, or two of one sentence, stay apart. */
function linked<V>(
  values: readonly UnitValue<V>[],
  pairs: readonly Pair[],
  kind: ValueKind<V>,
): readonly (readonly UnitValue<V>[])[] {
  const groupOf = new Map<number, number[]>();
  const apart = (p: readonly number[], q: readonly number[]): boolean =>
    p.some((i) =>
      q.some((j) => {
        const [x, y] = [values[i], values[j]];
        if (x === undefined || y === undefined || x.unit.report !== y.unit.report) return false;
        return x.at === y.at || !kind.same(x.value, y.value);
      }),
    );
  for (const { i, j } of [...pairs].sort((p, q) => q.likeness - p.likeness || p.i - q.i || p.j - q.j)) {
    const [p, q] = [groupOf.get(i) ?? [i], groupOf.get(j) ?? [j]];
    if (p === q || p.length + q.length > mostOfGroup || apart(p, q)) continue;
    const both = [...p, ...q];
    for (const one of both) groupOf.set(one, both);
  }
  return [...new Set(groupOf.values())]
    .map((group) => [...group].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map((group) => group.flatMap((i) => values[i] ?? []));
}

const mostOfGroup = 40;
