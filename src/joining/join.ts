import type { Nearness } from '../text/nearness.js';
import { passageAt, type Span } from '../text/passage.js';
import { joinActors } from './actors/actors.js';
import { namedIn } from './actors/named-in.js';
import { withOwnSides } from './actors/own-sides.js';
import { type Ground, groundOf } from './ground.js';
import { Inputs } from './items/inputs.js';
import { rememberedItems } from './items/items.js';
import { byReport, type JoinInput } from './join-input.js';
import {
  type JoinMemory,
  type KeptMemory,
  keptMemory,
  newJoinMemory,
  recalledMemory,
} from './join-memory.js';
import { madeOf } from './kept/kept.js';
import { forget, lineagesOf } from './lineages/lineages.js';
import { namesOf } from './points/names-of.js';
import { differingIn, pointsOf } from './points/points.js';
import type { RecordReport, TalksRecord } from './record.js';
import { dayOf } from './resolve.js';
import { applyRulings } from './rulings/apply.js';
import { applyJoinedRulings } from './rulings/apply-joined.js';
import type { Ruling } from './rulings/ruling.js';
import { backedMoves } from './table/backed.js';
import { withParts } from './table/parts.js';
import { tableOf } from './table/table.js';
import { type Labels, summaryOf } from './told/summary.js';
import { toldActors } from './told/told-actors.js';
import { joinUtterances } from './utterances/utterances.js';
import { movesWithin, rulingsWithin, wholesOf } from './utterances/wholes.js';

export interface JoinOptions {
  readonly title: string;
  /** Only what was published up to this day; null for all. */
  readonly asOf: string | null;
  /** Readers' corrections, applied over what the program finds. */
  readonly rulings?: readonly Ruling[];
  /** Vectors of words (`loadNearness`): with them one saying is also found in other words. */
  readonly nearness?: Nearness;
  /** Whether every saying tells why its statements were taken for one; a tenth more room where many are. */
  readonly reasons?: boolean;
  /** What the summary calls issues and steps; without it their keys are used. */
  readonly labels?: Labels;
}

/**
 * Joins readings into one record. The order of the inputs does not matter, and a report given twice counts once.
 *
 * ```ts
 * const read = createReader(loadCatalog());
 * join(reports.map((report) => ({ report, reading: read.read(report.text) })), { title: 'Talks', asOf: null });
 * ```
 */
export function join(inputs: readonly JoinInput[], options: JoinOptions): TalksRecord {
  const all = new Inputs();
  for (const input of inputs) all.add(input);
  return assemble(all, options, newJoinMemory());
}

/** Keeps what it has aligned: one more report costs its own candidates, however many there are. */
export interface Joiner {
  add(input: JoinInput): void;
  /** Takes a report out; nothing of it stays. */
  remove(report: string): void;
  readonly size: number;
  /** The reports, in the order of their ids. */
  inputs(): readonly JoinInput[];
  record(options: JoinOptions): TalksRecord;
  /**
   * What the joins so far have found, with the reports and the last record of all of them, for a joiner of the same
   * program at another time: see `createJoiner`. The next join changes it: copy it first.
   */
  kept(): KeptJoins;
}

/** All that a joiner holds; objects that it names twice are one. The structured clone algorithm can copy it. */
export interface KeptJoins {
  readonly inputs: readonly JoinInput[];
  readonly memory: KeptMemory;
  readonly record: TalksRecord | null;
}

/**
 * Joins step by step. At any time `record` gives what `join` gives for the same reports. With a copy of what an earlier
 * joiner of the same program kept it goes on from there: it holds the same reports, and what is the same in its next
 * record as in the last is the same object.
 *
 * ```ts
 * const joiner = createJoiner();
 * joiner.add(first);
 * joiner.add(second);
 * joiner.record({ title: 'Talks', asOf: null }).reports.length // 2
 * ```
 */
export function createJoiner(kept: KeptJoins | null = null): Joiner {
  const inputs = new Inputs(kept?.inputs);
  let memory = kept === null ? newJoinMemory() : recalledMemory(kept.memory);
  let last = kept?.record ?? null;
  return {
    add(input) {
      inputs.add(input);
    },
    remove(report) {
      inputs.remove(report);
      forget(memory.lineages, report);
    },
    get size() {
      return inputs.size;
    },
    inputs: () => inputs.inOrder(),
    record(options) {
      const before = memory;
      // A join that fails half-way leaves memory that is half old and half new: the next starts without any.
      memory = newJoinMemory();
      // What is known of all reports is not given up for the record of an earlier day.
      const { lineages, room } = before;
      const own = options.asOf === null ? before : { ...newJoinMemory(), lineages, room };
      const record = assemble(inputs, options, own);
      memory = before;
      if (options.asOf === null) last = record;
      return record;
    },
    kept: () => ({ inputs: inputs.inOrder(), memory: keptMemory(memory), record: last }),
  };
}

