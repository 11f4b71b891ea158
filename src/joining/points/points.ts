import type { JoinInput } from '../join.js';
import type { Point } from '../record.js';
import { byCodeUnits } from '../union.js';
import { compare, type Told } from './accounts.js';
import { edgesOf, groupsOf } from './clusters.js';
import { tightPassage } from './cut.js';
import { type Unit, unitsOf } from './units.js';

/** Questions that several reports answer, found by what they say in like words. `inputs` in the order of ids. */
export function pointsOf(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
): readonly Point[] {
  const units = unitsOf(inputs, lineageOf);
  return groupsOf(units, edgesOf(units))
    .map((group) => pointOf(group.flatMap((i) => units[i] ?? [])))
    .sort((a, b) => b.accounts.length - a.accounts.length || byCodeUnits(a.id, b.id));
}

function pointOf(units: readonly Unit[]): Point {
  const told = units.map(
    (unit): Told => ({
      unit,
      passage: tightPassage(
        unit,
        units.filter((other) => other.report !== unit.report),
      ),
    }),
  );
  const { kind, verdict, accounts } = compare(told);
  const first = units[0];
  return {
    id: `p-${first?.report ?? ''}-${first?.answer.start ?? 0}`,
    question: topicOf(units).join(' '),
    kind,
    verdict,
    accounts,
  };
}

const mostWords = 5;

/** The words that most of the group's sentences share, as the first of them spells them. */
function topicOf(units: readonly Unit[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { answer } of units)
    for (const key of new Set(answer.keys.map((word) => word.toLowerCase())))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const spelled = units.flatMap(({ answer }) => answer.keys);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))
    .slice(0, mostWords)
    .map(([key]) => spelled.find((word) => word.toLowerCase() === key) ?? key);
}
