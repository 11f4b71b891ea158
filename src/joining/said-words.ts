import type { Statement } from './record.js';

/**
 * What a statement says, in the report's words: the quoted stretches between marks, or the reporter's paraphrase without,
 * for marks say that the speaker used these words.
 *
 * ```ts
 * saidWords({ mode: 'indirect', quotes: [], content: { text: 'that talks go on', … }, … }) // 'that talks go on'
 * ```
 */
export function saidWords(statement: Pick<Statement, 'mode' | 'quotes' | 'content'>): string {
  if (statement.mode === 'direct' && statement.quotes.length > 0)
    return `“${statement.quotes.map((quote) => quote.text).join(' … ')}”`;
  return statement.content.text;
}
