import type { Token } from '../../text/cut.js';
import { type PhraseHit, type PhraseTable, phrasesIn } from '../../text/phrases.js';

/** The catalogue's phrases of one kind in a whole text, looked up once and asked for stretch by stretch. */
export interface PhraseHits<T> {
  /** Those that stand in tokens `first` … `last - 1`, in order of their first word. */
  in(first: number, last: number): readonly PhraseHit<T>[];
}

/**
 * ```ts
 * const hits = phraseHitsOf(table, tokens);
 * hits.in(clause.first, clause.last) // [{ first: 3, last: 5, value: 'sanctions' }]
 * ```
 */
export function phraseHitsOf<T>(table: PhraseTable<T>, tokens: readonly Token[]): PhraseHits<T> {
  const all = phrasesIn(table, tokens, 0, tokens.length);
  /** Index of the first hit that begins at a token or after it. */
  const from = new Int32Array(tokens.length + 1);
  for (let i = 0, at = 0; i <= tokens.length; i++) {
    while (at < all.length && (all[at]?.first ?? 0) < i) at++;
    from[i] = at;
  }
  const none: readonly PhraseHit<T>[] = [];
  return {
    in(first, last) {
      const [begin, end] = [from[first] ?? all.length, from[Math.min(last, tokens.length)] ?? all.length];
      if (begin === end) return none;
      const found: PhraseHit<T>[] = [];
      for (let i = begin; i < end; i++) {
        const hit = all[i];
        if (hit !== undefined && hit.last <= last) found.push(hit);
      }
      return found;
    },
  };
}
