import type { AnswerValue, PointKind } from '../../reading/answer.js';
import { contains, overlapOf, type Passage } from '../../text/passage.js';
import type { CalendarDate } from '../../text/time.js';
import type { Account, Point } from '../record.js';
import { dayOf, resolveTime } from '../resolve.js';
import { byCodeUnits } from '../union.js';
import { figure } from './figure.js';
import { likenessOf, type Unit } from './units.js';

/** One sentence's answer to the group's question. */
export interface Told {
  readonly unit: Unit;
  readonly passage: Passage;
  /** For questions of the catalogue: the answer is no, or doubtful. */
  readonly denied?: boolean;
}

export interface Compared {
  readonly kind: PointKind;
  readonly verdict: Point['verdict'];
  readonly accounts: readonly Account[];
  readonly unit: string | null;
}

type Comparison = (told: readonly Told[]) => readonly Compared[];

/**
 * Compares what a group of sentences says: as lists, numbers, dates, else in words. What can be compared in several ways
 * gives further questions, where they are answered differently.
 */
export function compare(told: readonly Told[]): readonly Compared[] {
  const [first, ...more] = comparisons.flatMap((comparison) => comparison(told));
  if (first === undefined) return [asWords(told)];
  const bare = more
    .filter(({ kind, verdict }) => kind === 'number' && verdict === 'differ')
    .map((one) => ({ ...one, accounts: one.accounts.filter(({ value }) => !value.startsWith('no ')) }));
  return [first, ...bare];
}

function valuesIn<K extends AnswerValue['kind']>(
  { unit, passage }: Told,
  kind: K,
): readonly Extract<AnswerValue, { kind: K }>[] {
  return (unit.answer.values ?? [])
    .filter((placed) => placed.value.kind === kind && contains(passage, placed))
    .map(({ value }) => value as Extract<AnswerValue, { kind: K }>);
}

/** Lists of names; a row that holds a day ("Monday, Norland") is none. */
function namesIn(told: Told): readonly Extract<AnswerValue, { kind: 'list' }>[] {
  const times = (told.unit.answer.values ?? []).filter(({ value }) => value.kind === 'time');
  return (told.unit.answer.values ?? []).flatMap((placed) =>
    placed.value.kind === 'list' &&
    contains(told.passage, placed) &&
    !times.some((time) => overlapOf(time, placed) > 0)
      ? [placed.value]
      : [],
  );
}

export function account(value: string, told: readonly Told[]): Account {
  return {
    value,
    reports: [...new Set(told.map(({ unit }) => unit.report))].sort(byCodeUnits),
    lineages: [...new Set(told.map(({ unit }) => unit.lineage))].sort(byCodeUnits),
    passages: told.map(({ passage }) => passage),
  };
}

const lineagesOf = (told: readonly Told[]): number => new Set(told.map(({ unit }) => unit.report)).size;

/** Groups by a value in the order of first telling. */
function grouped<V>(
  told: readonly (readonly [V, Told])[],
  same: (a: V, b: V) => boolean,
): readonly { readonly value: V; readonly told: Told[] }[] {
  const groups: { readonly value: V; readonly told: Told[] }[] = [];
  for (const [value, one] of told) {
    const group = groups.find((other) => same(other.value, value));
    if (group === undefined) groups.push({ value, told: [one] });
    else group.told.push(one);
  }
  return groups;
}

const asNumbers: Comparison = (told) => {
  const byUnit = new Map<string, (readonly [Extract<AnswerValue, { kind: 'number' }>, Told])[]>();
  for (const one of told)
    for (const value of valuesIn(one, 'number')) {
      if (value.unit === '' || value.unit.includes('.') || (value.number >= 1900 && value.number < 2100))
        continue;
      const list = byUnit.get(value.unit);
      if (list === undefined) byUnit.set(value.unit, [[value, one]]);
      else list.push([value, one]);
    }
  return [...byUnit]
    .filter(([, list]) => lineagesOf(list.map(([, one]) => one)) > 1)
    .map(([unit, list]) => numbersOf(unit, list, told))
    .sort((a, b) => b.accounts.length - a.accounts.length || byCodeUnits(a.unit ?? '', b.unit ?? ''));
};

