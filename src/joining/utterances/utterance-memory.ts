import type { Nearness } from '../../text/nearness.js';
import type { Changes } from '../kept/kept.js';
import type { Lineage, LineageLink, Statement, Utterance } from '../record.js';
import { Meetings } from './meetings.js';
import { type Saying, sayingOf, type WordingsOf } from './one-saying.js';
import type { Paraphrases } from './paraphrases.js';
import { Relations } from './relations.js';
import type { ToldSaying } from './told.js';
import { createWordings, type ReportWords } from './wordings.js';

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
  nearness: Nearness | null;
  /** Compares by `nearness`: it knows the words that were compared before. */
  inOtherWords: Paraphrases | null;
  /** What weighs the words of a report; of those that were written down it stands in `words`. */
  wordsOf: (report: string) => ReportWords;
  readonly words: Map<string, ReportWords>;
  /** Gives the words of reports their weights, in the join that is made. */
  wordingsOf: WordingsOf;
  /** Of a memory that was written down, until the first join: whether its sayings were compared by word vectors. */
  kept: { readonly vectored: boolean } | null;
}

export const newUtteranceMemory = (): UtteranceMemory => ({
  sayings: new Map(),
  byReport: new Map(),
  meetings: new Meetings(),
  relations: new Relations(),
  lineages: [],
  links: new Map(),
  explained: new WeakMap(),
  nearness: null,
  inOtherWords: null,
  wordsOf: () => new Uint32Array(0),
  words: new Map(),
  wordingsOf: () => createWordings(new Uint32Array(0)),
  kept: null,
});

/** So many reports' words are kept weighed: sayings are made ready report by report, or as others meet them. */
const mostWeighed = 1024;

/** The weighers of reports' words. */
export function weighersOf(wordsOf: UtteranceMemory['wordsOf']): WordingsOf {
  const weighers = new Map<string, ReturnType<WordingsOf>>();
  return (report) => {
    const known = weighers.get(report);
    if (known !== undefined) return known;
    if (weighers.size === mostWeighed) weighers.clear();
    const weigh = createWordings(wordsOf(report));
    weighers.set(report, weigh);
    return weigh;
  };
}

/** The words of a saying, made ready for comparing. */
export function sayingIn(told: Told, { wordingsOf }: Pick<UtteranceMemory, 'wordingsOf'>): Saying {
  told.saying ??= sayingOf(told.statement, wordingsOf);
  return told.saying;
}

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
