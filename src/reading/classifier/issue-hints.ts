import type { Catalog } from '../../catalog/catalog.js';
import { type Nearness, unit } from '../../text/nearness.js';
import { type Dots, dotsOf } from '../../text/sums.js';
import type { ClauseContext } from '../clauses/context.js';
import { reach, around as stretchAround } from './features.js';

/** What speaks for an issue, the same for every issue, so that one which no training text knew is found too. */
export const issueHintKinds = [
  'clause',
  'several',
  'sentence',
  'around',
  'topic',
  'near',
  'nearby',
  'hinted',
  'severalHinted',
] as const;

export interface IssueHints {
  readonly issues: readonly string[];
  /** Where an issue stands among them: more than once where a user's catalogue adds words to one. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The catalogue's words of each issue, pooled. */
  readonly vectors: Dots;
}

export function issueHintsOf(catalog: Catalog, near: Nearness): IssueHints {
  const issues = catalog.issues.map(({ issue }) => issue);
  const pooled = catalog.issues.map(({ label, names = [], words }) =>
    near.pool([label, ...names, ...words].flatMap((phrase) => phrase.toLowerCase().split(' '))),
  );
  const matrix = new Int16Array(issues.length * near.dims);
  pooled.forEach((vector, i) => {
    matrix.set(vector, i * near.dims);
  });
  return {
    issues,
    places: new Map(issues.map((issue) => [issue, issues.flatMap((one, i) => (one === issue ? [i] : []))])),
    vectors: dotsOf(matrix, near.dims),
  };
}

/**
 * One row of hints for each issue: `issueHintKinds` in order, issue by issue, to the hundredth, as training saw them;
 * written into `out` where it is given.
 */
export function hintsFor(
  context: ClauseContext,
  index: number,
  own: Int16Array,
  sentence: Int16Array,
  { issues, places, vectors }: IssueHints,
  out: Float64Array = new Float64Array(issues.length * issueHintKinds.length),
): Float64Array {
  const { cut, clauses, hits, topics } = context;
  const width = issueHintKinds.length;
  out.fill(0);
  const clause = clauses[index];
  if (clause === undefined) return out;
  const set = (issue: string, hint: number, value: number): void => {
    for (const at of places.get(issue) ?? []) out[at * width + hint] = value;
  };
  const named = new Set<string>();
  for (const { value } of hits.issues.in(clause.first, clause.last)) {
    set(value, 0, 1);
    if (named.has(value)) set(value, 1, 1);
    named.add(value);
  }
  const hinted = new Set<string>();
  for (const { value } of hits.issueHints.in(clause.first, clause.last)) {
    set(value, 7, 1);
    if (hinted.has(value)) set(value, 8, 1);
    hinted.add(value);
  }
  const whole = stretchAround(context, clause);
  for (const { value } of hits.issues.in(whole.first, whole.last)) set(value, 2, 1);
  const before = cut.sentences[clause.sentence - 1];
  const after = cut.sentences[clause.sentence + 1];
  const nearby = hits.issues.in(
    before === undefined ? whole.first : Math.max(before.first, whole.first - reach),
    after === undefined ? whole.last : Math.min(after.last, whole.last + reach),
  );
  for (const { value } of nearby) set(value, 3, 1);
  topics.forEach((issue, rank) => {
    set(issue, 4, 1 - rank / 4);
  });
  [own, sentence].forEach((vector, i) => {
    vectors.vector.set(vector);
    const products = vectors.products();
    for (let k = 0; k < products.length; k++)
      out[k * width + 5 + i] = Math.round(((products[k] ?? 0) / (unit * unit)) * 100) * 0.01;
  });
  return out;
}
