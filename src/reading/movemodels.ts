import { readFileSync } from 'node:fs';
import { type LinearModel, modelOf, type StoredModel } from './linear.js';

/** What is learnt of clauses: act (or none), issues, whether it tells a step to come, whether conduct that was seen. */
export interface ClauseModels {
  readonly act: LinearModel;
  readonly issue: LinearModel;
  readonly step: LinearModel;
  readonly observation: LinearModel;
  /** That act, actor and issue of a move are right. */
  readonly trust: LinearModel;
}

/** Reads the shipped weights. */
export function loadClauseModels(): ClauseModels {
  const model = (name: string): LinearModel => {
    const stored: StoredModel = JSON.parse(
      readFileSync(new URL(`./weights/${name}.weights.json`, import.meta.url), 'utf8'),
    );
    return modelOf(stored);
  };
  return {
    act: model('act'),
    issue: model('issue'),
    step: model('step'),
    observation: model('observation'),
    trust: model('trust'),
  };
}
