import { firstEndingAfter, overlapOf, type Span } from '../../text/passage.js';
import type { Clause } from './clauses.js';
import type { ClauseContext } from './context.js';

/**
 * A stretch of the text as a clause, where somebody says which words to look at (a labelled passage, a ruling): the
 * structure is that of the clauses that it touches, the words are its own. Gives the clauses of the report with this
 * one in the place of the clause that it shares most with, and its index; null where it touches none.
 *
 * ```ts
 * const at = clauseAt(context, { start: 120, end: 160 });
 * at && clauseFeatures(at.context, at.index)
 * ```
 */
export function clauseAt(
  context: ClauseContext,
  span: Span,
): { readonly context: ClauseContext; readonly index: number } | null {
  const { clauses, cut } = context;
  const touched: number[] = [];
  let index = -1;
  for (
    let i = firstEndingAfter(clauses, span.start);
    i < clauses.length && (clauses[i]?.start ?? 0) < span.end;
    i++
  ) {
    const clause = clauses[i];
    if (clause === undefined) continue;
    touched.push(i);
    const best = clauses[index];
    if (best === undefined || overlapOf(clause, span) > overlapOf(best, span)) index = i;
  }
  const main = clauses[index];
  if (main === undefined) return null;
  let first = clauses[touched[0] ?? index]?.first ?? main.first;
  let last = clauses[touched.at(-1) ?? index]?.last ?? main.last;
  while (first + 1 < last && (cut.tokens[first]?.end ?? 0) <= span.start) first++;
  while (last - 1 > first && (cut.tokens[last - 1]?.start ?? 0) >= span.end) last--;
  const parts = touched.flatMap((i) => {
    const clause = clauses[i];
    return clause === undefined || clause.sentence !== main.sentence ? [] : [clause];
  });
  const within = (at: number): boolean => at >= first && at < last;
  const own = parts.flatMap(({ verbs }) => verbs.filter(within));
  const changed: Clause = {
    ...main,
    start: span.start,
    end: span.end,
    first,
    last,
    verbs: own.length > 0 ? own : main.verbs,
    modal: main.modal ?? parts.find(({ modal }) => modal !== null)?.modal ?? null,
    negated: main.negated || parts.some(({ negated, verbs }) => negated && verbs.some(within)),
    introducer: parts[0]?.introducer ?? main.introducer,
  };
  return { context: { ...context, clauses: clauses.with(index, changed) }, index };
}
