import { useEffect, useState } from 'preact/hooks';

const step = 16;

/**
 * How many of `items` to draw now: a few at once, the rest turn by turn up to `limit`, so that a long table never keeps
 * the page from answering. `atLeast` are drawn from the first.
 */
export function useGradually(items: readonly unknown[], limit: number, atLeast: number): number {
  const first = Math.max(step, atLeast);
  const [drawn, setDrawn] = useState({ items, count: first });
  const count = drawn.items === items ? drawn.count : first;
  const all = Math.min(limit, items.length);
  useEffect(() => {
    if (count >= all) return;
    const timer = setTimeout(() => setDrawn({ items, count: count + step }));
    return () => clearTimeout(timer);
  }, [items, count, all]);
  return Math.min(count, all);
}
