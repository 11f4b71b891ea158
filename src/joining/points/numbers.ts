import type { Account } from '../record.js';
import { type Compared, grouped, type Told, toldAccount } from './accounts.js';
import { boundsOf, type NumberValue } from './bounds.js';
import { figure, figureRange } from './figure.js';
import { hours } from './hours.js';
import type { UnitValue, ValueKind } from './values.js';

/** Answers to one question differ by less than this factor. */
const factor = 4;

/** Far beyond what it was told beside: it counts others. */
const beyond = 50;

const amount = ({ number, unit }: NumberValue): number => number * (hours[unit] ?? 1);

/** The greater of two numbers that are told together: "40 to 50". */
const upper = ({ number, hedge, range }: NumberValue): number =>
  hedge === null && range !== undefined ? range[1] : number;

const sameNumber = (a: NumberValue, b: NumberValue): boolean => {
  if (upper(a) !== a.number || upper(b) !== b.number)
    return a.number === b.number && upper(a) === upper(b) && a.unit === b.unit;
  const [x, y] = [amount(a), amount(b)];
  return x === y || (a.unit !== b.unit && Math.abs(x - y) <= 0.02 * Math.max(x, y));
};

/** Numbers with a unit, by what they count. Years and what is told beside another number are not compared. */
export const numberKind: ValueKind<NumberValue> = {
  read: ({ value }) =>
    value.kind !== 'number' ||
    value.unit === '' ||
    value.unit.includes('.') ||
    value.number === 1 ||
    (value.number >= 1900 && value.number < 2100 && !/^[$€£¥]/.test(value.unit)) ||
    (value.range?.[1] ?? 0) > value.number * beyond
      ? null
      : value,
  family: ({ unit, counts = unit }) => (unit in hours ? 'time' : unit === '%' ? 'percent' : counts),
  same: sameNumber,
  comparable: (a, b) => Math.max(amount(a), amount(b)) <= factor * Math.min(amount(a), amount(b)),
  meet,
  least: ({ unit }, how) => (how === 'same' ? 0.25 : unit in hours ? 0.4 : how === 'meeting' ? 0.35 : 0.65),
};

/** Whether both may be true of one number. */
function meet(a: NumberValue, b: NumberValue): boolean {
  if (sameNumber(a, b)) return true;
  const sizes = { a: hours[a.unit] ?? 1, b: hours[b.unit] ?? 1 };
  const p = boundsOf(a, sizes.a, sizes.a > sizes.b);
  const q = boundsOf(b, sizes.b, sizes.b > sizes.a);
  // Of two plain numbers the rougher covers the finer, and does not reach beyond it.
  if (p.plain && q.plain)
    return Math.abs(amount(a) - amount(b)) < Math.max(p.to - amount(a), q.to - amount(b));
  const [low, high] = p.plain ? [amount(a), amount(a)] : [p.from, p.to];
  const [from, to] = q.plain ? [amount(b), amount(b)] : [q.from, q.to];
  return from <= high && low <= to;
}

const written = (value: NumberValue): string => {
  const { number, unit, hedge } = value;
  const last = upper(value);
  return last === number ? figure(number, unit, hedge) : figureRange(number, last, unit, hedge);
};

/** "nearly 20" and "more than 20" are one number, but not one answer: where a group tells both, each stands by itself. */
function byHedge(group: Group): readonly Group[] {
  const sideOf = ({ number, range }: NumberValue): number =>
    range === undefined || (range[0] < number && number < range[1]) ? 0 : range[0] < number ? -1 : 1;
  const sides = new Set(group.told.map(({ value }) => sideOf(value)));
  if (!sides.has(-1) || !sides.has(1)) return [group];
  return [-1, 0, 1].flatMap((side) => {
    const told = group.told.filter(({ value }) => sideOf(value) === side);
    const [first] = told;
    return first === undefined ? [] : [{ value: first.value, told }];
  });
}

interface Group {
  readonly value: NumberValue;
  readonly told: readonly UnitValue<NumberValue>[];
}

/** Numbers of one question: those that cannot both be true differ; where hedges and rounding part them, they agree in part. */
export function comparedNumbers(
  group: readonly UnitValue<NumberValue>[],
  told: (one: UnitValue<NumberValue>) => Told,
): Compared {
  const groups = grouped(group, sameNumber).flatMap(byHedge);
  const values = groups.map(({ value }) => value);
  const differ = values.some((a) => values.some((b) => !meet(a, b)));
  return {
    kind: 'number',
    verdict: differ ? 'differ' : values.length > 1 ? 'partial' : 'agree',
    unit: values[0]?.unit ?? null,
    accounts: groups.map(
      ({ value, told: by }): Account => ({
        ...toldAccount(written(value), by.map(told)),
        number: { value: value.number, unit: value.unit, hedge: value.hedge },
      }),
    ),
  };
}
