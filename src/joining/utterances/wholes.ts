import { type Passage, passageAt, type Span, spanning } from '../../text/passage.js';
import { ofReports } from '../ground.js';
import type { ReportItems } from '../items/items.js';
import {
  byId,
  type Changes,
  changesBetween,
  foundIn,
  heldBy,
  type Made,
  madeOf,
  patched,
} from '../kept/kept.js';
import type { AppliedRuling, Move, Statement, Utterance } from '../record.js';
import type { ReportMoves } from '../table/backed.js';
import type { Told } from './utterance-memory.js';
import type { JoinedSayings } from './utterances.js';

/** What a report's statements come to in the record. */
export interface ReportWholes {
  readonly report: string;
  readonly statements: readonly Statement[];
  /** Those of which its statement is the first. */
  readonly utterances: readonly Utterance[];
  /** Into which statement each part went that was put together with others. */
  readonly into: ReadonlyMap<string, string>;
}

/** What reports' statements came to in the last join. */
export interface WholesMemory {
  made: Made<ReportItems, ReportWholes>;
  utterances: readonly Utterance[];
  statements: Made<ReportWholes, Statement>;
  /** Moves of reports, said in what their statements went into, and all of these. */
  within: Made<ReportMoves, ReportMoves>;
  moves: Made<ReportMoves, Move>;
}

export const newWholesMemory = (): WholesMemory => ({
  made: { from: [], to: [] },
  utterances: [],
  statements: { from: [], to: [] },
  within: { from: [], to: [] },
  moves: { from: [], to: [] },
});

/** All statements and utterances of the record, and of each report. */
export interface Wholes extends Changes<ReportWholes> {
  readonly reports: readonly ReportWholes[];
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

/** Whether two are parts of one statement of one speaker. */
export function areOfOne({ whole: a, ...one }: Statement, { whole: b, ...other }: Statement): boolean {
  if (a === undefined || b === undefined || a.report !== b.report || a.start !== b.start || a.end !== b.end)
    return false;
  return (
    one.speaker === other.speaker && one.polarity === other.polarity && one.confidence === other.confidence
  );
}

/**
 * Statements are compared in parts, since another report may carry one part alone. Neighbouring parts that no other
 * statement tells are put together again: what nobody parts is one thing said. Only reports of which what is told
 * changed are looked at.
 */
export function wholesOf(
  items: readonly ReportItems[],
  sayings: JoinedSayings,
  textOf: (report: string) => string,
  memory: WholesMemory,
): Wholes {
  const before = memory.made;
  const come: Utterance[] = [];
  memory.made = madeOf(
    before,
    items,
    ofReports,
    ({ report }) => {
      const made = wholesIn(report, sayings, textOf);
      come.push(...made.utterances);
      return made;
    },
    [...sayings.changed].map((report) => ({ report })),
  );
  const changes = changesBetween(before.to, memory.made.to, ofReports);
  const left = new Set(changes.gone.flatMap(({ utterances }) => utterances));
  const fresh = come.filter((utterance) => !left.delete(utterance));
  memory.utterances = patched(memory.utterances, { come: fresh, gone: [...left] }, byId);
  memory.statements = heldBy(memory.statements, memory.made.to, ofReports, (one) => one.statements);
  return {
    ...changes,
    reports: memory.made.to,
    statements: memory.statements.to,
    utterances: memory.utterances,
  };
}

function wholesIn(report: string, sayings: JoinedSayings, textOf: (report: string) => string): ReportWholes {
  const runs: Told[][] = [];
  for (const told of sayings.of(report)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last !== undefined && isAlone(last) && isAlone(told) && areOfOne(last.statement, told.statement))
      run?.push(told);
    else runs.push([told]);
  }
  const into = new Map<string, string>();
  const utterances: Utterance[] = [];
  const statements = runs.flatMap((run): readonly Statement[] => {
    const [first, ...others] = run;
    if (first === undefined) return [];
    if (first.utterance?.statements[0] === first.id) utterances.push(sayings.told(first.utterance));
    for (const { id } of others) into.set(id, first.id);
    return [others.length === 0 ? statementOf(first) : together(run.map(statementOf), textOf(report))];
  });
  return { report, statements, utterances, into: into.size === 0 ? nothing : into };
}

/** Most reports hold no parts: one map for all takes less room. */
const nothing: ReadonlyMap<string, string> = new Map();

const isAlone = ({ utterance }: Told): boolean => (utterance?.statements.length ?? 1) < 2;

/** A statement with its utterance: the same object as before where that is the same. */
function statementOf(told: Told): Statement {
  const { utterance, statement } = told;
  if (utterance === null || utterance.id === statement.utterance) told.told = statement;
  else if (told.told?.utterance !== utterance.id) told.told = { ...statement, utterance: utterance.id };
  return told.told ?? statement;
}

/** All moves of reports, in their order: those said in a part are said in what it went into. */
export function movesWithin(
  reports: readonly ReportMoves[],
  wholes: Wholes,
  memory: WholesMemory,
): readonly Move[] {
  memory.within = madeOf(
    memory.within,
    reports,
    ofReports,
    (one) => movesInto(one, foundIn(wholes.reports, one, ofReports)?.into ?? nothing),
    wholes.come,
  );
  memory.moves = heldBy(memory.moves, memory.within.to, ofReports, ({ moves }) => moves);
  return memory.moves.to;
}

function movesInto(one: ReportMoves, into: ReportWholes['into']): ReportMoves {
  if (into.size === 0) return one;
  const moves = one.moves.map((move) => {
    const statement = move.statement === null ? undefined : into.get(move.statement);
    return statement === undefined ? move : { ...move, statement };
  });
  return { report: one.report, moves };
}

/** A ruling on parts is one on what they went into. */
export function rulingsWithin(
  applied: readonly AppliedRuling[],
  { reports }: Wholes,
): readonly AppliedRuling[] {
  const into = new Map(reports.flatMap((one) => [...one.into]));
  return applied.map((ruling) => {
    const items = [...new Set(ruling.items.map((id) => into.get(id) ?? id))];
    return { ...ruling, items };
  });
}

function together(parts: readonly Statement[], text: string): Statement {
  const [first] = parts;
  if (first === undefined) throw new RangeError('a statement is made of one part at least');
  const { whole, ...rest } = first;
  const around = (spans: readonly Span[]): Passage => passageAt(first.report, text, spans.reduce(spanning));
  const passage = around(parts.map((part) => part.passage));
  const partial = whole !== undefined && (whole.start !== passage.start || whole.end !== passage.end);
  return {
    ...rest,
    mode: parts.find(({ mode }) => mode !== 'indirect')?.mode ?? first.mode,
    passage,
    content: around(parts.map((part) => part.content)),
    quotes: parts.flatMap(({ quotes }) => quotes),
    ...(partial ? { whole } : {}),
  };
}
