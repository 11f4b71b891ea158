import type { Catalog } from '../catalog/catalog.js';
import type { Labels } from '../joining/told/summary.js';

/** The catalogue's names for its keys; a key without one is shown with its hyphens as spaces. */
export function labelsOf(catalog: Pick<Catalog, 'issues' | 'steps'>): Labels {
  const issues = new Map(catalog.issues.map(({ issue, label }) => [issue, label]));
  const steps = new Map(catalog.steps.map(({ kind, label }) => [kind, label]));
  return {
    issue: (key) => issues.get(key) ?? key.replace(/-/g, ' '),
    step: (kind) => steps.get(kind) ?? kind.replace(/-/g, ' '),
  };
}
