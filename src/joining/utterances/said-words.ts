import { alone, type InSentence } from '../../text/in-sentence.js';
import { oneLine } from '../../text/one-line.js';
import type { Statement } from '../record.js';

/**
 * What a statement says, in the report's words: the quoted stretches between marks, or the reporter's paraphrase without,
 * for marks say that the speaker used these words.
 *
 * ```ts
 * saidWords({ mode: 'indirect', quotes: [], content: { text: 'that talks go on', … }, … }) // 'that talks go on'
 * ```
 */
export function saidWords(statement: Pick<Statement, 'mode' | 'quotes' | 'content'>): string {
  return isQuoted(statement)
    ? `“${statement.quotes.map((quote) => quote.text).join(' … ')}”`
    : statement.content.text;
}

const isQuoted = ({ mode, quotes }: Pick<Statement, 'mode' | 'quotes'>): boolean =>
  mode === 'direct' && quotes.length > 0;

/**
 * What a statement says, to be read: quoted words stand for themselves; a paraphrase within its attribution, for "to pull
 * back" leaves out whether it was asked, promised or refused.
 *
 * ```ts
 * saidToRead(statement) // { before: 'Ardo refused ', words: 'to pull back', after: '.' }
 * ```
 */
export function saidToRead(
  statement: Pick<Statement, 'mode' | 'quotes' | 'content' | 'passage'>,
): InSentence {
  const { passage, content } = statement;
  const words = oneLine(saidWords(statement)).trim();
  const [from, to] = [content.start - passage.start, content.end - passage.start];
  const isWithin = from >= 0 && to <= passage.text.length;
  if (isQuoted(statement) || !isWithin) return alone(words);
  return {
    // A clause of attribution may open behind the comma that parts it from what stands before.
    before: oneLine(passage.text.slice(0, from)).replace(/^[\s,;:]+/, ''),
    words,
    after: oneLine(passage.text.slice(to)).trimEnd(),
  };
}
