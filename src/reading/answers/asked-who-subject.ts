import type { Token } from '../../text/cut.js';
import type { Named } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import { namesWithin } from './named-phrases.js';

/** Who is the subject of the clause at a token, for phrases that say by themselves what is done. */
export function subjectAt(
  tokens: readonly Token[],
  at: number,
  first: number,
  clauses: readonly Clause[],
): readonly Named[] {
  const clause = clauses.find((one) => one.first <= at && at < one.last);
  const span = clause === undefined || conditional(clause) ? null : subjectOf(clause, clauses);
  if (span === null) return [];
  return namesWithin(tokens, span, first, at);
}

/** The clause's own subject, or that of the clause before whose verb it goes on. */
export const subjectOf = (clause: Clause, clauses: readonly Clause[]): Clause['subject'] => {
  if (clause.subject !== null || clause.subjectOf === null) return clause.subject;
  const sentence = clauses.filter(({ sentence: of }) => of === clause.sentence);
  const at = sentence.indexOf(clause);
  return sentence.slice(0, at).findLast(({ subject }) => subject !== null)?.subject ?? null;
};

/** What only might be done is done by nobody. */
export const conditional = ({ introducer }: Clause): boolean =>
  /^(?:if|unless|whether)$/.test(introducer ?? '');
