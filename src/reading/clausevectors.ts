import { type Nearness, toUnit } from '../text/nearness.js';
import type { ClauseContext } from './clausecontext.js';
import { around } from './clausefeatures.js';

/** Vectors of length one (`unit`) for a clause and what stands around it. */
export interface ClauseVectors {
  /** The words of the clause, of its verbs, and of its sentence to the left. */
  readonly own: Int16Array;
  readonly verbs: Int16Array;
  readonly left: Int16Array;
}

/** What an issue is looked for in, beside the clause itself. */
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

/** Looks every word up once; sums are made where they are asked for. */
export function reportVectorsOf({ cut }: ClauseContext, near: Nearness): ReportVectors {
  const { tokens, sentences } = cut;
  const { dims } = near;
  const rows = tokens.map(({ lower }) => near.rows(lower));
  const add = (first: number, last: number, into: Float64Array): Float64Array => {
    for (let i = first; i < last; i++) {
      const own = rows[i];
      if (own !== undefined) for (let j = 0; j < own.length; j++) near.add(own[j] ?? 0, into);
    }
    return into;
  };
  const sum = (first: number, last: number): Int16Array => toUnit(add(first, last, new Float64Array(dims)));
  const sentenceSums = new Map<number, Float64Array>();
  const ofSentence = (at: number): Float64Array => {
    const kept = sentenceSums.get(at);
    if (kept !== undefined) return kept;
    const one = sentences[at];
    const made = add(one?.first ?? 0, one?.last ?? 0, new Float64Array(dims));
    sentenceSums.set(at, made);
    return made;
  };
  let whole: Int16Array | null = null;
  return {
    of(context, index) {
      const clause = context.clauses[index];
      if (clause === undefined) return { own: sum(0, 0), verbs: sum(0, 0), left: sum(0, 0) };
      const verbs = new Float64Array(dims);
      for (const at of clause.verbs) add(at, at + 1, verbs);
      return {
        own: sum(clause.first, clause.last),
        verbs: toUnit(verbs),
        left: sum(around(context, clause).first, clause.first),
      };
    },
    topicOf(context, index) {
      whole ??= sum(0, tokens.length);
      const clause = context.clauses[index];
      const at = clause?.sentence ?? -1;
      const beside = new Float64Array(dims);
      for (const one of [at - 1, at + 1]) {
        const other = ofSentence(one);
        for (let d = 0; d < dims; d++) beside[d] = (beside[d] ?? 0) + (other[d] ?? 0);
      }
      return {
        right: clause === undefined ? sum(0, 0) : sum(clause.last, around(context, clause).last),
        sentence: toUnit(ofSentence(at)),
        around: toUnit(beside),
        report: whole,
      };
    },
  };
}
