import { putUnder } from '../text/put-under.js';
import type { LineageMemory } from './lineages.js';
import { type KnownRound, type PointsMemory, roundsFound } from './points/memory.js';
import type { Point } from './record.js';
import {
  printOf,
  printOfRound,
  type RememberedReport,
  type RememberedRound,
  type RememberedSaying,
} from './remembered-report.js';
import { byCodeUnits } from './union.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

/** What joins with these memories have found, report by report. */
export function rememberedOf(
  lineages: LineageMemory,
  { sayings, relations, nearness, prints }: UtteranceMemory,
  points: PointsMemory,
): readonly RememberedReport[] {
  const numbers = new Map([...lineages.reports].map(([report, { number }]) => [report, number]));
  const strangers = strangersOf(lineages, new Set(numbers.values()));
  const byReport = new Map<string, Told[]>();
  // Without word vectors fewer are found to be the same: nobody may take that for all that there is.
  for (const told of nearness === null ? [] : sayings.values()) {
    putUnder(byReport, told.report, told);
  }
  const places = new Map<Told, number>();
  for (const own of byReport.values()) {
    own.sort((a, b) => byCodeUnits(a.id, b.id));
    own.forEach((told, place) => {
      places.set(told, place);
    });
  }
  const shown = new Set(points.shown);
  const rounds = roundsFound(points);
  return [...numbers].map(([report, number]) => {
    const round = rounds.get(report);
    const own = byReport.get(report) ?? [];
    return {
      report,
      number,
      day: own[0]?.day ?? '',
      strangers: (strangers.get(number) ?? []).sort((a, b) => a - b),
      sayings: own.map((told): RememberedSaying => {
        const { id, statement, keys, day, near } = told;
        const print = prints.get(told) ?? printOf(statement, relations.voice(statement.speaker), day);
        prints.set(told, print);
        const lower = [...(near ?? [])].flatMap(([other, likely]) => {
          const of = numbers.get(other.report) ?? number;
          return of < number ? [[of, places.get(other) ?? 0, likely] as const] : [];
        });
        return {
          id,
          print,
          keys,
          near: lower.sort(([a, i], [b, j]) => a - b || i - j),
        };
      }),
      ...(round === undefined ? {} : { round: rememberedRound(round, shown) }),
    };
  });
}

const rememberedRound = (round: KnownRound, shown: ReadonlySet<Point>): RememberedRound => ({
  print: printOfRound(round),
  points: round.points.map((point) => (shown.has(point) ? point.id : point)),
});

/** Pairs that have nothing of each other, by the higher of their numbers. */
function strangersOf({ reports }: LineageMemory, alive: ReadonlySet<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { number, strangers } of reports.values())
    for (const other of strangers) {
      if (!alive.has(other)) continue;
      const [low, high] = number < other ? [number, other] : [other, number];
      putUnder(found, high, low);
    }
  return found;
}
