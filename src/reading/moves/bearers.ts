import { overlapOf } from '../../text/passage.js';
import type { Clause } from '../clauses/clauses.js';
import { type ClauseContext, statementAround } from '../clauses/context.js';
import { mentionsWithin, subjectActor } from '../clauses/subject-actor.js';
import { listedAct } from './listed.js';

/** Whose move a clause is, and how that was found. */
export interface Bearer {
  readonly actor: number | null;
  readonly statement: number | null;
  readonly from: 'speaker' | 'subject' | 'noun' | 'list' | 'before' | 'none';
  /** How likely the actor is the one, 0…1. */
  readonly likely: number;
}

type Ruled = Omit<Bearer, 'likely'>;

/** A list's items are looked back over as far as this for what introduces it, in clauses. */
const farthest = 200;

/** Acts by which an actor binds itself: who is bound is the subject of the verb, whoever tells it. */
export const binding: ReadonlySet<string> = new Set([
  'offer',
  'accept',
  'pledge',
  'refuse',
  'drop',
  'threaten',
]);

/**
 * Whose move a clause is. In this order: of a list item, the proposer that the introducing sentence names; of what
 * somebody says, the speaker, but for acts that bind ("said Arland would stop tests") the subject where it is a side;
 * of a clause that a noun of a move governs ("Arland's pledge to …"), who stands before the noun; the subject; the one
 * the sentence before was about.
 */
export function bearerByRule(context: ClauseContext, index: number, act: string): Ruled {
  const { clauses, voices } = context;
  const clause = clauses[index];
  if (clause === undefined) return { actor: null, statement: null, from: 'none' };
  const statement = statementAround(context, clause, clause.sentence);
  const said = statement === null ? undefined : voices.statements[statement];
  const subject = subjectActor(context, clause);
  const sided = subject !== null && voices.actors[subject]?.kind !== 'person';
  if (clause.listed && (binding.has(act) || listedAct(context, index) !== null)) {
    const proposer =
      proposerOf(context, index) ?? (sided ? subject : (said?.speaker ?? introducerOf(context, index)));
    if (proposer !== null) return { actor: proposer, statement, from: 'list' };
  }
  const agent = agentOf(context, clause);
  if (agent !== null) return { actor: agent, statement, from: 'subject' };
  const owner = nounOwner(context, clause, subject === null) ?? holderOwner(context, clause);
  const inContent = said !== undefined && overlapOf(clause, said.content) > 0.5 * (clause.end - clause.start);
  if (inContent && said.speaker !== null) {
    if (owner !== null && (binding.has(act) || act === 'demand'))
      return { actor: owner, statement, from: 'noun' };
    const bound =
      (sided || (subject !== null && subject !== said.speaker && doesItself(clause))) &&
      (binding.has(act) || (act === 'demand' && seeksItself(context, clause))) &&
      !isOwnVoice(context, clause);
    return bound
      ? { actor: subject, statement, from: 'subject' }
      : { actor: said.speaker, statement, from: 'speaker' };
  }
  if (owner !== null && (subject === null || act !== 'accept'))
    return { actor: owner, statement, from: 'noun' };
  if (subject !== null) return { actor: subject, statement, from: 'subject' };
  if (said !== undefined && said.speaker !== null) return { actor: said.speaker, statement, from: 'speaker' };
  // "The deal requires Arland to …": who is bound by a deal stands behind its verb.
  const bound =
    act === 'accept' ? (mentionsWithin(voices.mentions, clause.start, clause.end)[0]?.actor ?? null) : null;
  if (bound !== null) return { actor: bound, statement, from: 'subject' };
  return { actor: lastBefore(context, index), statement, from: 'before' };
}

/** Who acts in a passive clause: "Borland was urged by Arland", "which was welcomed by the envoys". */
function agentOf({ cut, voices }: ClauseContext, clause: Clause): number | null {
  const verb = clause.verbs[0];
  if (!clause.passive || verb === undefined) return null;
  for (let i = verb + 1; i < clause.last && i < verb + 4; i++) {
    if (cut.tokens[i]?.lower !== 'by') continue;
    const from = cut.tokens[i]?.end ?? clause.end;
    const named = mentionsWithin(voices.mentions, from, clause.end)[0];
    return named !== undefined && named.start - from < 16 ? named.actor : null;
  }
  return null;
}

/**
 * Who stands before a noun of a move in the clause: "Arland's proposal", "the Arlandic offer", "their calls". Behind
 * the verb it counts only where nobody stands before it: "Borland took up Arland's offer" is Borland's.
 */
