import { coreOf } from '../src/reading/clauses/clauses.js';
import type { ClauseContext } from '../src/reading/clauses/context.js';
import type { BearerModel } from '../src/reading/moves/bearer-model.js';
import { candidatesOf } from '../src/reading/moves/moves.js';
import {
  type Candidate,
  isTold,
  type TrustFeatures,
  type TrustModel,
  trustFeatures,
  trustOf,
} from '../src/reading/moves/trust.js';
import type { JudgedText } from './judged.js';
import { fitLogistic } from './logistic.js';
import { type GoldMove, type LabelledText, marks, meets } from './readings.js';
import { nearlySameActor, sameActor } from './same-actor.js';

/** A move that models found which had not seen its round, and what the careful reading holds of it. */
export interface Found {
  readonly text: LabelledText;
  readonly candidate: Candidate;
  readonly features: TrustFeatures;
  /** A move of the same act stands here; and it is of the same issue and actor. */
  readonly actRight: boolean;
  readonly right: boolean;
  /** Acts that the careful reading has at this place. */
  readonly there: readonly string[];
}

/** All that models take for a move in a text, as far as it was read. */
export function candidatesIn({ text, judged }: JudgedText, bearer: BearerModel): readonly Candidate[] {
  const { context, reach } = text;
  return candidatesOf(context, judged, bearer).filter(
    ({ index }) => (context.clauses[index]?.start ?? 0) <= reach,
  );
}

/** The candidates that the program would tell. */
export function toldOf(
  { text }: JudgedText,
  candidates: readonly Candidate[],
  trust: TrustModel,
): readonly Candidate[] {
  return candidates.filter((candidate) =>
    isTold({ ...candidate, confidence: trustOf(trust, trustFeatures(text.context, candidate)) }),
  );
}

/** What was found in a text, held against its careful reading as `score.mjs` does: each move of it counts once. */
export function foundIn({ text }: JudgedText, candidates: readonly Candidate[]): readonly Found[] {
  const { context } = text;
  const actRight = matched(text, candidates, (candidate, gold) => candidate.act === gold.act);
  const right = matched(
    text,
    candidates,
    (candidate, gold) =>
      candidate.act === gold.act &&
      gold.issues.some((issue) => candidate.issues.includes(issue)) &&
      (text.round === marks ? nearlySameActor : sameActor)(context, candidate.bearer.actor, gold.actor),
  );
  return candidates.map((candidate, i) => ({
    text,
    candidate,
    features: trustFeatures(context, candidate),
    actRight: actRight.has(i),
    right: right.has(i),
    there: text.moves.filter((gold) => stands(context, candidate, gold)).map(({ act }) => act),
  }));
}

function stands({ clauses }: ClauseContext, { index }: Candidate, { spots }: GoldMove): boolean {
  const clause = clauses[index];
  return clause !== undefined && spots.some((spot) => meets(coreOf(clause), spot));
}

function matched(
  { context, moves }: LabelledText,
  candidates: readonly Candidate[],
  test: (candidate: Candidate, gold: GoldMove) => boolean,
): ReadonlySet<number> {
  const used = new Set<number>();
  for (const gold of moves) {
    const hit = candidates.findIndex(
      (candidate, i) => !used.has(i) && stands(context, candidate, gold) && test(candidate, gold),
    );
    if (hit >= 0) used.add(hit);
  }
  return used;
}

/**
 * Trains the model of trust on what other models found in texts that they had not seen. Rounds weigh more here than
 * `weightOf` has it: with 3 what is surest was surer than it said.
 */
export function trainTrust(found: readonly Found[]): TrustModel {
  return fitLogistic(
    found.map(({ features, right, text }) => ({ features, right, weight: read(text) ? 20 : 1 })),
    10,
  );
}

/** A round is read whole, with all names that its actors go by: what is right there is surer than in the marks. */
export const weightOf = (text: LabelledText): number => (read(text) ? 3 : 1);
const read = ({ round }: LabelledText): boolean => round !== marks && round !== 'moves-train';
