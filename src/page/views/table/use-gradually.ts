import { useEffect, useState } from 'preact/hooks';

const atFirst = 2;

/**
 * How many of `items` to draw now: a few at once, the rest one a turn, so that a long table never keeps the page from
 * answering. `atLeast` are drawn from the first.
 */
export function useGradually(items: readonly unknown[], atLeast: number): number {
  const first = Math.max(atFirst, atLeast);
  const [drawn, setDrawn] = useState({ items, count: first });
  const count = drawn.items === items ? drawn.count : first;
  useEffect(() => {
    if (count >= items.length) return;
    const timer = setTimeout(() => setDrawn({ items, count: count + 1 }));
    return () => clearTimeout(timer);
  }, [items, count]);
  return Math.min(count, items.length);
}