function numbersOf(
  unit: string,
  list: readonly (readonly [Extract<AnswerValue, { kind: 'number' }>, Told])[],
  told: readonly Told[],
): Compared {
  const groups = grouped(list, (a, b) => a.number === b.number);
  const rest = told.filter((one) => !list.some(([, other]) => other === one));
  const hedged = new Set(list.map(([value]) => value.hedge ?? '')).size > 1;
  return {
    kind: 'number',
    verdict: groups.length > 1 ? 'differ' : hedged ? 'partial' : 'agree',
    unit,
    accounts: [
      ...groups.map(({ value: { number, hedge }, told: by }) => ({
        ...account(figure(number, unit, hedge), by),
        number: { value: number, unit, hedge },
      })),
      ...silent(rest, 'no number given'),
    ],
  };
}

/** Sentences of the group without a value of the kind compared: what they leave out is an account of its own. */
function silent(rest: readonly Told[], value: string): readonly Account[] {
  return rest.length === 0 ? [] : [account(value, rest)];
}

export const asLists: Comparison = (told) => {
  const perReport = new Map<string, { items: Set<string>; complete: boolean; told: Told[] }>();
  for (const one of told)
    for (const list of namesIn(one)) {
      const known = perReport.get(one.unit.lineage) ?? { items: new Set<string>(), complete: true, told: [] };
      for (const item of list.items) known.items.add(item);
      if (!list.complete) known.complete = false;
      if (!known.told.includes(one)) known.told.push(one);
      perReport.set(one.unit.lineage, known);
    }
  const lists = [...perReport.values()];
  const shared = lists.some((a) =>
    lists.some((b) => {
      const both = [...a.items].filter((item) => b.items.has(item)).length;
      return a !== b && (both >= 2 || both * 2 >= Math.min(a.items.size, b.items.size));
    }),
  );
  if (lists.length < 2 || !shared || Math.max(...lists.map(({ items }) => items.size)) < 3) return [];
  const nameOf = (items: ReadonlySet<string>): string => [...items].sort(byCodeUnits).join(', ');
  const groups = grouped(
    lists
      .map((list) => [list, list.told[0]] as const)
      .flatMap(([list, one]) => (one === undefined ? [] : [[list, one] as const])),
    (a, b) => nameOf(a.items) === nameOf(b.items),
  );
  const rest = told.filter((one) => !lists.some((list) => list.told.includes(one)));
  const open = lists.every(({ complete }) => !complete);
  return [
    {
      kind: 'list',
      verdict: groups.length < 2 ? 'agree' : open ? 'partial' : 'differ',
      unit: null,
      accounts: [
        ...groups.map((group) => ({
          ...account(
            nameOf(group.value.items),
            lists
              .filter((list) => nameOf(list.items) === nameOf(group.value.items))
              .flatMap((list) => list.told),
          ),
          items: [...group.value.items].sort(byCodeUnits).map((name) => ({ name, named: 'named' as const })),
        })),
        ...silent(rest, 'no list given'),
      ],
    },
  ];
};

const asDates: Comparison = (told) => {
  const dated = told.flatMap((one): (readonly [CalendarDate, Told])[] => {
    const { reading, report } = one.unit.input;
    for (const value of valuesIn(one, 'time')) {
      const time = reading.times[value.time];
      const resolved = time === undefined ? null : resolveTime(time, dayOf(report.published?.time));
      if (resolved !== null) return [[resolved.date, one]];
    }
    return [];
  });
  if (lineagesOf(dated.map(([, one]) => one)) < 2) return [];
  const groups = grouped(dated, (a, b) => a.startsWith(b) || b.startsWith(a));
  const rest = told.filter((one) => !dated.some(([, other]) => other === one));
  // A date beside other matter is no answer: all or nearly all must give one.
  if (groups.length < 2 || rest.length * 4 > told.length) return [];
  return [
    {
      kind: 'date',
      verdict: 'differ',
      unit: null,
      accounts: [
        ...groups.map(({ value, told: by }) => ({ ...account(value, by), date: value })),
        ...silent(rest, 'no date given'),
      ],
    },
  ];
};

const comparisons: readonly Comparison[] = [asLists, asNumbers, asDates];

/** Wordings so alike say the same. */
const sameWords = 0.5;

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
  const negated = (one: Told): boolean =>
    (one.unit.answer.parts ?? []).some((part) => part.negated && contains(one.passage, part));
  const denied = told.some(negated) && !told.every(negated);
  const whether = denied && groups.length > 1;
  return {
    kind: 'whether',
    verdict: groups.length < 2 ? 'agree' : whether ? 'differ' : 'partial',
    unit: null,
    accounts: groups.map((group) => account(group[0]?.passage.text.replace(/\s+/g, ' ') ?? '', group)),
  };
}

function alike(a: Unit, b: Unit): number {
  let shared = 0;
  for (const [term, weight] of a.words) if (b.words.has(term)) shared += weight;
  return likenessOf(shared, a, b);
}
