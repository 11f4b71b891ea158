import { phrasesIn } from '../text/phrases.js';
import type { TimeExpression } from '../text/time.js';
import { subjectActor } from './bearers.js';
import { type ClauseContext, statementAround } from './clausecontext.js';
import type { Clause } from './clauses.js';
import { isFurniture, issuesOf, type JudgedClauses } from './moves.js';
import type { LocalObservation } from './observation.js';
import { placesIn } from './targets.js';

const least = 0.25;

/** Conduct that one report tells of, as seen and not as promised. */
export function observationsOf(
  context: ClauseContext,
  judged: JudgedClauses,
  times: readonly TimeExpression[],
): readonly LocalObservation[] {
  const { clauses, voices } = context;
  return clauses.flatMap((clause, index): readonly LocalObservation[] => {
    const judgement = judged.of[index];
    const p = judgement?.observation ?? 0;
    if (judgement === undefined || p < least || isFurniture(context, clause)) return [];
    const statement = statementAround(context, clause, clause.sentence);
    const { issues } = issuesOf(judgement);
    const time = times.findIndex((one) => one.start >= clause.start && one.end <= clause.end);
    return [
      {
        start: clause.start,
        end: clause.end,
        source: statement === null ? null : (voices.statements[statement]?.speaker ?? null),
        about: subjectActor(context, clause),
        issues,
        places: placesIn(context, clause, times),
        time: time < 0 ? null : time,
        statement,
        direction: directionOf(context, clause),
        confidence: p,
      },
    ];
  });
}

/** By the words of conduct in a clause; a negation turns them round, words of both kinds leave it open. */
function directionOf({ cut, lexicon }: ClauseContext, clause: Clause): LocalObservation['direction'] {
  const found = new Set(
    phrasesIn(lexicon.conduct, cut.tokens, clause.first, clause.last).map(({ value }) => value),
  );
  if (found.size !== 1) return 'unclear';
  const toward = found.has('toward') !== clause.negated;
  return toward ? 'toward' : 'against';
}
