import type { Nearness } from '../text/nearness.js';
import { passageAt, type Span } from '../text/passage.js';
import { type ActorsMemory, joinActors, newActorsMemory } from './actors.js';
import { type BackedMemory, backedMoves, newBackedMemory } from './backed.js';
import { type Ground, type GroundMemory, groundOf, newGroundMemory } from './ground.js';
import { Inputs } from './inputs.js';
import { type ItemsMemory, newItemsMemory, rememberedItems } from './items.js';
import { byReport, type JoinInput } from './join-input.js';
import { type Made, madeOf } from './kept.js';
import { forget, type LineageMemory, lineagesOf, newLineageMemory } from './lineages.js';
import type { WordingsOf } from './one-saying.js';
import { newPartsMemory, type PartsMemory, withParts } from './parts.js';
import { newPointsMemory, type PointsMemory } from './points/memory.js';
import { namesOf } from './points/names-of.js';
import { pointsOf } from './points/points.js';
import type { Recalled } from './recalled.js';
import { recalledLineages } from './recalled-lineages.js';
import { recalledRounds } from './recalled-points.js';
import type { RecordReport, TalksRecord } from './record.js';
import { rememberedOf } from './remembered.js';
import type { RememberedReport } from './remembered-report.js';
import { dayOf } from './resolve.js';
import { applyRulings } from './rulings/apply.js';
import { applyJoinedRulings } from './rulings/apply-joined.js';
import type { Ruling } from './rulings/ruling.js';
import { type Labels, summaryOf } from './summary.js';
import { newTableMemory, type TableMemory, tableOf } from './table.js';
import { newToldMemory, type ToldMemory, toldActors } from './told-actors.js';
import { newUtteranceMemory, type UtteranceMemory } from './utterance-memory.js';
import { joinUtterances } from './utterances.js';
import { movesWithin, newWholesMemory, rulingsWithin, type WholesMemory, wholesOf } from './wholes.js';
import { createWordings } from './wordings.js';

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
  record(options: JoinOptions): TalksRecord;
  /** What the joins so far have found, for a joiner in another run of the program: see `createJoiner`. */
  remembered(): readonly RememberedReport[];
}

/**
 * Joins step by step. At any time `record` gives what `join` gives for the same reports. With what an earlier joiner
 * found (read by the same program, from the same readings) only what is new since is aligned and compared.
 *
 * ```ts
 * const joiner = createJoiner();
 * joiner.add(first);
 * joiner.add(second);
 * joiner.record({ title: 'Talks', asOf: null }).reports.length // 2
 * ```
 */
export function createJoiner(recalled: Recalled | null = null): Joiner {
  const inputs = new Inputs();
  let memory = newJoinMemory(recalled);
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
    record(options) {
      const kept = memory;
      // A join that fails half-way leaves memory that is half old and half new: the next starts without any.
      memory = newJoinMemory();
      // What is known of all reports is not given up for the record of an earlier day.
      const own = options.asOf === null ? kept : { ...newJoinMemory(), lineages: kept.lineages };
      const record = assemble(inputs, options, own);
      memory = kept;
      return record;
    },
    remembered: () => rememberedOf(memory.lineages, memory.utterances, memory.points),
  };
}

/** What earlier joins of the same reports left: alignments, items, sayings compared, and the points of rounds. */
interface JoinMemory {
  readonly lineages: LineageMemory;
  readonly actors: ActorsMemory;
  readonly items: ItemsMemory;
  readonly utterances: UtteranceMemory;
  readonly points: PointsMemory;
  readonly backed: BackedMemory;
  readonly ground: GroundMemory;
  readonly table: TableMemory;
  readonly reports: ReportsMemory;
  readonly parts: PartsMemory;
  readonly told: ToldMemory;
  readonly wholes: WholesMemory;
}

/** How the record told the reports. */
interface ReportsMemory {
  made: Made<JoinInput, RecordReport>;
}

const newJoinMemory = (recalled: Recalled | null = null): JoinMemory => ({
  lineages: newLineageMemory(
    recalled === null ? null : recalledLineages(recalled.remembered, recalled.lineages),
  ),
  actors: newActorsMemory(),
  items: newItemsMemory(),
  utterances: newUtteranceMemory(recalled),
  points: newPointsMemory(recalled === null ? null : recalledRounds(recalled)),
  backed: newBackedMemory(),
  ground: newGroundMemory(),
  table: newTableMemory(),
  reports: { made: { from: [], to: [] } },
  parts: newPartsMemory(),
  told: newToldMemory(),
  wholes: newWholesMemory(),
});

/** What `join` does, with the alignments of earlier joins at hand. */
function assemble(given: Inputs, options: JoinOptions, memory: JoinMemory): TalksRecord {
  const inputs = settled(given, options.asOf);
  const kin = lineagesOf(inputs, memory.lineages, options.asOf === null);
  const { lineages, of: lineageOf } = kin;
  const rulings = options.rulings ?? [];
  const { actors, idOf, reportsOf, renamed, retold } = joinActors(inputs, rulings, memory.actors);
  const found = rememberedItems(inputs, idOf, renamed, memory.items);
  const { items, applied, furniture } = applyRulings(inputs, found, actors, rulings);
  const ground = groundOf(items, kin, actors, reportsOf, memory.ground);
  const textOf = (report: string): string => given.of(report)?.report.text ?? '';
  const sayings = joinUtterances(
    {
      ...ground,
      actors,
      lineages,
      wordingsOf: wordingsOf(given),
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
  const ruled = applyJoinedRulings(
    inputs,
    { points: pointsOf(inputs, lineageOf, names, calledAnew, memory.points), steps },
    rulings,
    applied,
    furniture,
    lineageOf,
  );
  memory.points.shown = ruled.points;
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
    summary: summaryOf(record, options.labels),
    ...rest,
    actors: toldActors({ ...record, statements: wholes, moves: backed }, memory.told),
  };
}

/** So many reports' words are kept weighed: sayings are made ready report by report, or as others meet them. */
const mostWeighed = 1024;

/** The weighers of reports' words. */
function wordingsOf(inputs: Inputs): WordingsOf {
  const weighers = new Map<string, ReturnType<WordingsOf>>();
  return (report) => {
    const known = weighers.get(report);
    if (known !== undefined) return known;
    if (weighers.size === mostWeighed) weighers.clear();
    const weigh = createWordings(inputs.of(report)?.reading.sketch ?? { signature: [], landmarks: [] });
    weighers.set(report, weigh);
    return weigh;
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
  memory: ReportsMemory,
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
