import type { JoinInput } from '../join.js';
import type { Point } from '../record.js';
import { dayOf, shiftDate, weekdayOf } from '../resolve.js';
import { byCodeUnits } from '../union.js';
import { compare, type Told } from './accounts.js';
import { edgesOf, groupsOf } from './clusters.js';
import { tightPassage } from './cut.js';
import { questionOf } from './question.js';
import { type Unit, unitsOf } from './units.js';

/** Questions that several reports answer, found by what they say in like words. `inputs` in the order of ids. */
export function pointsOf(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
): readonly Point[] {
  const units = unitsOf(inputs, lineageOf);
  const told = groupsOf(units, edgesOf(units)).flatMap((group) =>
    pointsOfGroup(group.flatMap((i) => units[i] ?? [])),
  );
  return told.sort((a, b) => b.accounts.length - a.accounts.length || byCodeUnits(a.id, b.id));
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
      accounts,
    };
  });
}
