import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Whether the page is being set for paper. The browser takes its picture right after `beforeprint`, so that what is
 * drawn for it must be drawn at once, not at the next turn.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(
    () => typeof matchMedia === 'function' && matchMedia('print').matches,
  );
  useEffect(() => {
    const media = matchMedia('print');
    const set = (on: boolean): void => {
      const before = options.debounceRendering;
      options.debounceRendering = (draw) => draw();
      setPrinting(on);
      if (before) options.debounceRendering = before;
      else delete options.debounceRendering;
    };
    const begin = (): void => set(true);
    const end = (): void => set(false);
    const follow = (): void => set(media.matches);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    media.addEventListener('change', follow);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media.removeEventListener('change', follow);
    };
  }, []);
  return printing;
}
