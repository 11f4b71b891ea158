import { type Nearness, toUnit } from '../text/nearness.js';
import type { ClauseContext } from './clausecontext.js';
import { around } from './clausefeatures.js';

/** Vectors of length one (`unit`) for a clause and what stands around it. The next call writes over them. */
export interface ClauseVectors {
  /** The words of the clause, of its verbs, and of its sentence to the left. */
  readonly own: Int16Array;
  readonly verbs: Int16Array;
  readonly left: Int16Array;
}

/** What an issue is looked for in, beside the clause itself. The next call writes over them, but for the report's. */
export interface TopicVectors {
  readonly right: Int16Array;
  /** The whole sentence, the sentences before and after, the whole report. */
  readonly sentence: Int16Array;
  readonly around: Int16Array;
  readonly report: Int16Array;
}

/** The vectors of one report's clauses. */
export interface ReportVectors {
  of(context: ClauseContext, index: number): ClauseVectors;
  topicOf(context: ClauseContext, index: number): TopicVectors;
}

/** So many sentences' sums are kept: clauses are judged in order, and each looks at its neighbours. */
const keptSums = 8;

/**
 * Looks every word up once; sums are made where they are asked for. They are sums of integers, so that one which is put
 * together from two, or gone on with, is what its words give one by one.
 */
export function reportVectorsOf({ cut }: ClauseContext, near: Nearness): ReportVectors {
  const { tokens, sentences } = cut;
  const { dims } = near;
  /** The rows of all words, one after the other, and where those of each begin. */
  const rows: number[] = [];
  const rowsFrom = new Int32Array(tokens.length + 1);
  tokens.forEach(({ lower }, i) => {
    for (const row of near.rows(lower)) rows.push(row);
    rowsFrom[i + 1] = rows.length;
  });
  const add = (first: number, last: number, into: Float64Array): Float64Array => {
    near.add(rows, rowsFrom[first] ?? 0, rowsFrom[last] ?? 0, into);
    return into;
  };
  const some = new Float64Array(dims);
  const sum = (first: number, last: number): Float64Array => add(first, last, some.fill(0));

  /** The words before a clause are those before the last one, and it: the sum goes on where it stopped. */
  const before = { first: 0, last: 0, sum: new Float64Array(dims) };
  const sumBefore = (first: number, last: number): Float64Array => {
    if (before.first !== first || before.last > last) {
      before.sum.fill(0);
      [before.first, before.last] = [first, first];
    }
    add(before.last, last, before.sum);
    before.last = last;
    return before.sum;
  };

  const sentenceSums = new Map<number, Float64Array>();
  const ofSentence = (at: number): Float64Array => {
    const kept = sentenceSums.get(at);
    if (kept !== undefined) return kept;
    const one = sentences[at];
    const made = add(one?.first ?? 0, one?.last ?? 0, new Float64Array(dims));
    for (const oldest of sentenceSums.keys()) {
      if (sentenceSums.size < keptSums) break;
      sentenceSums.delete(oldest);
    }
    sentenceSums.set(at, made);
    return made;
  };

  const vector = (): Int16Array => new Int16Array(dims);
  const clauseVectors = { own: vector(), verbs: vector(), left: vector() };
  const topicVectors = { right: vector(), sentence: vector(), around: vector() };
  let whole: Int16Array | null = null;
  return {
    of(context, index) {
      const { own, verbs, left } = clauseVectors;
      const clause = context.clauses[index];
      const [first, last] = [clause?.first ?? 0, clause?.last ?? 0];
      toUnit(sumBefore(clause === undefined ? 0 : around(context, clause).first, first), left);
      some.fill(0);
      for (const at of clause?.verbs ?? []) add(at, at + 1, some);
      toUnit(some, verbs);
      toUnit(sum(first, last), own);
      for (let d = 0; d < dims; d++) before.sum[d] = (before.sum[d] ?? 0) + (some[d] ?? 0);
      before.last = last;
      return clauseVectors;
    },
    topicOf(context, index) {
      whole ??= toUnit(sum(0, tokens.length));
      const clause = context.clauses[index];
      const at = clause?.sentence ?? -1;
      toUnit(
        sum(clause?.last ?? 0, clause === undefined ? 0 : around(context, clause).last),
        topicVectors.right,
      );
      const [previous, next] = [ofSentence(at - 1), ofSentence(at + 1)];
      for (let d = 0; d < dims; d++) some[d] = (previous[d] ?? 0) + (next[d] ?? 0);
      toUnit(some, topicVectors.around);
      toUnit(ofSentence(at), topicVectors.sentence);
      return { ...topicVectors, report: whole };
    },
  };
}
