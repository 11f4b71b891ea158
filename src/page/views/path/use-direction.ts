import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

const narrow = 640;

/** Left to right where there is room, from the top down where there is not. */
export function useDirection(frame: RefObject<HTMLElement | null>): 'LR' | 'TB' {
  const [direction, setDirection] = useState<'LR' | 'TB'>('LR');
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const look = (): void => setDirection(box.clientWidth < narrow ? 'TB' : 'LR');
    const observer = new ResizeObserver(look);
    observer.observe(box);
    look();
    return () => observer.disconnect();
  }, []);
  return direction;
}
