import type { Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';

/**
 * Whether a participle tells the name of a thing and nobody's words: "a panel called “Nine”", "the deal, dubbed “Two”".
 * Not where who speaks stands before it: "critics called “absurd” what he said".
 */
export function isNamed(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || before?.sentence !== token.sentence || !lexicon.speech.naming.has(token.lower))
    return false;
  if (!/^["“„«‘]$/.test(next?.text ?? '')) return false;
  if (before.text === ',') return tokens[at - 2]?.pos === 'NOUN' && !hasComma(tokens, at - 2);
  return before.pos === 'NOUN' && (!lexicon.speakers.has(before.lower) || isNew(tokens, at - 1));
}

/** "a trade panel": what is told of for the first time is called by a name; who speaks is known. */
function isNew(tokens: readonly Token[], head: number): boolean {
  let at = head - 1;
  while (at > head - 4 && /^(?:NOUN|ADJ)$/.test(tokens[at]?.pos ?? '')) at -= 1;
  return /^an?$/.test(tokens[at]?.lower ?? '');
}

/** Whether the sentence has a comma up to a token: then the next one may close what the first opened. */
function hasComma(tokens: readonly Token[], last: number): boolean {
  const sentence = tokens[last]?.sentence;
  for (let at = last; at >= 0 && tokens[at]?.sentence === sentence; at -= 1)
    if (tokens[at]?.text === ',') return true;
  return false;
}
