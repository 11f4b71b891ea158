import type { Nearness } from '../text/nearness.js';
import type { Changes } from './kept.js';
import { Meetings } from './meetings.js';
import type { Saying } from './one-saying.js';
import type { Paraphrases } from './paraphrases.js';
import type { Recalled } from './recalled.js';
import type { Lineage, LineageLink, Statement, Utterance } from './record.js';
import { Relations } from './relations.js';
import type { ToldSaying } from './told.js';

/** A statement among the others, made ready for comparing. */
export type Told = ToldSaying<Saying>;

/** What earlier joins found of sayings: one more statement is compared with those it meets, and nothing else anew. */
export interface UtteranceMemory {
  readonly sayings: Map<string, Told>;
  /** By report, in the order of its statements. */
  readonly byReport: Map<string, readonly Told[]>;
  meetings: Meetings<Told>;
  /** Who the actors are, for what they say is compared. */
  readonly relations: Relations;
  lineages: readonly Lineage[];
  /** Statements that the aligned sentences of a link bring together. */
  readonly links: Map<LineageLink, readonly (readonly [Told, Told])[]>;
  /** Utterances of several statements with why these were joined. */
  readonly explained: WeakMap<Utterance, Utterance>;
  /** Prints of sayings by which a later program knows them again: one changes with none of its objects. */
  readonly prints: WeakMap<Told, string>;
  nearness: Nearness | null;
  /** Compares by `nearness`: it knows the words that were compared before. */
  inOtherWords: Paraphrases | null;
  /** What earlier programs found, until the first join takes it in. */
  recalled: Recalled | null;
}

export const newUtteranceMemory = (recalled: Recalled | null = null): UtteranceMemory => ({
  sayings: new Map(),
  byReport: new Map(),
  meetings: new Meetings(),
  relations: new Relations(),
  lineages: [],
  links: new Map(),
  explained: new WeakMap(),
  prints: new WeakMap(),
  nearness: null,
  inOtherWords: null,
  recalled,
});

/** Sayings that are new or are others than in the last join, and those that are no more. */
export interface Turnover {
  readonly fresh: readonly Told[];
  readonly gone: readonly Told[];
}

interface StatementsOf {
  readonly report: string;
  readonly statements: readonly Statement[];
}

/**
 * Parts what is known from what is not, in the reports that came and went. A speaker who is named otherwise, or has
 * changed sides (`turned`), says all anew.
 */
export function turnover(
  { come, gone: left }: Changes<StatementsOf>,
  turned: ReadonlySet<string>,
  memory: UtteranceMemory,
  toldOf: (statement: Statement) => Told,
): Turnover {
  const { sayings, byReport } = memory;
  const fresh: Told[] = [];
  const gone: Told[] = [];
  const now = new Map<string, readonly Statement[]>(left.map(({ report }) => [report, []]));
  for (const { report, statements } of come) now.set(report, statements);
  if (turned.size > 0)
    for (const [report, told] of byReport)
      if (!now.has(report) && told.some(({ statement }) => turned.has(statement.speaker ?? '')))
        now.set(
          report,
          told.map(({ statement }) => statement),
        );
  for (const [report, statements] of now) {
    const before = byReport.get(report) ?? [];
    const own = statements.map((statement) => {
      const had = sayings.get(statement.id);
      if (had?.statement === statement && !turned.has(statement.speaker ?? '')) return had;
      if (had !== undefined) gone.push(had);
      const told = toldOf(statement);
      fresh.push(told);
      sayings.set(statement.id, told);
      return told;
    });
    for (const told of before)
      if (sayings.get(told.id) === told && !own.includes(told)) {
        gone.push(told);
        sayings.delete(told.id);
      }
    if (own.length > 0) byReport.set(report, own);
    else byReport.delete(report);
  }
  return { fresh, gone };
}
