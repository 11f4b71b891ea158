import { partition } from '../../text/partition.js';
import type { TimeExpression } from '../../text/time.js';
import type { Clause } from '../clauses/clauses.js';
import { type ClauseContext, statementAround } from '../clauses/context.js';
import { subjectActor } from '../clauses/subject-actor.js';
import { isFurniture, type JudgedClauses } from '../moves/moves.js';
import { type TrustFeatures, type TrustModel, trustOf } from '../moves/trust.js';
import { directionOf } from './conduct.js';

/** Which of the two is asked for. */
export type PathQuestion = 'step' | 'observation';

/**
 * Features of the model that says how likely a clause tells a step to come, or conduct that was seen: what the network
 * makes of it and of the clauses beside it in its sentence (one thing is told once), as log-odds, and what the network
 * does not see: when it happens, how far into the report it stands, whether the report tells it as what led up to the
 * talks ("since 2007", "which had …") or as news.
 */
export function pathFeatures(
  context: ClauseContext,
  judged: JudgedClauses,
  index: number,
  asked: PathQuestion,
  times: readonly TimeExpression[],
): TrustFeatures {
  const { cut, clauses, hits, voices } = context;
  const clause = clauses[index];
  const own = judged.of[index];
  if (clause === undefined || own === undefined) return [];
  const beside = [index - 2, index - 1, index + 1, index + 2].filter(
    (i) => clauses[i]?.sentence === clause.sentence,
  );
  const near = Math.max(0, ...beside.map((i) => judged.of[i]?.[asked] ?? 0));
  const other = asked === 'step' ? own.observation : own.step;
  const place = clause.start / Math.max(1, cut.text.length);
  const time = timeOf(clause, times);
  const sentence = cut.sentences[clause.sentence] ?? clause;
  const inSentence = timeOf(sentence, times);
  const kinds = hits.steps.in(clause.first, clause.last);
  const longest = [...kinds].sort((a, b) => b.last - b.first - (a.last - a.first))[0]?.value ?? 'none';
  const verb = clause.verbs[0];
  const had = verb !== undefined && cut.tokens[verb - 1]?.lower === 'had';
  const said = statementAround(context, clause, clause.sentence);
  const subject = subjectActor(context, clause);
  const kind = subject === null ? 'nobody' : (voices.actors[subject]?.kind ?? 'nobody');
  const mode = `${clause.modal ?? 'plain'} ${clause.tense}${had ? ' had' : ''}`;
  const length = clause.end - clause.start;
  const top = judged.acts.reduce((best, _, k) => ((own.acts[k] ?? 0) > (own.acts[best] ?? 0) ? k : best), 0);
  const features: (readonly [string, number])[] = [
    ['bias', 1],
    ['own', odds(own[asked])],
    ['own>0', Math.max(0, odds(own[asked]))],
    ['other', odds(other)],
    ['none', odds(own.none)],
    ['near', odds(near)],
    ['near likelier', near > own[asked] ? 1 : 0],
    ['place', place],
  ];
  for (const name of [
    `mode:${mode}`,
    `clause:${clause.kind}`,
    `opens:${clause.introducer ?? '-'}`,
    `negated:${clause.negated}`,
    `passive:${clause.passive}`,
    `quoted:${clause.quotation !== null}`,
    `listed:${clause.listed}`,
    `said:${said !== null}`,
    `subject:${kind}`,
    `named:${clause.subject !== null}`,
    `time:${time}`,
    `sentence time:${inSentence}`,
    `long:${length < 30 ? 's' : length < 60 ? 'm' : length < 120 ? 'l' : 'x'}`,
    `place:${clause.sentence === 0 ? 'title' : Math.floor(place * 4)}`,
    `act:${(own.acts[top] ?? 0) > 0.25 ? judged.acts[top] : 'none'}`,
    `alone:${beside.length === 0}`,
    ...(asked === 'step'
      ? [`hit:${longest}`, `hit:${longest !== 'none'} ${clause.modal ?? clause.tense}`]
      : [`conduct:${directionOf(context, clause)}`, `conduct:${directionOf(context, clause)} ${mode}`]),
  ])
    features.push([name, 1]);
  return features;
}

function odds(p: number): number {
  const held = Math.min(0.995, Math.max(0.005, p));
  return Math.log(held / (1 - held));
}

/** The sort of time that a stretch names: a day of this week, a month or year long past, a limit to come, none. */
function timeOf({ start, end }: Pick<Clause, 'start' | 'end'>, times: readonly TimeExpression[]): string {
  // Times stand in the order of their start.
  const found = times[partition(times, (time) => time.start < start)];
  if (found === undefined || found.end > end) return 'none';
  const { kind, precision, direction = 'open' } = found;
  return `${kind} ${kind === 'absolute' ? precision : direction}`;
}

/** Weights of the two models by the name of the feature. */
export type PathModels = Readonly<Record<PathQuestion, TrustModel>>;

/** A clause that is told as a step or as conduct, with how likely that is. */
export interface ToldClause {
  readonly index: number;
  readonly p: number;
}

/** The network's likelihood under which a clause is not looked at. */
const least = 0.03;
/**
 * What is told: all that is likely, and of each report the surest few that are not unlikely, since a report of talks
 * tells of some. Chosen on the six training rounds, each judged by models that had not seen it.
 */
const told: Readonly<
  Record<PathQuestion, { readonly likely: number; readonly few: number; readonly possible: number }>
> = {
  step: { likely: 0.4, few: 6, possible: 0.1 },
  observation: { likely: 0.35, few: 5, possible: 0.1 },
};

/** The clauses of a report that tell of a step, or of conduct, in their order. */
export function toldClauses(
  context: ClauseContext,
  judged: JudgedClauses,
  asked: PathQuestion,
  times: readonly TimeExpression[],
  models: PathModels,
): readonly ToldClause[] {
  const { likely, few, possible } = told[asked];
  const found = candidateClauses(context, judged, asked).map((index): ToldClause => {
    return { index, p: trustOf(models[asked], pathFeatures(context, judged, index, asked, times)) };
  });
  const surest = new Set([...found].sort((a, b) => b.p - a.p || a.index - b.index).slice(0, few));
  return found.filter((one) => one.p >= likely || (one.p >= possible && surest.has(one)));
}

/** Clauses of the report itself of which the network does not rule out that they tell of a step, or of conduct. */
export function candidateClauses(
  context: ClauseContext,
  judged: JudgedClauses,
  asked: PathQuestion,
): readonly number[] {
  return context.clauses.flatMap((clause, index) =>
    (judged.of[index]?.[asked] ?? 0) >= least && !isFurniture(context, clause) ? [index] : [],
  );
}
