import type { TimeExpression } from '../../text/time.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import { mentionsWithin, subjectActor } from '../clauses/subject-actor.js';
import { isGenitive } from '../words/genitive.js';

/** Acts that are done to somebody. */
const aimed = new Set(['offer', 'demand', 'refuse', 'urge', 'warn', 'threaten', 'accuse', 'accept', 'deny']);

/** Acts in whose content the one that is meant is the subject: "Borland must leave", "Borland broke its word". */
const ofSubject = new Set(['demand', 'urge', 'accuse']);

/**
 * Whom a move is made to: the subject where somebody else asks or blames (or where it is acted upon, "Borland was
 * urged"), else the first side named behind the verb of its clause that is not the actor's own, else who is
 * told. Null for acts that are done to nobody in particular.
 *
 * ```ts
 * towardOf(context, clause, 'urge', actor, null) // index of Borland in "Arland urged Borland to stop"
 * ```
 */
export function towardOf(
  context: ClauseContext,
  clause: Clause,
  act: string,
  actor: number | null,
  statement: number | null,
): number | null {
  if (!aimed.has(act)) return null;
  const { cut, voices } = context;
  const verb = clause.verbs[0];
  const from = verb === undefined ? clause.start : (cut.tokens[verb]?.end ?? clause.start);
  const side = (one: number | null): number | null =>
    one === null ? null : (voices.actors[one]?.side ?? one);
  const own = side(actor);
  if (clause.subject !== null && (clause.passive || ofSubject.has(act))) {
    const subject = subjectActor(context, clause);
    if (subject !== null && side(subject) !== own) return subject;
  }
  for (const mention of mentionsWithin(voices.mentions, from, clause.end))
    if (mention.form !== 'pronoun' && side(mention.actor) !== own) return mention.actor;
  const told = statement === null ? null : (voices.statements[statement]?.addressee ?? null);
  return told !== null && side(told) !== own ? told : null;
}

const before = new Set(['in', 'near', 'around', 'outside', 'at', 'inside', 'along', 'across']);

/** Places that a clause names behind a word of place: "near Port Vell" gives "Port Vell". Times are none. */
export function placesIn(
  { cut }: ClauseContext,
  clause: Clause,
  times: readonly TimeExpression[],
): readonly string[] {
  const { tokens } = cut;
  const places: string[] = [];
  for (let i = clause.first; i + 1 < clause.last; i++) {
    if (!before.has(tokens[i]?.lower ?? '')) continue;
    const first = tokens[i + 1]?.lower === 'the' ? i + 2 : i + 1;
    let last = first;
    while (last < clause.last && tokens[last]?.pos === 'PROPN') last++;
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0];
    // "in Borland's hands" names no place, nor does "in March".
    if (last === first || isGenitive(tokens[last])) continue;
    if (times.some((time) => time.start < end && time.end > start)) continue;
    const place = cut.text.slice(start, end).replace(/\s+/g, ' ');
    if (!places.includes(place)) places.push(place);
  }
  return places;
}
