import { type Passage, passageAt } from '../../text/passage.js';
import { putUnder } from '../../text/put-under.js';
import type { CalendarDate, TimeExpression } from '../../text/time.js';
import type { IdOf } from '../actors/actor-ids.js';
import { byReport, type JoinInput } from '../join-input.js';
import { foundIn, heldBy, type Made, madeOf } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { Step } from '../record.js';
import { dayOf, resolveTime } from '../resolve.js';

interface Told {
  readonly report: string;
  readonly lineage: string;
  readonly passage: Passage;
  readonly by: readonly string[];
  readonly due: string | null;
  readonly after: readonly string[];
  readonly confidence: number;
}

/** The steps that a report tells, in the order of its reading. */
interface ReportSteps {
  readonly report: string;
  readonly steps: readonly ReportStep[];
}

interface ReportStep extends Omit<Told, 'report' | 'lineage' | 'after'> {
  readonly kind: string;
  /** By which one that the catalogue has no name for is known elsewhere. */
  readonly words: string;
  /** Places of steps among these. */
  readonly after: readonly number[];
}

/** The reports that tell steps, with these, and the path of the last join. */
export interface PathMemory {
  telling: Made<JoinInput, JoinInput>;
  told: Made<JoinInput, ReportSteps>;
  steps: readonly Step[];
}

export const newPathMemory = (): PathMemory => ({
  telling: { from: [], to: [] },
  told: { from: [], to: [] },
  steps: [],
});

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
  const others = [...stale].map((id) => ({ report: { id } }));
  const isSame = to === before.to && others.every((one) => foundIn(to, one, byReport) === undefined);
  if (isSame) return memory.steps;
  memory.told = madeOf(memory.told, to, byReport, (input) => stepsIn(input, ground.idOf), others);
  memory.steps = stepsOf(memory.told.to, ground.lineageOf);
  return memory.steps;
}

const none: readonly JoinInput[] = [];

function stepsIn({ report, reading }: JoinInput, idOf: IdOf): ReportSteps {
  const published = dayOf(report.published?.time);
  const steps = reading.steps.map((step): ReportStep => {
    const time = step.due === null ? undefined : reading.times[step.due];
    return {
      kind: step.kind,
      words: step.kind === 'other' ? wordsOf(report.text.slice(step.start, step.end)) : '',
      passage: passageAt(report.id, report.text, step),
      by: step.by.flatMap((actor) => idOf(report.id, actor) ?? []),
      due: time === undefined ? null : dueOn(time, published),
      after: step.after,
      confidence: step.confidence,
    };
  });
  return { report: report.id, steps };
}

function stepsOf(reports: readonly ReportSteps[], lineageOf: PathGround['lineageOf']): readonly Step[] {
  const byKind = new Map<string, Told[]>();
  const unnamed = new Map<string, string>();
  for (const { report, steps } of reports) {
    const keyOf = (index: number): string => {
      const { kind, words } = steps[index] ?? { kind: 'other', words: '' };
      if (kind !== 'other') return kind;
      // What the catalogue has no name for is joined with nothing but the same words elsewhere.
      const known = unnamed.get(words);
      if (known !== undefined && words !== '') return known;
      const key = `other-${report}-${index}`;
      unnamed.set(words, key);
      return key;
    };
    const lineage = lineageOf.get(report) ?? report;
    steps.forEach(({ passage, by, due, after, confidence }, index) => {
      const key = keyOf(index);
      const others = [...new Set(after.map(keyOf))].filter((other) => other !== key);
      putUnder(byKind, key, { report, lineage, passage, by, due, after: others, confidence });
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
