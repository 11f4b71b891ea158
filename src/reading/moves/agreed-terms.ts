import type { Token } from '../../text/cut.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import { mentionsWithin } from '../clauses/subject-actor.js';

/** Whom a deal binds is named within so many characters of the verb: "calls for all of Arland's allies to". */
const reach = 30;

/**
 * Whether a clause tells what a deal that is made binds somebody to: "The accord requires Arland to halt its tests", "and
 * to open the sites". Only in the report's own words: what a speaker says of a deal is praise or doubt as often. Not where
 * the deal is still wished for ("any deal would"), nor what it does not do.
 *
 * ```ts
 * isTermOfDeal(context, index) // true of "The accord commits Arland to an election", false of "A deal would commit it"
 * ```
 */
export function isTermOfDeal({ cut, clauses, lexicon, voices }: ClauseContext, index: number): boolean {
  const clause = clauses[index];
  const verb = cut.tokens[clause?.verbs[0] ?? -1];
  if (clause === undefined || verb === undefined || !lexicon.dealVerbs.has(verb.lemma)) return false;
  if (clause.negated || clause.passive || clause.quotation !== null) return false;
  const future = clause.modal === 'future' || clause.modal === 'would';
  if (clause.modal === null ? clause.tense !== 'present' : !future) return false;
  const first = clause.row === null ? clause : clauses[clause.row];
  if (first?.kind !== 'main' || !isHeadedByDeal(cut.tokens, first, lexicon)) return false;
  return mentionsWithin(voices.mentions, verb.end, first.end).some(({ start }) => start < verb.end + reach);
}

/** Whether a deal that is made heads a clause's subject. */
function isHeadedByDeal(
  tokens: readonly Token[],
  { subject, first, last }: Clause,
  { deals, undecided }: ClauseContext['lexicon'],
): boolean {
  let head = '';
  for (let i = first; i < last && subject !== null; i++) {
    const token = tokens[i];
    if (token === undefined || token.end > subject.end) break;
    if (token.start < subject.start) continue;
    if (head === '' && undecided.has(token.lower)) return false;
    if (token.pos === 'ADP' && head !== '') break;
    if (token.pos === 'NOUN' || token.pos === 'PROPN') head = token.lower;
  }
  return deals.has(head);
}
