import { partition } from '../../text/partition.js';
import type { TimeExpression } from '../../text/time.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';

/** Words between a word of limit and its time: "by the end of June", "a deadline of 3 May". */
const between = new Set(['the', 'of', 'end', 'close', 'start', 'this', 'late', 'early', 'mid']);
const farthest = 5;

/**
 * The time that a clause sets as a limit ("by 30 June", "within six months"): index into `times`, or null. A day on which
 * something only happens ("will meet on Friday") is none, nor is what lies behind ("by last year").
 */
export function deadlineOf(
  { cut, lexicon }: ClauseContext,
  clause: Clause,
  times: readonly TimeExpression[],
): number | null {
  for (
    let at = partition(times, (time) => time.start < clause.start);
    at < times.length && (times[at]?.start ?? 0) < clause.end;
    at++
  ) {
    const time = times[at];
    if (time === undefined || time.end > clause.end) continue;
    if (time.direction === 'past' && time.kind !== 'weekday') continue;
    if (lexicon.limits.has(time.text.slice(0, Math.max(0, time.text.indexOf(' '))).toLowerCase())) return at;
    const first = partition(cut.tokens, (token) => token.start < time.start);
    for (let i = first - 1; i >= clause.first && i > first - farthest; i--) {
      const word = cut.tokens[i]?.lower ?? '';
      if (lexicon.limits.has(word)) return at;
      if (!between.has(word)) break;
    }
  }
  return null;
}
