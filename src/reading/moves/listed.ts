import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';

/** Acts that a list can hold: what is proposed, asked, agreed or promised item by item. */
const told = new Set(['offer', 'demand', 'condition', 'accept', 'pledge']);

/** A list's items are looked back over as far as this for what introduces it, in clauses. */
const farthest = 200;

/**
 * The act that an item of a list takes from the sentence that introduces it: of "Arland put forward these proposals:"
 * each item is an offer, of "The rebels' demands:" a demand. Null for what is no item, for all but the first clause of
 * one, and where what stands before the list does not introduce it.
 */
export function listedAct(context: ClauseContext, index: number): string | null {
  const { cut, clauses, hits, lexicon } = context;
  const clause = clauses[index];
  if (clause === undefined || !clause.listed || clauses[index - 1]?.sentence === clause.sentence) return null;
  // "3." before an item is no item.
  if (!/\p{L}/u.test(cut.text.slice(clause.start, clause.end))) return null;
  const opening = openingOf(clauses, index);
  const sentence = opening === null ? undefined : cut.sentences[opening.sentence];
  if (sentence === undefined || cut.text.slice(sentence.start, sentence.end).trimEnd().at(-1) !== ':')
    return null;
  const named = hits.acts.in(sentence.first, sentence.last).filter(({ first, value }) => {
    const token = cut.tokens[first];
    const isMove = lexicon.moveNouns.has(token?.lemma ?? '') || token?.pos === 'VERB';
    return value.weight === 'word' && told.has(value.act) && isMove;
  });
  const noun = named.find(({ first }) => cut.tokens[first]?.pos === 'NOUN');
  const act = (noun ?? named.at(-1))?.value.act ?? null;
  // Who proposes "an end to the raids", without saying that he would end them, seeks a term.
  return act === 'offer' && !tellsAct(clauses, index) ? 'demand' : act;
}

/** Whether the sentence that a clause opens has a verb that says what is or would be done. */
function tellsAct(clauses: readonly Clause[], index: number): boolean {
  const sentence = clauses[index]?.sentence;
  for (let i = index; clauses[i]?.sentence === sentence; i++) {
    const { modal = null, tense = 'none' } = clauses[i] ?? {};
    if (modal !== null || tense !== 'none') return true;
  }
  return false;
}

/** The last clause before a list. */
function openingOf(clauses: readonly Clause[], index: number): Clause | null {
  for (let i = index - 1; i >= 0 && i > index - farthest; i--) {
    const other = clauses[i];
    if (other !== undefined && !other.listed) return other;
  }
  return null;
}
