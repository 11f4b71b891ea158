import { phrasesIn } from '../text/phrases.js';
import type { TimeExpression } from '../text/time.js';
import { statementAround, subjectActor } from './bearers.js';
import type { ClauseContext } from './clausefeatures.js';
import type { Clause } from './clauses.js';
import { probabilities } from './linear.js';
import type { ClauseModels } from './movemodels.js';
import { type FeatureRows, issuesOf } from './moves.js';
import type { LocalObservation } from './observation.js';

const least = 0.1;

/** Conduct that one report tells of, as seen and not as promised. */
export function observationsOf(
  context: ClauseContext,
  rows: FeatureRows,
  models: ClauseModels,
  times: readonly TimeExpression[],
): readonly LocalObservation[] {
  const { cut, clauses, voices } = context;
  return clauses.flatMap((clause, index): readonly LocalObservation[] => {
    const paragraph = cut.paragraphs[cut.sentences[clause.sentence]?.paragraph ?? -1];
    if (paragraph?.kind === 'furniture' || paragraph?.kind === 'caption') return [];
    const row = rows[index] ?? [];
    const [p = 0] = probabilities(models.observation, row);
    if (p < least) return [];
    const statement = statementAround(clause, voices.statements);
    const { issues } = issuesOf(context, models, clause, row);
    const time = times.findIndex((one) => one.start >= clause.start && one.end <= clause.end);
    return [
      {
        start: clause.start,
        end: clause.end,
        source: statement === null ? null : (voices.statements[statement]?.speaker ?? null),
        about: subjectActor(context, clause),
        issues,
        places: [],
        time: time < 0 ? null : time,
        statement,
        direction: directionOf(context, clause),
        confidence: Math.round(p * 1000) / 1000,
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
