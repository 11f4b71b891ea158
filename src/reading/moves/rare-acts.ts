import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';

/** Acts under which what another is to do stands in the clause below ("demanded that Borland drop its claim"). */
const asking = new Set(['demand', 'urge']);

/**
 * An act that is too rare to be learnt, by the words that the catalogue has for it: a phrase at one of the clause's own
 * verbs ("backed down"), a verb with what it is done to ("withdrew its old objections"), or the same in the passive ("the
 * calls were dropped"). Not where it is denied, refused, asked of another, or only supposed.
 *
 * ```ts
 * rareActIn(context, clause) // 'drop' of "Arland agreed to drop its demand for a vote", null of "refused to drop it"
 * ```
 */
export function rareActIn(context: ClauseContext, clause: Clause): string | null {
  if (clause.kind === 'condition' || clause.modal === 'possible' || clause.modal === 'duty') return null;
  const found = namedIn(context, clause);
  return found !== null && !isAsked(context, clause) ? found : null;
}

function namedIn({ cut, hits, lexicon }: ClauseContext, clause: Clause): string | null {
  const { tokens } = cut;
  for (const { first, last, value } of hits.rareActs.in(clause.first, clause.last)) {
    // "no longer demands": the negation is part of the phrase, and the verb stands at its end.
    const denying = lexicon.negators.has(tokens[first]?.lower ?? '');
    const at = clause.verbs.findIndex((verb) => (denying ? verb > first && verb < last : verb === first));
    if (
      at >= 0 &&
      denying === clause.negated &&
      clause.verbs.slice(0, at).every((one) => lexicon.yielding.has(tokens[one]?.lemma ?? ''))
    )
      return value;
  }
  const verb = clause.verbs[0];
  if (!clause.passive || clause.negated || verb === undefined || clause.subject === null) return null;
  const { lemma } = tokens[verb] ?? { lemma: '' };
  const phrase = `${lemma} ${tokens[verb + 1]?.lower ?? ''}`;
  for (const [act, { verbs, of }] of lexicon.rareObjects) {
    if (!verbs.has(lemma) && !verbs.has(phrase)) continue;
    for (let i = clause.first; i < verb; i++) {
      const token = tokens[i];
      if (token?.pos === 'ADP') break;
      if (token !== undefined && of.has(token.lemma)) return act;
    }
  }
  return null;
}

/** Whether the clause says what somebody asks of another: "demanded that Borland drop its claim". */
function isAsked({ cut, clauses, lexicon }: ClauseContext, clause: Clause): boolean {
  const holder = clause.within === null ? undefined : clauses[clause.within];
  const verb = clause.verbs[0];
  const over = holder?.verbs.at(-1);
  if (verb === undefined || over === undefined || holder?.sentence !== clause.sentence) return false;
  const token = cut.tokens[verb];
  const bare = token !== undefined && token.lower === token.lemma && clause.modal === null;
  return bare && asking.has(lexicon.cues.get(cut.tokens[over]?.lemma ?? '') ?? '');
}
