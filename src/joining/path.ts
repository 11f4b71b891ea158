import { type Passage, passageAt } from '../text/passage.js';
import { putUnder } from '../text/put-under.js';
import type { CalendarDate, TimeExpression } from '../text/time.js';
import type { IdOf } from './actor-ids.js';
import { byReport, type JoinInput } from './join-input.js';
import { foundIn, heldBy, type Made } from './kept.js';
import type { Step } from './record.js';
import { dayOf, resolveTime } from './resolve.js';
import { byCodeUnits } from './union.js';

interface Told {
  readonly report: string;
  readonly lineage: string;
  readonly passage: Passage;
  readonly by: readonly string[];
  readonly due: string | null;
  readonly after: readonly string[];
  readonly confidence: number;
}

/** The reports that tell steps, and the path of the last join. */
export interface PathMemory {
  telling: Made<JoinInput, JoinInput>;
  steps: readonly Step[];
}

export const newPathMemory = (): PathMemory => ({ telling: { from: [], to: [] }, steps: [] });

/** Who is who and which reports are of one voice; reports of which either may be otherwise than in the last join. */
export interface PathGround {
  readonly idOf: IdOf;
  readonly lineageOf: ReadonlyMap<string, string>;
  readonly stale: Iterable<string>;
}

/**
 * The path: the steps that all reports tell, those of one kind made one, with who has to take them, when they are due
 * and in what order each account puts them. Where accounts order two steps both ways, `orders` keeps both and `after`
 * follows the greater number of lineages; where they are equal, neither. It is the same list while no report that tells a
 * step came, went or changed.
 */
export function pathOf(
  inputs: readonly JoinInput[],
  { stale, ...ground }: PathGround,
  memory: PathMemory = newPathMemory(),
): readonly Step[] {
  const before = memory.telling;
  memory.telling = heldBy(before, inputs, byReport, (input) =>
    input.reading.steps.length === 0 ? none : [input],
  );
  const { to } = memory.telling;
  const isSame =
    to === before.to && [...stale].every((id) => foundIn(to, { report: { id } }, byReport) === undefined);
  if (!isSame) memory.steps = stepsOf(to, ground);
  return memory.steps;
}

const none: readonly JoinInput[] = [];

function stepsOf(
  inputs: readonly JoinInput[],
  { idOf, lineageOf }: Omit<PathGround, 'stale'>,
): readonly Step[] {
  const byKind = new Map<string, Told[]>();
  const unnamed = new Map<string, string>();
  for (const { report, reading } of inputs) {
    const published = dayOf(report.published?.time);
    const keyOf = (index: number): string => {
      const step = reading.steps[index];
      if (step !== undefined && step.kind !== 'other') return step.kind;
      // What the catalogue has no name for is joined with nothing but the same words elsewhere.
      const words = step === undefined ? '' : wordsOf(report.text.slice(step.start, step.end));
      const known = unnamed.get(words);
      if (known !== undefined && words !== '') return known;
      const key = `other-${report.id}-${index}`;
      unnamed.set(words, key);
      return key;
    };
    reading.steps.forEach((step, index) => {
      const time = step.due === null ? undefined : reading.times[step.due];
      const key = keyOf(index);
      const told: Told = {
        report: report.id,
        lineage: lineageOf.get(report.id) ?? report.id,
        passage: passageAt(report.id, report.text, step),
        by: step.by.flatMap((actor) => idOf(report.id, actor) ?? []),
        due: time === undefined ? null : dueOn(time, published),
        after: [...new Set(step.after.map(keyOf))].filter((other) => other !== key),
        confidence: step.confidence,
      };
      putUnder(byKind, key, told);
    });
  }
  const orders = ordersOf(byKind);
  return [...byKind]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([key, told]): Step => {
      const own = orders.get(key) ?? new Map<string, readonly Told[]>();
      return {
        id: `p-${key}`,
        kind: key.startsWith('other-') ? 'other' : key,
        after: [...own]
          .filter(([other, accounts]) => voices(accounts) > voices(orders.get(other)?.get(key) ?? []))
          .map(([other]) => `p-${other}`)
          .sort(byCodeUnits),
        by: mostNamed(told.flatMap(({ by }) => by)),
        due: told.flatMap(({ due }) => due ?? []).sort(byCodeUnits)[0] ?? null,
        told: told.map(({ passage }) => passage),
        lineages: lineagesIn(told),
        orders: [...own]
          .sort(([a], [b]) => byCodeUnits(a, b))
          .map(([other, accounts]) => ({
            after: `p-${other}`,
            lineages: lineagesIn(accounts),
            passages: accounts.map(({ passage }) => passage),
          })),
        confidence: Math.max(0, ...told.map(({ confidence }) => confidence)),
      };
    });
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The day by which a step is to be taken; none that lies before its report, for what is to come is not due there. */
function dueOn(time: TimeExpression, published: CalendarDate | null): CalendarDate | null {
  const date = resolveTime(time, published)?.date ?? null;
  return date === null || published === null || date >= published.slice(0, date.length) ? date : null;
}

/** Step to the steps told before it, with the accounts that say so. */
function ordersOf(
  byKind: ReadonlyMap<string, readonly Told[]>,
): ReadonlyMap<string, ReadonlyMap<string, readonly Told[]>> {
  const orders = new Map<string, Map<string, Told[]>>();
  for (const [key, told] of byKind)
    for (const one of told)
      for (const other of one.after) {
        const own = orders.get(key) ?? new Map<string, Told[]>();
        putUnder(own, other, one);
        orders.set(key, own);
      }
  return orders;
}

const lineagesIn = (told: readonly Told[]): readonly string[] =>
  [...new Set(told.map(({ lineage }) => lineage))].sort(byCodeUnits);
const voices = (told: readonly Told[]): number => lineagesIn(told).length;

/** Actors in the order of how often they are named, at most four. */
function mostNamed(actors: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const actor of actors) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))
    .slice(0, 4)
    .map(([actor]) => actor);
}