export function nounOwner(
  { cut, lexicon, voices }: ClauseContext,
  clause: Clause,
  anywhere: boolean,
): number | null {
  const end = anywhere ? clause.last : Math.min(clause.last, clause.verbs[0] ?? clause.last);
  for (let i = clause.first; i < end; i++) {
    const token = cut.tokens[i];
    if (token === undefined || token.pos === 'VERB' || !lexicon.moveNouns.has(token.lemma)) continue;
    for (let k = i - 1; k >= Math.max(clause.first, i - 4); k--) {
      const before = cut.tokens[k];
      if (before === undefined || before.pos === 'ADP' || before.pos === 'VERB') break;
      const key = lexicon.demonyms.get(before.lower);
      const byKey = key === undefined ? -1 : voices.actors.findIndex((actor) => actor.key === key);
      if (byKey >= 0) return byKey;
      const named = mentionsWithin(voices.mentions, before.start, before.end).at(-1);
      if (named !== undefined) return named.actor;
    }
  }
  return null;
}

/** The same in the clause that holds this one: "a pledge by Arland that the country would …". */
export function holderOwner(context: ClauseContext, clause: Clause): number | null {
  const holder = clause.within === null ? undefined : context.clauses[clause.within];
  if (holder === undefined || holder.sentence !== clause.sentence) return null;
  if (clause.kind !== 'content' && clause.kind !== 'exchange' && clause.kind !== 'infinitive') return null;
  const last = context.cut.tokens[holder.last - 1];
  const closes = last !== undefined && context.lexicon.moveNouns.has(last.lemma);
  return closes || clause.kind === 'exchange' ? nounOwner(context, holder, true) : null;
}

/** Whether the clause's own verb asks: then its subject is who asks. */
function seeksItself({ hits }: ClauseContext, clause: Clause): boolean {
  return hits.acts
    .in(clause.first, clause.last)
    .some(
      ({ first, value }) => value.act === 'demand' && value.weight === 'word' && clause.verbs.includes(first),
    );
}

/** Whether the clause says what its own subject does, as a fact: not "he could be welcomed", nor "if he came". */
function doesItself({ subject, passive, modal, kind }: Clause): boolean {
  return subject !== null && !passive && modal !== 'possible' && kind !== 'condition';
}

/** "we will", "I cannot": the speaker himself. */
export function isOwnVoice({ cut }: ClauseContext, clause: Clause): boolean {
  const { subject } = clause;
  if (subject === null) return false;
  return /^(?:we|i|our)\b/i.test(cut.text.slice(subject.start, Math.min(subject.end, subject.start + 4)));
}

/** Whose list an item stands in, where the list is introduced as one of moves. */
function proposerOf(context: ClauseContext, index: number): number | null {
  return listedAct(context, index) === null ? null : introducerOf(context, index);
}

/** Whether an item of somebody's list says what another side is to do: then it is asked, not offered. */
export function asksOther(context: ClauseContext, index: number): boolean {
  const { clauses, voices } = context;
  const clause = clauses[index];
  const proposer = proposerOf(context, index);
  const does = clause === undefined || clause.passive ? null : subjectActor(context, clause);
  if (does === null || proposer === null) return false;
  const side = (one: number): number => voices.actors[one]?.side ?? one;
  return side(does) !== side(proposer) && voices.actors[side(does)]?.kind !== 'group';
}

/** Who the sentence before a list is about. */
export function introducerOf(context: ClauseContext, index: number): number | null {
  const { cut, clauses, voices } = context;
  for (let i = index - 1; i >= 0 && i > index - farthest; i--) {
    const other = clauses[i];
    if (other === undefined || other.listed) continue;
    let first = i;
    while (first > 0 && clauses[first - 1]?.sentence === other.sentence) first--;
    const opening = clauses[first] ?? other;
    const said = statementAround(context, cut.sentences[other.sentence] ?? other, other.sentence);
    return (
      subjectActor(context, opening) ??
      nounOwner(context, opening, true) ??
      (said === null ? null : (voices.statements[said]?.speaker ?? null))
    );
  }
  return null;
}

/** Who the same sentence opens with, else who the one before was about. */
export function lastBefore(context: ClauseContext, index: number): number | null {
  const { clauses, voices } = context;
  const clause = clauses[index];
  if (clause === undefined) return null;
  for (let i = index - 1; i >= 0 && i > index - 12; i--) {
    const other = clauses[i];
    if (other === undefined || other.sentence < clause.sentence - 1) break;
    const subject = other.subject === null ? null : subjectActor(context, other);
    if (subject !== null && other.sentence === clause.sentence) return subject;
    const statement = statementAround(context, other, other.sentence);
    const speaker = statement === null ? null : (voices.statements[statement]?.speaker ?? null);
    if (speaker !== null) return speaker;
    if (subject !== null) return subject;
  }
  return null;
}
