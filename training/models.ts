import { clauseFeatures } from '../src/reading/clausefeatures.js';
import type { StoredModel } from '../src/reading/linear.js';
import { issueFeature } from '../src/reading/moves.js';
import { type Example, type FitOptions, fitLinear } from './fit.js';
import type { LabelledText } from './readings.js';

export const noAct = 'none';

/** The models of a clause as they are stored, without the one that is trained on their mistakes. */
export interface MoveModels {
  readonly act: StoredModel;
  readonly issue: StoredModel;
  readonly step: StoredModel;
  readonly observation: StoredModel;
}

const base: FitOptions = { kind: 'one', epochs: 8, rate: 0.3, l2: 2e-5, least: 2, seed: 7 };

/** Trains the four models of a clause on labelled texts. */
export function trainModels(
  texts: readonly LabelledText[],
  catalog: { readonly acts: readonly string[]; readonly issues: readonly string[] },
): MoveModels {
  const all = texts.flatMap(({ context, labels, path }) =>
    context.clauses.map((_, i) => ({ features: clauseFeatures(context, i), label: labels[i], path })),
  );
  const acts: Example[] = [];
  const issues: Example[] = [];
  const steps: Example[] = [];
  const seen: Example[] = [];
  for (const { features, label, path } of all) {
    if (label === undefined) continue;
    const found = [...label.acts];
    if (found.length > 0 || !label.beside)
      acts.push({
        features,
        target: new Map(found.length === 0 ? [[noAct, 1]] : found.map((act) => [act, 1 / found.length])),
      });
    if (found.length > 0)
      issues.push({
        features: features.filter(issueFeature),
        target: new Map([...label.issues].map((issue) => [issue, 1])),
      });
    if (path) {
      steps.push({ features, target: new Map([['step', label.step ? 1 : 0]]) });
      seen.push({ features, target: new Map([['observation', label.observation ? 1 : 0]]) });
    }
  }
  return {
    act: fitLinear([noAct, ...catalog.acts], acts, base),
    issue: fitLinear(catalog.issues, issues, { ...base, kind: 'any', least: 4, epochs: 10 }),
    step: fitLinear(['step'], steps, { ...base, kind: 'any', l2: 5e-5 }),
    observation: fitLinear(['observation'], seen, { ...base, kind: 'any', l2: 5e-5 }),
  };
}
