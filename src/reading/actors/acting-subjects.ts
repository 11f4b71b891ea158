import type { CutText, Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import { isFiniteVerb } from '../words/finite.js';
import type { ActorBook } from './book.js';

/**
 * Mentions the groups and bodies that act without being named and without saying anything: "Many experts doubt it",
 * "the delegation has asked for". Only what stands as the subject of a verb: in other places a common noun of people
 * or bodies is as a rule nobody in particular.
 */
export function mentionSubjects({ tokens }: CutText, lexicon: Lexicon, book: ActorBook): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const head = tokens[at];
    if (head === undefined || (head.pos !== 'NOUN' && head.pos !== 'PROPN')) continue;
    if (!lexicon.acting.has(head.lower) || book.actorAt(at) >= 0 || !isSubject(tokens, at)) continue;
    const first = phraseStart(tokens, at, lexicon);
    if (lexicon.naming.unnamed.has(head.lower) && isBare(tokens, first, at)) continue;
    const before = tokens[first - 1];
    if (before !== undefined && before.sentence === head.sentence && governs(before)) continue;
    const actor = book.described(first, at + 1);
    if (actor !== null) book.mention(first, at + 1, actor, 'body');
  }
}

/** A preposition or a verb before a noun: the noun is its object. */
const governs = ({ pos }: Token): boolean =>
  pos === 'ADP' || pos === 'VERB' || pos === 'AUX' || pos === 'PART';

/** Whether a finite verb follows, adverbs apart. */
function isSubject(tokens: readonly Token[], head: number): boolean {
  let at = head + 1;
  while (tokens[at]?.pos === 'ADV' || tokens[at]?.lower === 'also') at += 1;
  const next = tokens[at];
  return next !== undefined && next.sentence === tokens[head]?.sentence && isFiniteVerb(next);
}

/** Back over what belongs to the noun: article, numerals, adjectives, other nouns. */
function phraseStart(tokens: readonly Token[], head: number, { groups }: Lexicon): number {
  let first = head;
  while (first > 0 && head - first < 6) {
    const before = tokens[first - 1];
    if (before === undefined || before.sentence !== tokens[head]?.sentence) break;
    const belongs =
      before.pos === 'DET' ||
      before.pos === 'ADJ' ||
      before.pos === 'NUM' ||
      before.pos === 'NOUN' ||
      before.pos === 'PROPN' ||
      owners.has(before.lower);
    // "says that experts doubt it": no article of several.
    if (!belongs || (before.lower === 'that' && groups.has(tokens[head]?.lower ?? ''))) break;
    first -= 1;
    if (before.pos === 'DET') break;
  }
  return first;
}

/** Nothing but an article stands before the noun. */
const isBare = (tokens: readonly Token[], first: number, head: number): boolean =>
  head === first || (head === first + 1 && tokens[first]?.pos === 'DET');

const owners: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their', 'our', 'my', "'s", '’s']);
