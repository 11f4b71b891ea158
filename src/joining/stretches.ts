import type { LocalStatement } from '../reading/statement.js';
import { partition } from '../text/partition.js';
import type { Span } from '../text/passage.js';

/** A part of a statement that others may carry alone. */
export interface Stretch extends Span {
  readonly content: Span;
  readonly quotes: readonly Span[];
}

/**
 * A statement sentence by sentence, where a quotation opens in a later sentence than the one before it closed: another
 * report may carry either alone, and what is said in the one is not said in the other. One stretch for all others.
 * `sentences` are the report's, in order.
 *
 * ```ts
 * // “We came early,” she said. “Nobody was there.”
 * stretchesOf(statement, sentences).length // 2
 * ```
 */
export function stretchesOf(statement: LocalStatement, sentences: readonly Span[]): readonly Stretch[] {
  const starts: number[] = [];
  for (const [i, quote] of statement.quotes.entries()) {
    const before = statement.quotes[i - 1];
    if (before === undefined) continue;
    const opened = sentenceStart(sentences, quote.start);
    if (opened >= before.end && opened > statement.start) starts.push(opened);
  }
  if (starts.length === 0) return [statement];
  const bounds = [statement.start, ...starts, statement.end];
  return bounds.slice(0, -1).map((start, i): Stretch => {
    const end = bounds[i + 1] ?? statement.end;
    const quotes = statement.quotes.filter((quote) => quote.start >= start && quote.start < end);
    const content = {
      start: Math.max(start, statement.content.start),
      end: Math.min(end, statement.content.end),
    };
    const last = quotes.at(-1);
    // The attribution in between is no part of what is said in the later sentence, and ends the earlier one.
    const said = content.end > content.start ? content : (last ?? { start, end });
    return { start, end: Math.max(end, last?.end ?? end), content: said, quotes };
  });
}

/** Where the sentence that holds a place begins. */
function sentenceStart(sentences: readonly Span[], at: number): number {
  return sentences[partition(sentences, ({ start }) => start <= at) - 1]?.start ?? 0;
}
