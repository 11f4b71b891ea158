import type { TimeExpression } from '../../text/time.js';
import { type ClauseContext, statementAround } from '../clauses/context.js';
import { subjectActor } from '../clauses/subject-actor.js';
import { issuesOf } from '../moves/issues.js';
import type { JudgedClauses } from '../moves/moves.js';
import { placesIn } from '../moves/targets.js';
import type { LocalObservation } from '../observation.js';
import { directionOf } from './conduct.js';
import { type PathModels, toldClauses } from './trust.js';

/** Conduct that one report tells of, as seen and not as promised. */
export function observationsOf(
  context: ClauseContext,
  judged: JudgedClauses,
  times: readonly TimeExpression[],
  models: PathModels,
): readonly LocalObservation[] {
  const { clauses, voices } = context;
  return toldClauses(context, judged, 'observation', times, models).flatMap(
    ({ index, p }): readonly LocalObservation[] => {
      const [clause, judgement] = [clauses[index], judged.of[index]];
      if (clause === undefined || judgement === undefined) return [];
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
    },
  );
}
