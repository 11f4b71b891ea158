import type { CutText } from '../../text/cut.js';
import type { TimeExpression } from '../../text/time.js';
import type { LocalActor, Mention } from '../actor.js';
import { mentionSubjects } from '../actors/acting-subjects.js';
import { createActorBook } from '../actors/book.js';
import { withSettledKinds } from '../actors/settled-kinds.js';
import type { Lexicon } from '../lexicon.js';
import { namesOf } from '../names/names.js';
import type { LocalStatement } from '../statement.js';
import { statementsOf } from './statements.js';
import type { Watch } from './watch.js';

/** Who appears in a report, where, and what they say. */
export interface ReportVoices {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly LocalStatement[];
}

/**
 * Links every person, state, body and group of one report and finds what they say.
 *
 * ```ts
 * const { actors, statements } = voicesOf(cut('Ana Marin, the envoy, said: “We agree.”'), createLexicon(catalog));
 * actors[statements[0]?.speaker ?? -1]?.name // 'Ana Marin'
 * ```
 */
export function voicesOf(
  cut: CutText,
  lexicon: Lexicon,
  times: readonly TimeExpression[] = [],
  watch?: Watch,
): ReportVoices {
  const book = createActorBook(cut, lexicon, namesOf(cut, lexicon));
  const statements = statementsOf(cut, lexicon, book, times, watch);
  mentionSubjects(cut, lexicon, book);
  const { mentions } = book;
  return {
    actors: withSettledKinds({ actors: book.actors, mentions, statements }, lexicon),
    mentions,
    statements,
  };
}
