import { readFileSync } from 'node:fs';
import type { Catalog } from '../../catalog/catalog.js';
import { loadNearness } from '../../text/load-nearness.js';
import { type Classifier, createClassifier } from '../classifier/classifier.js';
import { type LinearModel, modelOf, type StoredModel } from '../classifier/linear.js';
import { type BearerModel, bearerModelOf } from '../moves/bearer-model.js';
import type { TrustModel } from '../moves/trust.js';
import type { PathModels } from '../path/trust.js';

/** What is learnt of clauses. */
export interface ClauseModels {
  /** Act (or none), issues, whether it tells a step to come, whether conduct that was seen. */
  readonly classify: Classifier;
  /** That an actor near a clause is the one whose move it is. */
  readonly bearer: BearerModel;
  /** That act, actor and issue of a move are right together. */
  readonly trust: TrustModel;
  /** That a clause tells of a step to come, or of conduct that was seen. */
  readonly path: PathModels;
}

/** Reads the weights that ship. */
export function loadClauseModels(catalog: Catalog): ClauseModels {
  const file = (name: string): URL => new URL(`./${name}`, import.meta.url);
  const trust: TrustModel = JSON.parse(readFileSync(file('trust.weights.json'), 'utf8'));
  const path: PathModels = JSON.parse(readFileSync(file('path.weights.json'), 'utf8'));
  const linear = (name: string): LinearModel => {
    const stored: StoredModel = JSON.parse(readFileSync(file(name), 'utf8'));
    return modelOf(stored);
  };
  return {
    classify: createClassifier(readFileSync(file('clauses.bin')), catalog, loadNearness()),
    bearer: bearerModelOf(linear('bearer.weights.json')),
    trust,
    path,
  };
}
