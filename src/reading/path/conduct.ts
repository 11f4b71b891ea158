import { phrasesIn } from '../../text/phrases.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import type { LocalObservation } from '../observation.js';

/** By the words of conduct in a clause; a negation turns them round, words of both kinds leave it open. */
export function directionOf({ cut, lexicon }: ClauseContext, clause: Clause): LocalObservation['direction'] {
  const found = new Set(
    phrasesIn(lexicon.conduct, cut.tokens, clause.first, clause.last).map(({ value }) => value),
  );
  if (found.size !== 1) return 'unclear';
  const toward = found.has('toward') !== clause.negated;
  return toward ? 'toward' : 'against';
}
