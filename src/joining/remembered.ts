import { createHash } from 'node:crypto';
import type { LineageMemory } from './lineages.js';
import type { Statement } from './record.js';
import { byCodeUnits } from './union.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

/** What joining found out about one report and those with lower numbers: plain data, to be kept from one run to the next. */
export interface RememberedReport {
  readonly report: string;
  /** Stands for the report in the lists of others; no two have the same. */
  readonly number: number;
  /** The day on which it came out. */
  readonly day: string;
  /** Reports with lower numbers that it was aligned with and has nothing of. */
  readonly strangers: readonly number[];
  readonly sayings: readonly RememberedSaying[];
}

export interface RememberedSaying {
  readonly id: string;
  /** Of all that comparing rests on: another print is another saying. */
  readonly print: string;
  /** Through which it meets others. */
  readonly keys: readonly (number | string)[];
  /** Sayings of reports with lower numbers that are likely the same: report, place among its sayings, how likely. */
  readonly near: readonly (readonly [report: number, place: number, likely: number])[];
}

/** 96 bits of a digest of what a statement says, who its speaker is to others, and when its report came out. */
export const printOf = (statement: Statement, voice: string, day: string): string =>
  createHash('sha1')
    .update(JSON.stringify([statement, voice, day]))
    .digest('base64')
    .slice(0, 16);

/** What joins with these memories have found, report by report. */
export function rememberedOf(
  lineages: LineageMemory,
  { sayings, voices, nearness }: UtteranceMemory,
): readonly RememberedReport[] {
  const numbers = new Map([...lineages.reports].map(([report, { number }]) => [report, number]));
  const strangers = strangersOf(lineages, new Set(numbers.values()));
  const byReport = new Map<string, Told[]>();
  // Without word vectors fewer are found to be the same: nobody may take that for all that there is.
  for (const told of nearness === null ? [] : sayings.values()) {
    const known = byReport.get(told.report);
    if (known === undefined) byReport.set(told.report, [told]);
    else known.push(told);
  }
  const places = new Map<Told, number>();
  for (const own of byReport.values()) {
    own.sort((a, b) => byCodeUnits(a.id, b.id));
    own.forEach((told, place) => {
      places.set(told, place);
    });
  }
  return [...numbers].map(([report, number]) => {
    const own = byReport.get(report) ?? [];
    return {
      report,
      number,
      day: own[0]?.day ?? '',
      strangers: (strangers.get(number) ?? []).sort((a, b) => a - b),
      sayings: own.map((told): RememberedSaying => {
        const { id, statement, keys, day, near } = told;
        const voice = voices.get(statement.speaker ?? '') ?? '';
        const lower = [...(near ?? [])].flatMap(([other, likely]) => {
          const of = numbers.get(other.report) ?? number;
          return of < number ? [[of, places.get(other) ?? 0, likely] as const] : [];
        });
        return {
          id,
          print: printOf(statement, voice, day),
          keys,
          near: lower.sort(([a, i], [b, j]) => a - b || i - j),
        };
      }),
    };
  });
}

/** Pairs that have nothing of each other, by the higher of their numbers. */
function strangersOf({ reports }: LineageMemory, alive: ReadonlySet<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { number, strangers } of reports.values())
    for (const other of strangers) {
      if (!alive.has(other)) continue;
      const [low, high] = number < other ? [number, other] : [other, number];
      const known = found.get(high);
      if (known === undefined) found.set(high, [low]);
      else known.push(low);
    }
  return found;
}
