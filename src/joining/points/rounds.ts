import { hash } from '../../reading/sketch.js';
import { putUnder } from '../../text/put-under.js';
import { byReport, type JoinInput } from '../join-input.js';
import { changesBetween, foundIn, type Gathering, gatheringAt, patched } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import { dayOf, shiftDate, weekdayOf } from '../resolve.js';

/** More reports than this are compared by the week, and then by the day, in which they appeared. */
const mostReports = 300;

/** Reports of one week, or all where they are few. */
export interface Week {
  readonly key: string;
  /** In the order of their ids; another list where any came, changed or went. */
  inputs: readonly JoinInput[];
}

/** The weeks of the last join. */
export interface WeeksMemory {
  inputs: readonly JoinInput[];
  readonly weeks: Map<string, Week>;
}

export const newWeeksMemory = (): WeeksMemory => ({ inputs: [], weeks: new Map() });

/**
 * Parts reports by the weeks in which they appeared, where they are many: one more goes into one of them. Gives the weeks
 * in which reports came, changed or went, or are among `stale`, and those that are no more.
 */
export function weeksOf(
  inputs: readonly JoinInput[],
  stale: Iterable<string>,
  memory: WeeksMemory,
): { readonly turned: readonly Week[]; readonly gone: readonly Week[] } {
  const { weeks } = memory;
  const [few, wereFew] = [inputs.length <= mostReports, memory.inputs.length <= mostReports];
  const anew = few !== wereFew;
  const gone = new Set(anew ? weeks.values() : []);
  if (anew) weeks.clear();
  const changes = changesBetween(anew ? [] : memory.inputs, inputs, byReport);
  memory.inputs = inputs;
  const weekOfDay = new Map<string, string>();
  const keyOf = (input: JoinInput): string => {
    if (few) return '';
    const day = dayOfReport(input);
    const week = weekOfDay.get(day) ?? weekOf(day);
    weekOfDay.set(day, week);
    return week;
  };
  const gathered = new Map<string, Gathering<JoinInput>>();
  for (const input of changes.gone) gatheringAt(gathered, keyOf(input)).gone.push(input);
  for (const input of changes.come) gatheringAt(gathered, keyOf(input)).come.push(input);
  const turned = new Set<Week>();
  for (const [key, change] of gathered) {
    const week = weeks.get(key) ?? { key, inputs: [] };
    week.inputs = patched(week.inputs, change, byReport);
    if (week.inputs.length > 0) {
      weeks.set(key, week);
      turned.add(week);
    } else if (weeks.delete(key)) gone.add(week);
  }
  if (turned.size < weeks.size)
    for (const id of stale) {
      const input = foundIn(inputs, { report: { id } }, byReport);
      const week = input === undefined ? undefined : weeks.get(keyOf(input));
      if (week !== undefined) turned.add(week);
    }
  return { turned: [...turned], gone: [...gone] };
}

/** Reports whose sentences are compared with one another: those of a week, or where they are many, those of a day, or of a part of it. */
export function roundsOf({ inputs }: Week): readonly (readonly JoinInput[])[] {
  if (inputs.length <= mostReports) return [inputs];
  return groupedBy(inputs, dayOfReport).flatMap((ofDay) => {
    if (ofDay.length <= mostReports) return [ofDay];
    // Parts are told by the reports' ids, not by their places: one more report goes into one of them.
    const parts = 2 ** Math.ceil(Math.log2(ofDay.length / mostReports));
    return groupedBy(ofDay, ({ report }) => String((hash(report.id) >>> 0) % parts));
  });
}

function groupedBy(
  inputs: readonly JoinInput[],
  keyOf: (input: JoinInput) => string,
): readonly (readonly JoinInput[])[] {
  const groups = new Map<string, JoinInput[]>();
  for (const input of inputs) {
    const key = keyOf(input);
    putUnder(groups, key, input);
  }
  return [...groups].sort(([a], [b]) => byCodeUnits(a, b)).map(([, group]) => group);
}

export const dayOfReport = ({ report }: JoinInput): string => dayOf(report.published?.time) ?? '';

/** The Monday of the week of a day. */
const weekOf = (day: string): string => (day === '' ? '' : shiftDate(day, -((weekdayOf(day) + 6) % 7)));
