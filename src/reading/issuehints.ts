import type { Catalog } from '../catalog/catalog.js';
import { cosine, type Nearness } from '../text/nearness.js';
import { phrasesIn } from '../text/phrases.js';
import type { ClauseContext } from './clausefeatures.js';
import type { ClauseVectors } from './clausevectors.js';

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
  vectors: ClauseVectors,
  hints: IssueHints,
): Float64Array {
  const { cut, clauses, lexicon, topics } = context;
  const width = issueHintKinds.length;
  const out = new Float64Array(hints.issues.length * width);
  const clause = clauses[index];
  const sentence = clause === undefined ? undefined : cut.sentences[clause.sentence];
  if (clause === undefined || sentence === undefined) return out;
  const count = (first: number, last: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (const hit of phrasesIn(lexicon.issues, cut.tokens, first, last))
      found.set(hit.value, (found.get(hit.value) ?? 0) + 1);
    return found;
  };
  const own = count(clause.first, clause.last);
  const whole = count(sentence.first, sentence.last);
  const before = cut.sentences[clause.sentence - 1] ?? sentence;
  const after = cut.sentences[clause.sentence + 1] ?? sentence;
  const around = count(before.first, after.last);
  hints.issues.forEach((issue, i) => {
    const n = own.get(issue) ?? 0;
    const vector = hints.vectors[i];
    const at = i * width;
    out[at] = n > 0 ? 1 : 0;
    out[at + 1] = n > 1 ? 1 : 0;
    out[at + 2] = whole.has(issue) ? 1 : 0;
    out[at + 3] = around.has(issue) ? 1 : 0;
    const topic = topics.indexOf(issue);
    out[at + 4] = topic < 0 ? 0 : 1 - topic / 4;
    out[at + 5] = vector === undefined ? 0 : cosine(vectors.own, vector);
    out[at + 6] = vector === undefined ? 0 : cosine(vectors.sentence, vector);
  });
  return out;
}
