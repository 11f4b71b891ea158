import { useEffect, useState } from 'preact/hooks';
import { useDesk, useShown } from '../context.js';
import { type Doc, docsOf } from './docs.js';

/** Longest stretch of work between two turns of the browser, in milliseconds. */
const slice = 12;

/** All that can be found, gathered in short slices; null until it is complete. */
export function useDocs(): readonly Doc[] | null {
  const desk = useDesk();
  const shown = useShown();
  const [docs, setDocs] = useState<readonly Doc[] | null>(null);
  useEffect(() => {
    const found: Doc[] = [];
    const source = docsOf(desk, shown);
    let timer = 0;
    const work = (): void => {
      const until = performance.now() + slice;
      while (performance.now() < until) {
        const next = source.next();
        if (next.done) {
          setDocs(found);
          return;
        }
        found.push(next.value);
      }
      timer = window.setTimeout(work);
    };
    setDocs(null);
    work();
    return () => clearTimeout(timer);
  }, [desk, shown]);
  return docs;
}
