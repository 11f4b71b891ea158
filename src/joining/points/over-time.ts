import type { Passage } from '../../text/passage.js';
import type { Account } from '../record.js';
import { dayOf, resolveTime, shiftDate } from '../resolve.js';
import type { Names } from './names-of.js';
import type { Unit } from './units.js';

/** One telling of an account: when, and by whose voices. */
interface Telling {
  readonly account: number;
  readonly day: string;
  /** Its lineage, its outlet, and whoever it quotes. */
  readonly voices: readonly string[];
}

/** Reports that appeared more days apart than this tell of two times. */
const mostDays = 3;
/** So many lineages on each side of a day did not differ by chance before it. */
const enough = 2;

/**
 * Whether the answer became another from one day to the next, rather than being told in two ways at one time: the voices
 * that gave the earlier one give the later one now (one lineage, outlet or speaker, on a later day), or all of the
 * earlier came before all of the later, with two lineages for each or more than three days between. `unitOf` tells the
 * sentence of a passage.
 */
export function changedOverTime(
  accounts: readonly Account[],
  unitOf: (passage: Passage) => Unit | undefined,
  names: Names,
): boolean {
  const tellings = accounts.flatMap(({ passages }, account) =>
    passages.map((passage) => tellingOf(account, unitOf(passage), names)),
  );
  const dated = tellings.filter((one) => one !== null);
  if (dated.length < tellings.length) return false;
  const lastOf = new Map<string, Telling>();
  for (const one of dated)
    for (const voice of one.voices) {
      const last = lastOf.get(voice);
      if (last === undefined || one.day > last.day) lastOf.set(voice, one);
    }
  const overtaken = ({ account, day, voices }: Telling): boolean =>
    voices.some((voice) => {
      const last = lastOf.get(voice);
      return last !== undefined && last.day > day && last.account !== account;
    });
  const standing = new Set(dated.filter((one) => !overtaken(one)).map(({ account }) => account));
  return standing.size === 1 || inTurn(accounts, dated);
}

function tellingOf(account: number, unit: Unit | undefined, names: Names): Telling | null {
  if (unit === undefined) return null;
  const { report, reading } = unit.input;
  const published = dayOf(report.published?.time);
  const statement = reading.statements[unit.answer.statement ?? -1];
  const time = reading.times[statement?.time ?? -1];
  const said = time === undefined ? null : (resolveTime(time, published)?.date ?? null);
  const day = said?.length === published?.length ? (said ?? published) : published;
  if (day === null) return null;
  const speaker = names.namesIn(unit.input)[statement?.speaker ?? -1];
  return {
    account,
    day,
    voices: [
      `lineage ${unit.lineage}`,
      ...(report.outlet === null ? [] : [`outlet ${report.outlet}`]),
      ...(speaker === undefined ? [] : [`speaker ${speaker}`]),
    ],
  };
}

/** Whether all accounts follow each other, far enough apart or each told by more than one. */
function inTurn(accounts: readonly Account[], tellings: readonly Telling[]): boolean {
  const spans = accounts
    .map(({ lineages }, at) => {
      const days = tellings.flatMap(({ account, day }) => (account === at ? [day] : [])).sort();
      return { first: days[0] ?? '', last: days.at(-1) ?? '', voices: lineages.length };
    })
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  return (
    spans.length > 1 &&
    spans.every((span, i) => {
      const before = spans[i - 1];
      if (before === undefined) return true;
      const borneOut = Math.min(before.voices, span.voices) >= enough;
      return borneOut ? before.last < span.first : shiftDate(before.last, mostDays) < span.first;
    })
  );
}
