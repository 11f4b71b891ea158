import type { Named, PointKind } from '../../reading/answer.js';
import { oneLine } from '../../text/one-line.js';
import type { Passage, Span } from '../../text/passage.js';
import { byCodeUnits } from '../kept/union.js';
import type { Account, Point } from '../record.js';
import { alike, type Unit } from './units.js';

/** One sentence's answer to a question. */
export interface Told {
  readonly unit: Unit;
  readonly passage: Passage;
  /** For questions of the catalogue: the answer is no, or doubtful. */
  readonly denied?: boolean;
  /** For questions of the catalogue: the clauses that answer. */
  readonly answering?: Span;
  /** For questions who does it: those whom the sentence names. */
  readonly by?: readonly Named[];
}

/** What the accounts of one question come to. */
export interface Compared {
  readonly kind: PointKind;
  readonly verdict: Point['verdict'];
  readonly accounts: readonly Account[];
  /** What a number counts. */
  readonly unit: string | null;
}

/** An account of those who give one answer. */
export function toldAccount(value: string, told: readonly Told[]): Account {
  return {
    value,
    reports: [...new Set(told.map(({ unit }) => unit.report))].sort(byCodeUnits),
    lineages: [...new Set(told.map(({ unit }) => unit.lineage))].sort(byCodeUnits),
    passages: told.map(({ passage }) => passage),
  };
}

/** Groups by a value in the order of first telling. */
export function grouped<T extends { readonly value: unknown }>(
  told: readonly T[],
  same: (a: T['value'], b: T['value']) => boolean,
): readonly { readonly value: T['value']; readonly told: T[] }[] {
  const groups: { readonly value: T['value']; readonly told: T[] }[] = [];
  for (const one of told) {
    const group = groups.find(({ value }) => same(value, one.value));
    if (group === undefined) groups.push({ value: one.value, told: [one] });
    else group.told.push(one);
  }
  return groups;
}

/** Wordings so alike say the same. */
const sameWords = 0.5;
/** Accounts in words: those alike are one. What several say in several words agrees in part. */
export function asWords(told: readonly Told[]): Compared {
  const groups: Told[][] = [];
  for (const one of told) {
    const group = groups.find((members) =>
      members.some(
        (other) => other.unit.lineage === one.unit.lineage || alike(other.unit, one.unit) >= sameWords,
      ),
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return {
    kind: 'whether',
    verdict: groups.length < 2 ? 'agree' : 'partial',
    unit: null,
    accounts: groups.map((group) => toldAccount(oneLine(group[0]?.passage.text ?? ''), group)),
  };
}
