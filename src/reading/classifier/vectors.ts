import type { Nearness } from '../../text/nearness.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import { around } from './features.js';

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

/**
 * Looks every word up once; sums are made where they are asked for. A clause and what is looked at around it are short,
 * so that adding their words' rows anew takes no longer than keeping sums would.
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
  const add = (first: number, last: number): void =>
    near.add(rows, rowsFrom[first] ?? 0, rowsFrom[last] ?? 0);
  const pooled = (first: number, last: number, out: Int16Array): Int16Array => {
    add(first, last);
    return near.take(out);
  };
  const addSentence = (at: number): void => {
    const one = sentences[at];
    if (one !== undefined) add(one.first, one.last);
  };

  const vector = (): Int16Array => new Int16Array(dims);
  const clauseVectors = { own: vector(), verbs: vector(), left: vector() };
  let topicVectors: TopicVectors | null = null;
  let current: Clause | undefined;
  let sentence = -2;
  return {
    of(context, index) {
      const clause = context.clauses[index];
      if (clause !== undefined && clause === current) return clauseVectors;
      current = clause;
      const { own, verbs, left } = clauseVectors;
      const [first, last] = [clause?.first ?? 0, clause?.last ?? 0];
      pooled(clause === undefined ? 0 : around(context, clause).first, first, left);
      for (const at of clause?.verbs ?? []) add(at, at + 1);
      near.take(verbs);
      pooled(first, last, own);
      return clauseVectors;
    },
    topicOf(context, index) {
      topicVectors ??= {
        right: vector(),
        sentence: vector(),
        around: vector(),
        report: pooled(0, tokens.length, vector()),
      };
      const clause = context.clauses[index];
      const at = clause?.sentence ?? -1;
      pooled(clause?.last ?? 0, clause === undefined ? 0 : around(context, clause).last, topicVectors.right);
      if (at !== sentence) {
        addSentence(at - 1);
        addSentence(at + 1);
        near.take(topicVectors.around);
        addSentence(at);
        near.take(topicVectors.sentence);
        sentence = at;
      }
      return topicVectors;
    },
  };
}