/** What `join` does, with the alignments of earlier joins at hand. */
function assemble(given: Inputs, options: JoinOptions, memory: JoinMemory): TalksRecord {
  const inputs = settled(given, options.asOf);
  const kin = lineagesOf(inputs, memory.lineages, options.asOf === null);
  const { lineages, of: lineageOf } = kin;
  const rulings = options.rulings ?? [];
  const { actors: named, idOf, reportsOf, renamed, retold } = joinActors(inputs, rulings, memory.actors);
  const found = rememberedItems(inputs, idOf, renamed, memory.items);
  const { items, applied, furniture } = applyRulings(inputs, found, named, rulings);
  const actors = withOwnSides(named, { items, namedIn: namedIn(inputs, idOf) }, memory.ownSides);
  const ground = groundOf(items, kin, actors, reportsOf, memory.ground);
  const textOf = (report: string): string => given.of(report)?.report.text ?? '';
  const sayings = joinUtterances(
    {
      ...ground,
      actors,
      lineages,
      sketchOf: (report) => given.of(report)?.reading.sketch ?? {},
      dayOfReport: (report) => dayOf(given.of(report)?.report.published?.time) ?? '',
      nearness: options.nearness ?? null,
      reasons: options.reasons === true,
    },
    memory.utterances,
  );
  const wholes = wholesOf(items, sayings, textOf, memory.wholes);
  const backed = backedMoves(items, ground, memory.backed);
  const { steps, ...table } = tableOf(inputs, items, ground, { idOf, renamed }, memory.table);
  const names = namesOf(ground.sides.actorsById, idOf);
  const calledAnew = [...renamed, ...retold, ...ground.come.map(({ report }) => report)];
  const points = pointsOf(inputs, lineageOf, names, calledAnew, memory.points, memory.room);
  const ruled = applyJoinedRulings(inputs, { points, steps }, rulings, applied, furniture, lineageOf);
  const record: TalksRecord = {
    format: 'parley-record',
    version: 1,
    talks: { title: options.title, asOf: options.asOf },
    reports: toldReports(inputs, ground, furniture, memory.reports),
    lineages,
    actors: withParts(actors, { ...ground, inputs, reports: backed, idOf, renamed }, memory.parts),
    statements: wholes.statements,
    utterances: wholes.utterances,
    moves: movesWithin(backed, wholes, memory.wholes),
    ...table,
    steps: ruled.steps,
    points: ruled.points,
    ...(ruled.applied.length === 0 ? {} : { rulings: rulingsWithin(ruled.applied, wholes) }),
  };
  const { format, version, talks, ...rest } = record;
  return {
    format,
    version,
    talks,
    // What a reader ruled on stands where it stood, whatever it is now.
    summary: summaryOf(
      { ...record, points: ruled.points === points ? differingIn(points) : ruled.points },
      options.labels,
    ),
    ...rest,
    actors: toldActors({ ...record, statements: wholes, moves: backed }, memory.told),
  };
}

/** Reports in the order of their ids, without those published later than asked for. */
function settled(given: Inputs, asOf: string | null): readonly JoinInput[] {
  const inOrder = given.inOrder();
  if (asOf === null) return inOrder;
  return inOrder.filter(({ report }) => {
    const day = dayOf(report.published?.time);
    return day === null || day <= asOf;
  });
}

/** The same object as before where nothing has changed: who writes the record need not write it again. */
function toldReports(
  inputs: readonly JoinInput[],
  { come, lineageOf }: Ground,
  furniture: ReadonlyMap<string, readonly Span[]>,
  memory: JoinMemory['reports'],
): readonly RecordReport[] {
  memory.made = madeOf(
    memory.made,
    inputs,
    byReport,
    (input, had) => {
      const told = recordReport(input, lineageOf, furniture.get(input.report.id) ?? []);
      return had !== undefined && isToldAlike(had, told) ? had : told;
    },
    // A report in another lineage, or of which a reader took words out, comes as it is now.
    come.map(({ report }) => ({ report: { id: report } })),
  );
  return memory.made.to;
}

/** Whether nothing of the same report is told otherwise. */
const isToldAlike = (a: RecordReport, b: RecordReport): boolean =>
  a.lineage === b.lineage &&
  a.furniture.length === b.furniture.length &&
  a.furniture.every(({ start, end }, i) => start === b.furniture[i]?.start && end === b.furniture[i]?.end);

function recordReport(
  { report, reading }: JoinInput,
  lineageOf: ReadonlyMap<string, string>,
  ruled: readonly Span[],
): RecordReport {
  const furniture = new Map(
    [...report.furniture, ...reading.furniture, ...ruled].map((span) => [`${span.start} ${span.end}`, span]),
  );
  return {
    id: report.id,
    file: report.file,
    url: report.url,
    sha256: report.sha256,
    outlet: report.outlet,
    title: report.title,
    byline: report.byline,
    published: report.published?.time ?? null,
    ...(report.published === null
      ? {}
      : { publishedReason: report.published.reason, publishedPrecision: report.published.precision }),
    // What the text itself tells goes before what its page says.
    language: reading.language === 'und' ? report.language : reading.language,
    ...(reading.unread === true ? { unread: true } : {}),
    words: reading.words,
    lineage: lineageOf.get(report.id) ?? `l-${report.id}`,
    furniture: [...furniture.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((span) => passageAt(report.id, report.text, span)),
  };
}
