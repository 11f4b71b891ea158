import type { ClauseContext } from '../src/reading/clausefeatures.js';
import { coreOf } from '../src/reading/clauses.js';
import { type LinearModel, modelOf, probabilities, type StoredModel } from '../src/reading/linear.js';
import type { ClauseModels } from '../src/reading/movemodels.js';
import { candidatesOf, featureRows } from '../src/reading/moves.js';
import { type Candidate, trustFeatures } from '../src/reading/trust.js';
import { fitLinear } from './fit.js';
import type { MoveModels } from './models.js';
import { type GoldMove, type LabelledText, meets } from './readings.js';

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

const unknown: StoredModel = { kind: 'any', classes: ['right'], scale: 1, features: 'bias', weights: 'AA==' };

export function clauseModelsOf(models: MoveModels, trust: StoredModel = unknown): ClauseModels {
  return {
    act: modelOf(models.act),
    issue: modelOf(models.issue),
    step: modelOf(models.step),
    observation: modelOf(models.observation),
    trust: modelOf(trust),
  };
}

/** What models find in a text, held against its careful reading as `score.mjs` does: each move of it counts once. */
export function foundIn(text: LabelledText, models: ClauseModels): readonly Found[] {
  const { context } = text;
  const candidates = candidatesOf(context, featureRows(context), models, null);
  const actRight = matched(text, candidates, (candidate, gold) => candidate.act === gold.act);
  const right = matched(
    text,
    candidates,
    (candidate, gold) =>
      candidate.act === gold.act &&
      gold.issues.some((issue) => candidate.issues.includes(issue)) &&
      sameActor(context, candidate.bearer.actor, gold.actor),
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

function sameActor({ voices }: ClauseContext, actor: number | null, accepted: string): boolean {
  const names = (actor === null ? [] : (voices.actors[actor]?.names ?? [])).map(plain);
  return accepted.split('|').some((name) => {
    const want = plain(name).split(' ');
    return names.some((have) => {
      const own = have.split(' ');
      return (
        have === want.join(' ') ||
        (own.length > 1 && want.length > 1 && own.at(-1) === want.at(-1) && own[0]?.[0] === want[0]?.[0])
      );
    });
  });
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[’‘']s\b/g, '')
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

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
