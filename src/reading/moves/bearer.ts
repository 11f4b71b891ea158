import type { ClauseContext } from '../clauses/context.js';
import { meantBy } from '../clauses/owners.js';
import { bearerCandidates, bearerGround, bearerSigns } from './bearer-candidates.js';
import { type BearerModel, bearerLikelihood } from './bearer-model.js';
import type { Bearer } from './bearers.js';
import { bearerByRule } from './bearers.js';

/**
 * Whose move a clause is: the candidate that the model holds likeliest. The rules of `bearers.ts` have their say in it as
 * one sign among others, and tell how the actor was found. Of an act that is too rare to be learnt (`ruled`) they alone
 * say whose it is, and of what "it" would do by somebody's promise ("Orr said of Borland's offer it would help"): no
 * person is "it".
 */
export function bearerOf(
  context: ClauseContext,
  index: number,
  act: string,
  model: BearerModel,
  ruled = false,
): Bearer {
  const rule = bearerByRule(context, index, act);
  const ruler = meantBy(context, rule.actor);
  let best: Bearer = { ...rule, actor: ruler, likely: 0 };
  const clause = context.clauses[index];
  if (clause === undefined) return best;
  const ground = bearerGround(context, clause, act);
  const alone = ruled || (rule.from === 'noun' && ground.binds && ground.pronoun === 'it');
  for (const candidate of bearerCandidates(context, index, rule)) {
    if (alone && candidate.actor !== ruler) continue;
    const signs = bearerSigns(ground, candidate);
    if (signs === null) continue;
    const likely = Math.round(bearerLikelihood(model, signs) * 1000) / 1000;
    if (likely > best.likely) best = { ...rule, actor: candidate.actor, likely };
  }
  return best;
}
