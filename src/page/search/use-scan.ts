import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fold, wordsOf } from './fold.js';

export interface Scan<T> {
  /** What was found so far; all items where nothing is asked for. */
  readonly items: readonly T[];
  readonly scanning: boolean;
}

/** Longest stretch of work between two turns of the browser, in milliseconds. */
const slice = 12;

/**
 * Finds the items whose text holds all words of a query. It works in short slices and starts anew when the query
 * changes, so that typing is never held up, however long the list. Folded texts are kept for the next query. Where what
 * is found takes long to draw, it begins after a `pause` (milliseconds) without a key.
 */
export function useScan<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  query: string,
  pause = 0,
): Scan<T> {
  const words = useMemo(() => wordsOf(query), [query]);
  const folded = useMemo(() => new Array<string | undefined>(items.length), [items]);
  const read = useRef(textOf);
  read.current = textOf;
  const [found, setFound] = useState<Scan<T>>({ items, scanning: false });

  useEffect(() => {
    if (words.length === 0) {
      setFound({ items, scanning: false });
      return;
    }
    let index = 0;
    let timer = 0;
    const hits: T[] = [];
    const work = (): void => {
      const until = performance.now() + slice;
      while (index < items.length && performance.now() < until) {
        const stop = Math.min(index + 64, items.length);
        for (; index < stop; index++) {
          const item = items[index] as T;
          folded[index] ??= fold(read.current(item));
          const text = folded[index] ?? '';
          if (words.every((word) => text.includes(word))) hits.push(item);
        }
      }
      if (index < items.length) {
        timer = window.setTimeout(work);
        return;
      }
      setFound({ items: hits, scanning: false });
    };
    setFound((now) => ({ ...now, scanning: true }));
    timer = window.setTimeout(work, pause);
    return () => clearTimeout(timer);
  }, [items, words, folded, pause]);

  // Until the effect has run for a new list, the old one's items must not be shown.
  return words.length === 0 ? { items, scanning: false } : found;
}
