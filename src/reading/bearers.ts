import type { CutText } from '../text/cut.js';
import { overlapOf, type Span } from '../text/passage.js';
import type { LocalActor, Mention } from './actor.js';
import type { Clause } from './clauses.js';
import type { LocalStatement } from './statement.js';

/** Who stands where in a report: what statements and actors tell about a clause. */
export interface Voices {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly LocalStatement[];
}

/** Who does a move by saying it, and who by what is told of him. */
export interface Bearer {
  readonly actor: number | null;
  readonly statement: number | null;
  readonly from: 'speaker' | 'subject' | 'none';
}

/** Acts by which an actor binds itself or another: who is bound is the subject of the verb, whoever tells it. */
const binding = new Set(['offer', 'accept', 'pledge', 'refuse', 'drop', 'demand', 'threaten']);

/**
 * Whose move a clause is. In what somebody says, acts of speech (urge, warn, doubt …) are the speaker's; acts that bind
 * ("Arland would stop tests") are those of the clause's subject where that is a side at the table, else the speaker's.
 */
export function bearerOf(
  cut: CutText,
  clauses: readonly Clause[],
  index: number,
  act: string,
  voices: Voices,
): Bearer {
  const clause = clauses[index];
  if (clause === undefined) return { actor: null, statement: null, from: 'none' };
  const statement = statementAround(clause, voices.statements);
  const subject = subjectActor(clauses, clause, voices.mentions);
  const said = statement === null ? undefined : voices.statements[statement];
  const inContent = said !== undefined && overlapOf(clause, said.content) > 0.5 * (clause.end - clause.start);
  if (inContent && said.speaker !== null) {
    const bound = subject !== null && binding.has(act) && isSide(voices.actors[subject]);
    return bound && subject !== null
      ? { actor: subject, statement, from: 'subject' }
      : { actor: said.speaker, statement, from: 'speaker' };
  }
  if (subject !== null) return { actor: subject, statement, from: 'subject' };
  if (said !== undefined && said.speaker !== null) return { actor: said.speaker, statement, from: 'speaker' };
  return { actor: nearestBefore(cut, clause, voices.mentions), statement, from: 'none' };
}

/** The innermost statement that holds more than half of a stretch. */
export function statementAround(span: Span, statements: readonly LocalStatement[]): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  statements.forEach((statement, i) => {
    const size = statement.end - statement.start;
    if (overlapOf(span, statement) > 0.5 * (span.end - span.start) && size < least) [best, least] = [i, size];
  });
  return best;
}

function isSide(actor: LocalActor | undefined): boolean {
  return (
    actor !== undefined && (actor.kind === 'state' || actor.kind === 'organization' || actor.kind === 'group')
  );
}

/** The actor that a clause's subject names: its own, else that of the clause whose subject it takes over. */
export function subjectActor(
  clauses: readonly Clause[],
  clause: Clause,
  mentions: readonly Mention[],
): number | null {
  let at: Clause | undefined = clause;
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    if (at.subject !== null) return lastWithin(mentions, at.subject);
    at = at.subjectOf === null ? undefined : clauses[at.subjectOf];
  }
  return null;
}

/** The mention nearest to the verb: "Arland's foreign minister Ada Voss" names Ada Voss. */
function lastWithin(mentions: readonly Mention[], span: Span): number | null {
  let found: number | null = null;
  let widest = 0;
  for (const mention of mentions) {
    if (mention.start < span.start || mention.end > span.end) continue;
    const size = mention.end - mention.start;
    if (found === null || mention.end > widest || size > 0) {
      found = mention.actor;
      widest = mention.end;
    }
  }
  return found;
}

function nearestBefore(cut: CutText, clause: Clause, mentions: readonly Mention[]): number | null {
  const sentence = cut.sentences[clause.sentence];
  if (sentence === undefined) return null;
  let found: number | null = null;
  for (const mention of mentions) {
    if (mention.start < sentence.start || mention.start >= clause.end) continue;
    if (mention.form === 'pronoun' && found !== null) continue;
    found ??= mention.actor;
  }
  return found;
}
