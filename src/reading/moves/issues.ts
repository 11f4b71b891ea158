import type { Judgement } from '../classifier/classifier.js';

/** Issues whose logarithm lies no further than this below the best are told with it. */
const span = 1.5;
const mostLikely = 3;
/** What the clause's own words name is told as well, unless it is less likely than this. */
const namedLeast = 0.01;
const most = 4;

/** What a clause is about. */
export interface MoveIssues {
  /** The likeliest first. */
  readonly issues: readonly string[];
  /** How likely the first is, and all that are told together. */
  readonly first: number;
  readonly together: number;
  /** How many of them the clause's own words name. */
  readonly named: number;
}

/**
 * The issues of a clause: the likeliest, those near it, and those that its own words name ("wants the rebels to disarm" is
 * about disarmament, however much the report is about a truce). Where there is no room, what is named takes the place of
 * what no word names, never of the likeliest.
 *
 * ```ts
 * issuesOf(judgement, new Set(['disarmament'])) // { issues: ['ceasefire', 'disarmament'], first: 0.6, … }
 * ```
 */
export function issuesOf(judgement: Judgement, named: ReadonlySet<string> = new Set()): MoveIssues {
  const ranked = judgement.issues();
  const [, first = 0] = ranked[0] ?? [];
  const issues = ranked
    .slice(0, mostLikely)
    .filter(([, p]) => p > 0 && Math.log(p) > Math.log(first) - span)
    .map(([issue]) => issue);
  for (const [issue, p] of ranked) {
    if (p < namedLeast) break;
    if (!named.has(issue) || issues.includes(issue)) continue;
    const at =
      issues.length < most ? issues.length : issues.findLastIndex((one, i) => i > 0 && !named.has(one));
    if (at > 0) issues[at] = issue;
  }
  const together = ranked.reduce((sum, [issue, p]) => (issues.includes(issue) ? sum + p : sum), 0);
  return { issues, first, together, named: issues.filter((issue) => named.has(issue)).length };
}
