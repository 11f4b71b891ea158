import type { ClauseContext } from '../src/reading/clausecontext.js';
import { coreOf } from '../src/reading/clauses.js';
import { type LinearModel, probabilities, type StoredModel } from '../src/reading/linear.js';
import { candidatesOf } from '../src/reading/moves.js';
import { type Candidate, trustFeatures } from '../src/reading/trust.js';
import { fitLinear } from './fit.js';
import type { JudgedText } from './judged.js';
import { type GoldMove, type LabelledText, marks, meets } from './readings.js';
import { nearlySameActor, sameActor } from './same-actor.js';

/** A move that models found which had not seen its round, and what the careful reading holds of it. */
export interface Found {
  readonly text: LabelledText;
  readonly candidate: Candidate;
  readonly features: readonly string[];
  /** A move of the same act stands here; and it is of the same issue and actor. */
  readonly actRight: boolean;
  readonly right: boolean;
  /** Acts that the careful reading has at this place. */
  readonly there: readonly string[];
}

/** What models find in a text, held against its careful reading as `score.mjs` does: each move of it counts once. */
export function foundIn({ text, judged }: JudgedText, bearer: LinearModel): readonly Found[] {
  const { context } = text;
  const candidates = candidatesOf(context, judged, bearer).filter(
    ({ index }) => (context.clauses[index]?.start ?? 0) <= text.reach,
  );
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

/** Trains the model of trust on what other models found in texts that they had not seen. */
export function trainTrust(found: readonly Found[]): StoredModel {
  return fitLinear(
    ['right'],
    found.map(({ features, right }) => ({ features, target: new Map([['right', right ? 1 : 0]]) })),
    { kind: 'any', epochs: 25, rate: 0.1, l2: 3e-5, least: 5, seed: 11 },
  );
}

export function trustOf(model: LinearModel, { features }: Found): number {
  return probabilities(model, features)[0] ?? 0;
}
