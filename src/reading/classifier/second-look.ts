import type { SecondLookWeights } from './file.js';
import type { issueHintKinds } from './issue-hints.js';

/** Places of hints in a row of `issueHintKinds`. */
const at = { clause: 0, sentence: 2, around: 3, topic: 4 } as const satisfies Partial<
  Record<(typeof issueHintKinds)[number], number>
>;

/** What was found of a clause at first. Scores and hints stand in the order of the catalogue's issues. */
export interface FirstLook {
  /** A score for each issue, its hints weighed in. */
  readonly scores: Float64Array;
  /** One row of hints for each issue. */
  readonly hints: Float64Array;
  /** What the scores make of each issue, and what is done in the clause: probabilities to the thousandth. */
  readonly likely: Float64Array;
  readonly acts: Float64Array;
}

/**
 * Judges anew what a clause is about, from the first scores of all issues and from what is done in the clause: praise
 * and doubt are rather of the talks than of what the talks are about, and where the clause names no issue itself its
 * surroundings count more (stacked generalisation, Wolpert 1992; `training/issues.py`). `columns`: which issue of the
 * training each issue of the catalogue is, -1 where training knew none such: it then gains as much as the one that
 * gains most where the clause names it, else as little as the one that gains least.
 */
export function createSecondLook(
  { alike, unit, each }: SecondLookWeights,
  columns: readonly number[],
  width: number,
): (first: FirstLook, out: Float64Array) => void {
  const issues = (each[0] ?? []).length;
  // All rows one after another: this is done for every clause that may carry a move.
  const rows = Float64Array.from(each.flatMap((row) => Array.from(row, (x) => x * unit)));
  const [bias, named, namedNear, ofActs] = [0, 1, 2, 3];
  const gain = new Float64Array(issues);
  const own = new Float64Array(issues);
  const [factor = 1, ...factors] = alike;
  const hintFactors = Float64Array.from(factors.slice(0, width));
  const [bareSentence = 0, aloneAround = 0, bareTopic = 0] = factors.slice(width);

  const add = (row: number, weight: number): void => {
    if (weight === 0) return;
    const from = row * issues;
    for (let i = 0; i < issues; i++) gain[i] = (gain[i] ?? 0) + weight * (rows[from + i] ?? 0);
  };

  return ({ scores, hints, likely, acts }, out) => {
    let [clause, sentence] = [0, 0];
    for (let i = 0; i < columns.length; i++) {
      clause = Math.max(clause, hints[i * width + at.clause] ?? 0);
      sentence = Math.max(sentence, hints[i * width + at.sentence] ?? 0);
    }
    gain.fill(0);
    own.fill(0);
    add(bias, 1);
    add(named, clause);
    add(namedNear, sentence);
    for (let i = 0; i < acts.length; i++) add(ofActs + i, acts[i] ?? 0);
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? -1;
      if (column >= 0) own[column] = (own[column] ?? 0) + (likely[i] ?? 0);
    }
    for (let i = 0; i < issues; i++) add(ofActs + acts.length + i, Math.sqrt(own[i] ?? 0));
    let [most, least] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let i = 0; i < issues; i++) {
      most = Math.max(most, gain[i] ?? 0);
      least = Math.min(least, gain[i] ?? 0);
    }
    for (let i = 0; i < columns.length; i++) {
      const [column, row] = [columns[i] ?? -1, i * width];
      let score = factor * (scores[i] ?? 0);
      for (let j = 0; j < width; j++) {
        const hint = hints[row + j] ?? 0;
        if (hint !== 0) score += hint * (hintFactors[j] ?? 0);
      }
      score += bareSentence * (hints[row + at.sentence] ?? 0) * (1 - clause);
      score += aloneAround * (hints[row + at.around] ?? 0) * (1 - sentence);
      score += bareTopic * (hints[row + at.topic] ?? 0) * (1 - clause);
      const unknown = (hints[row + at.clause] ?? 0) === 1 ? most : least;
      out[i] = score + (column < 0 ? unknown : (gain[column] ?? 0));
    }
  };
}
