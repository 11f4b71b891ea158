import { overlapOf, type Passage } from '../../text/passage.js';
import type { JoinInput } from '../join.js';
import type { Account, Point } from '../record.js';
import { dayOf, shiftDate, weekdayOf } from '../resolve.js';
import { byCodeUnits } from '../union.js';
import { compare, type Told } from './accounts.js';
import { askedPoints } from './asked.js';
import { cohesion, groupsOf } from './clusters.js';
import { tightPassage } from './cut.js';
import { edgesOf } from './edges.js';
import { questionOf } from './question.js';
import { type Unit, unitsOf } from './units.js';

/** Questions that several reports answer, found by what they say in like words. `inputs` in the order of ids. */
export function pointsOf(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
): readonly Point[] {
  return roundsOf(inputs, [weekOf, dayOfReport])
    .flatMap((round) => pointsOfRound(round, lineageOf))
    .sort((a, b) => b.accounts.length - a.accounts.length || byCodeUnits(a.id, b.id));
}

/** More reports than this are compared by the week, and then by the day, in which they appeared. */
const mostReports = 300;

type Period = (input: JoinInput) => string;

/** Reports whose sentences are compared with one another: all, or where they are many, those of one time. */
function roundsOf(
  inputs: readonly JoinInput[],
  periods: readonly Period[],
): readonly (readonly JoinInput[])[] {
  if (inputs.length <= mostReports) return [inputs];
  const [period, ...shorter] = periods;
  const groups = new Map<string, JoinInput[]>();
  inputs.forEach((input, index) => {
    const key = period === undefined ? String(Math.floor(index / mostReports)) : period(input);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [input]);
    else group.push(input);
  });
  const sorted = [...groups].sort(([a], [b]) => byCodeUnits(a, b)).map(([, group]) => group);
  return period === undefined ? sorted : sorted.flatMap((group) => roundsOf(group, shorter));
}

const dayOfReport: Period = ({ report }) => dayOf(report.published?.time) ?? '';

/** The Monday of the week in which a report appeared. */
const weekOf: Period = (input) => {
  const day = dayOfReport(input);
  return day === '' ? '' : shiftDate(day, -((weekdayOf(day) + 6) % 7));
};

function pointsOfRound(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
): readonly Point[] {
  const units = unitsOf(inputs, lineageOf);
  const asked = askedPoints(units);
  const found = groupsOf(units, edgesOf(units, cohesion)).flatMap((group) =>
    pointsOfGroup(group.flatMap((i) => units[i] ?? [])),
  );
  return [...asked, ...found.filter((point) => !within(point, asked))];
}

/** A point of which so much is compared elsewhere adds nothing. */
const mostly = 0.85;

/** Whether nearly all that a point compares is compared by one of the others. */
function within(point: Point, others: readonly Point[]): boolean {
  // In a comparison of lists, those who give none only stand beside it.
  const lists = point.accounts.filter(({ items }) => point.kind !== 'list' || items !== undefined);
  const passages = lists.flatMap((account) => account.passages);
  return others.some((other) => {
    const theirs = passagesOf(other);
    const shared = passages.filter((passage) =>
      theirs.some((one) => one.report === passage.report && overlapOf(one, passage) > 0),
    );
    return shared.length >= passages.length * mostly;
  });
}

const passagesOf = ({ accounts }: Point): readonly Passage[] => accounts.flatMap(({ passages }) => passages);

/** Whether the answers follow each other: all that gave one had come out before any that gave the next. */
function overTime(accounts: readonly Account[], units: readonly Unit[]): boolean {
  const dayOfId = new Map(units.map(({ input, report }) => [report, dayOfReport(input)]));
  const spans = accounts
    .filter(({ number, date, items }) => number !== undefined || date !== undefined || items !== undefined)
    .map(({ reports }) => reports.map((report) => dayOfId.get(report) ?? '').sort(byCodeUnits))
    .sort((a, b) => byCodeUnits(a[0] ?? '', b[0] ?? ''));
  return (
    spans.length > 1 &&
    spans.every((days, i) => days[0] !== '' && (i === 0 || (spans[i - 1]?.at(-1) ?? '') < (days[0] ?? '')))
  );
}

function pointsOfGroup(units: readonly Unit[]): readonly Point[] {
  const told = units.map(
    (unit): Told => ({
      unit,
      passage: tightPassage(
        unit,
        units.filter((other) => other.report !== unit.report),
      ),
    }),
  );
  const first = units[0];
  return compare(told).map(({ kind, verdict, accounts, unit }, index): Point => {
    const answers =
      kind === 'list' ? accounts.flatMap(({ items = [] }) => items.map(({ name }) => name)) : [];
    return {
      id: `p-${first?.report ?? ''}-${first?.answer.start ?? 0}${index === 0 ? '' : `-${index + 1}`}`,
      question: questionOf(units, kind, unit, answers),
      kind,
      verdict,
      ...(verdict === 'differ' && overTime(accounts, units) ? { changed: true } : {}),
      accounts,
    };
  });
}
