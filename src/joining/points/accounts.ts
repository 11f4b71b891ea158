import type { PointKind } from '../../reading/answer.js';
import { oneLine } from '../../text/one-line.js';
import type { Passage } from '../../text/passage.js';
import type { Account, Point } from '../record.js';
import { byCodeUnits } from '../union.js';
import { likenessOf, type Unit } from './units.js';

/** One sentence's answer to a question. */
export interface Told {
  readonly unit: Unit;
  readonly passage: Passage;
  /** For questions of the catalogue: the answer is no, or doubtful. */
  readonly denied?: boolean;
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
/** Of two sentences as alike as this, where one denies, the other is denied. */
const sameMatter = 0.3;

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

/** Whether a sentence denies, in the clause that carries most of what it shares, what a like one says. */
function denies({ unit }: Told, other: Told): boolean {
  const parts = (unit.answer.parts ?? []).filter((part) => part.negated);
  if (parts.length === 0 || alike(unit, other.unit) < sameMatter) return false;
  const terms = unit.input.reading.sketch.sentences?.[unit.answer.sentence ?? -1]?.terms ?? [];
  const worth = (words: readonly number[]): number =>
    [...new Set(words)].reduce(
      (sum, term) => sum + (other.unit.words.has(term) ? (unit.words.get(term) ?? 0) : 0),
      0,
    );
  return parts.some(({ from, to }) => worth(terms.slice(from, to)) * 2 > worth(terms));
}

const negated = ({ unit }: Told): boolean => (unit.answer.parts ?? []).some((part) => part.negated);

/** What some of the sentences say and others deny, as two accounts; null where none contradicts another lineage's. */
export function asContradiction(told: readonly Told[]): Compared | null {
  const [yes, no] = [new Set<Told>(), new Set<Told>()];
  for (const one of told)
    for (const other of told) {
      if (one.unit.lineage === other.unit.lineage || !negated(one) || negated(other)) continue;
      if (!denies(one, other)) continue;
      no.add(one);
      yes.add(other);
    }
  if (no.size === 0) return null;
  const words = (side: ReadonlySet<Told>): string => oneLine([...side][0]?.passage.text ?? '');
  return {
    kind: 'whether',
    verdict: 'differ',
    unit: null,
    accounts: [
      toldAccount(`yes: ${words(yes)}`, [...yes]),
      toldAccount(`no, or doubtful: ${words(no)}`, [...no]),
    ],
  };
}

export function alike(a: Unit, b: Unit): number {
  let shared = 0;
  for (const [term, weight] of a.words) if (b.words.has(term)) shared += weight;
  return likenessOf(shared, a.weight, b.weight);
}
