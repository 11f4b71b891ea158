import type { Catalog } from '../catalog/catalog.js';
import { cosine, type Nearness } from '../text/nearness.js';
import type { ClauseContext } from './clausecontext.js';
import { reach, around as stretchAround } from './clausefeatures.js';

/** What speaks for an issue, the same for every issue, so that one which no training text knew is found too. */
export const issueHintKinds = ['clause', 'several', 'sentence', 'around', 'topic', 'near', 'nearby'] as const;

export interface IssueHints {
  readonly issues: readonly string[];
  /** The catalogue's words of an issue, pooled. */
  readonly vectors: readonly Int16Array[];
}

export function issueHintsOf(catalog: Catalog, near: Nearness): IssueHints {
  return {
    issues: catalog.issues.map(({ issue }) => issue),
    vectors: catalog.issues.map(({ label, words }) =>
      near.pool([label, ...words].flatMap((phrase) => phrase.toLowerCase().split(' '))),
    ),
  };
}

/** One row of hints for each issue: `issueHintKinds` in order, issue by issue. */
export function hintsFor(
  context: ClauseContext,
  index: number,
  own: Int16Array,
  sentence: Int16Array,
  hints: IssueHints,
): Float64Array {
  const { cut, clauses, hits, topics } = context;
  const width = issueHintKinds.length;
  const out = new Float64Array(hints.issues.length * width);
  const clause = clauses[index];
  if (clause === undefined) return out;
  const count = (first: number, last: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { value } of hits.issues.in(first, last)) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };
  const inside = count(clause.first, clause.last);
  const whole = stretchAround(context, clause);
  const inSentence = count(whole.first, whole.last);
  const before = cut.sentences[clause.sentence - 1];
  const after = cut.sentences[clause.sentence + 1];
  const near = count(
    before === undefined ? whole.first : Math.max(before.first, whole.first - reach),
    after === undefined ? whole.last : Math.min(after.last, whole.last + reach),
  );
  hints.issues.forEach((issue, i) => {
    const n = inside.get(issue) ?? 0;
    const vector = hints.vectors[i];
    const at = i * width;
    out[at] = n > 0 ? 1 : 0;
    out[at + 1] = n > 1 ? 1 : 0;
    out[at + 2] = inSentence.has(issue) ? 1 : 0;
    out[at + 3] = near.has(issue) ? 1 : 0;
    const topic = topics.indexOf(issue);
    out[at + 4] = topic < 0 ? 0 : 1 - topic / 4;
    out[at + 5] = vector === undefined ? 0 : cosine(own, vector);
    out[at + 6] = vector === undefined ? 0 : cosine(sentence, vector);
  });
  return out;
}
