import { overlapOf } from '../../text/passage.js';
import { byCodeUnits } from '../kept/union.js';
import { type Compared, grouped, type Told, toldAccount } from './accounts.js';
import type { NameOf } from './names-of.js';
import type { UnitValue, ValueKind } from './values.js';

/** Names in a row, each once, in their order. */
export interface ListValue {
  readonly items: readonly string[];
  /** False where more are meant than are named. */
  readonly complete: boolean;
}

/** "R-Ariz" stands behind a name and is none. */
const partyMark = /^\p{Lu}-\p{Lu}/u;

/** A row of two is mostly the two sides. */
const fewest = 3;

const keyOf = ({ items }: ListValue): string => items.join(', ');
const shared = (a: ListValue, b: ListValue): number =>
  a.items.filter((item) => b.items.includes(item)).length;

/** Rows of names, told by who is meant; a row that holds a day ("Monday, Norland") is none. */
export function listKind(nameOf: NameOf): ValueKind<ListValue> {
  return {
    read: (placed, unit) => {
      const { value } = placed;
      if (value.kind !== 'list') return null;
      const dated = (unit.answer.values ?? []).some(
        (one) => one.value.kind === 'time' && overlapOf(one, placed) > 0,
      );
      const items = [
        ...new Set(
          value.items.filter((item) => !partyMark.test(item)).flatMap((item) => nameOf(unit, item) ?? []),
        ),
      ].sort(byCodeUnits);
      return dated || items.length < 2 ? null : { items, complete: value.complete };
    },
    family: () => 'list',
    same: (a, b) => keyOf(a) === keyOf(b),
    comparable: (a, b) => {
      const most = Math.max(a.items.length, b.items.length);
      return most >= fewest && shared(a, b) >= 2;
    },
    meet: mayMeet,
    least: (_, how) => (how === 'same' ? 0.2 : 0.4),
  };
}

/** Lists of one question: where one only leaves out what another names, and says that more are meant, they agree in part. */
export function comparedLists(
  group: readonly UnitValue<ListValue>[],
  told: (one: UnitValue<ListValue>) => Told,
): Compared {
  const groups = grouped(group, (a, b) => keyOf(a) === keyOf(b));
  const lists = groups.map(({ value }) => value);
  const differ = lists.some((a) => lists.some((b) => a !== b && !mayMeet(a, b)));
  return {
    kind: 'list',
    verdict: lists.length < 2 ? 'agree' : differ ? 'differ' : 'partial',
    unit: null,
    accounts: groups.map(({ value, told: by }) => ({
      ...toldAccount(keyOf(value), by.map(told)),
      items: value.items.map((name) => ({ name, named: 'named' as const })),
    })),
  };
}

/** Whether one of two rows only leaves out what the other names, and says that more are meant. */
const mayMeet = (a: ListValue, b: ListValue): boolean => within(a, b) || within(b, a);

const within = (a: ListValue, b: ListValue): boolean =>
  !a.complete && a.items.every((item) => b.items.includes(item));
