import type { Token } from '../../text/cut.js';
import type { Clause } from '../clauses/clauses.js';
import { affirmed, asked, parsedOf, subjectWords, untilComma } from './asked-clause.js';
import type { AskingWords } from './asking-words.js';

/**
 * The question that a clause answers with yes or no, or null where it makes none: its subject is a pronoun, or it has no
 * finite verb of its own.
 *
 * ```ts
 * // "Norland has not pulled back its troops" → 'Has Norland pulled back its troops?'
 * ```
 */
export function polarQuestion(tokens: readonly Token[], clause: Clause, words: AskingWords): string | null {
  const parsed = parsedOf(tokens, clause, words);
  if (parsed === null || words('cue', parsed.head) || words('embedded', clause.introducer ?? '')) return null;
  const rest = untilComma(parsed.rest);
  if (rest === null) return null;
  return asked([parsed.helper, ...subjectWords(parsed.subject), ...affirmed(rest, words)]);
}
