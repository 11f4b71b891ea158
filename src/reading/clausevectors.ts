import { type Nearness, toUnit } from '../text/nearness.js';
import type { ClauseContext } from './clausefeatures.js';

/** Vectors of length one (`unit`) for a clause and what stands around it. */
export interface ClauseVectors {
  /** The words of the clause. */
  readonly own: Int16Array;
  /** Its verbs. */
  readonly verbs: Int16Array;
  /** The words of its sentence to the left and to the right. */
  readonly left: Int16Array;
  readonly right: Int16Array;
  /** The whole sentence. */
  readonly sentence: Int16Array;
  /** The sentences before and after. */
  readonly around: Int16Array;
  /** The whole report. */
  readonly report: Int16Array;
}

/** Sums of a report's sentences, made once for all of its clauses. */
export interface ReportVectors {
  readonly near: Nearness;
  readonly sums: readonly Float64Array[];
  readonly sentences: readonly Int16Array[];
  readonly around: readonly Int16Array[];
  readonly report: Int16Array;
}

type Words = readonly { readonly lower: string }[];

function addWords(near: Nearness, tokens: Words, first: number, last: number, into: Float64Array): void {
  for (let i = first; i < last; i++) for (const row of near.rows(tokens[i]?.lower ?? '')) near.add(row, into);
}

function addTo(into: Float64Array, other: Float64Array | undefined): void {
  if (other === undefined) return;
  for (let d = 0; d < into.length; d++) into[d] = (into[d] ?? 0) + (other[d] ?? 0);
}

export function reportVectorsOf({ cut }: ClauseContext, near: Nearness): ReportVectors {
  const sums = cut.sentences.map(({ first, last }) => {
    const sum = new Float64Array(near.dims);
    addWords(near, cut.tokens, first, last, sum);
    return sum;
  });
  const all = new Float64Array(near.dims);
  for (const sum of sums) addTo(all, sum);
  return {
    near,
    sums,
    sentences: sums.map(toUnit),
    around: sums.map((_, i) => {
      const both = new Float64Array(near.dims);
      addTo(both, sums[i - 1]);
      addTo(both, sums[i + 1]);
      return toUnit(both);
    }),
    report: toUnit(all),
  };
}

/** The vectors of one clause: only its own sentence's words are looked at. */
export function clauseVectorsOf(
  context: ClauseContext,
  index: number,
  vectors: ReportVectors,
): ClauseVectors {
  const { near, sums } = vectors;
  const { tokens, sentences } = context.cut;
  const clause = context.clauses[index];
  const none = new Int16Array(near.dims);
  if (clause === undefined)
    return { own: none, verbs: none, left: none, right: none, sentence: none, around: none, report: none };
  const own = new Float64Array(near.dims);
  const left = new Float64Array(near.dims);
  const verbs = new Float64Array(near.dims);
  addWords(near, tokens, clause.first, clause.last, own);
  addWords(near, tokens, sentences[clause.sentence]?.first ?? clause.first, clause.first, left);
  for (const at of clause.verbs) addWords(near, tokens, at, at + 1, verbs);
  const right = new Float64Array(near.dims);
  const whole = sums[clause.sentence];
  for (let d = 0; d < near.dims; d++) right[d] = (whole?.[d] ?? 0) - (own[d] ?? 0) - (left[d] ?? 0);
  return {
    own: toUnit(own),
    verbs: toUnit(verbs),
    left: toUnit(left),
    right: toUnit(right),
    sentence: vectors.sentences[clause.sentence] ?? none,
    around: vectors.around[clause.sentence] ?? none,
    report: vectors.report,
  };
}
