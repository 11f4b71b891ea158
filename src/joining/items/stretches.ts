import type { LocalStatement } from '../../reading/statement.js';
import { partition } from '../../text/partition.js';
import { overlapOf, type Span } from '../../text/passage.js';

/** A part of a statement that others may carry alone. */
export interface Stretch extends Span {
  readonly content: Span;
  readonly quotes: readonly Span[];
}

/**
 * A statement in the parts of which another report may carry each alone, so that what is said in the one is not said in
 * the other: where a quotation opens in a later sentence than the one before it closed, and where reading found that a
 * clause says something of its own. A later part that another of the `statements` tells anyway is left out. One stretch
 * for all others. `sentences` and `statements` are the report's, in order.
 *
 * ```ts
 * // “We came early,” she said. “Nobody was there.”
 * stretchesOf(statement, sentences, [statement]).length // 2
 * ```
 */
export function stretchesOf(
  statement: LocalStatement,
  sentences: readonly Span[],
  statements: readonly LocalStatement[],
): readonly Stretch[] {
  const starts: number[] = [];
  for (const [i, quote] of statement.quotes.entries()) {
    const before = statement.quotes[i - 1];
    if (before === undefined) continue;
    const opened = sentenceStart(sentences, quote.start);
    if (opened >= before.end && opened > statement.start) starts.push(opened);
  }
  const places = [...new Set([...starts, ...(statement.breaks ?? [])])].sort((a, b) => a - b);
  if (places.length === 0) return [statement];
  const bounds = [statement.start, ...places, statement.end];
  const others = toldWithin(statement, statements);
  const stretches: Stretch[] = [];
  bounds.slice(0, -1).forEach((start, i) => {
    const end = bounds[i + 1] ?? statement.end;
    const quotes = statement.quotes.filter((quote) => quote.start >= start && quote.start < end);
    const content = {
      start: Math.max(start, statement.content.start),
      end: Math.min(end, statement.content.end),
    };
    const last = quotes.at(-1);
    const empty = content.end <= content.start;
    const told = stretches.length > 0 && others.some((other) => mostOf(content, other.content));
    if (last === undefined && (empty || told)) return;
    // The attribution in between is no part of what is said in the later sentence, and ends the earlier one.
    const said = empty && last !== undefined ? last : content;
    stretches.push({ start, end: Math.max(end, last?.end ?? end), content: said, quotes });
  });
  return stretches;
}

/** What the same speaker is told to say within a statement. */
function toldWithin(
  statement: LocalStatement,
  statements: readonly LocalStatement[],
): readonly LocalStatement[] {
  const { content, speaker } = statement;
  const first = partition(statements, (other) => other.content.start < content.start);
  const last = partition(statements, (other) => other.content.start < content.end);
  return statements
    .slice(first, last)
    .filter((other) => other !== statement && other.speaker === speaker && other.content.end <= content.end);
}

/** How much of a stretch another statement has to tell for the stretch to say nothing beside it. */
const most = 0.6;
const mostOf = (stretch: Span, told: Span): boolean =>
  overlapOf(stretch, told) > most * (stretch.end - stretch.start);

/** Where the sentence that holds a place begins. */
function sentenceStart(sentences: readonly Span[], at: number): number {
  return sentences[partition(sentences, ({ start }) => start <= at) - 1]?.start ?? 0;
}
