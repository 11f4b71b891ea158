import { useEffect, useState } from 'preact/hooks';
import type { Passage } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import type { TextHit } from '../data.js';
import { fold, wordsOf } from './fold.js';

const atMost = 60;
const reach = 90;
const slice = 12;

/**
 * Places in the reports' texts that hold the words of a query: asked from the server where the page is served, else
 * looked for here, a few reports at a time.
 */
export function useTextHits(query: string): readonly TextHit[] {
  const { desk, texts, served } = useSurroundings();
  const [hits, setHits] = useState<readonly TextHit[]>([]);
  useEffect(() => {
    const words = wordsOf(query);
    setHits([]);
    if (words.length === 0 || query.trim().length < 3) return;
    let wanted = true;
    let timer = 0;
    if (served) {
      timer = window.setTimeout(async () => {
        const response = await fetch(`api/search?q=${encodeURIComponent(query)}`).catch(() => null);
        const found = response?.ok ? ((await response.json()) as readonly TextHit[]) : [];
        if (wanted) setHits(found.slice(0, atMost));
      }, 150);
    } else {
      let index = 0;
      const found: TextHit[] = [];
      const work = (): void => {
        const until = performance.now() + slice;
        while (index < desk.record.reports.length && found.length < atMost && performance.now() < until) {
          const report = desk.record.reports[index++];
          const text = report ? texts.peek(report.id) : undefined;
          const hit = report && text !== undefined ? hitIn(report.id, text, words) : null;
          if (hit) found.push(hit);
        }
        if (!wanted) return;
        if (index < desk.record.reports.length && found.length < atMost) timer = window.setTimeout(work);
        else setHits([...found]);
      };
      timer = window.setTimeout(work);
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [desk, texts, served, query]);
  return hits;
}

/** The first paragraph of a text that holds all words; null if there is none. */
function hitIn(report: string, text: string, words: readonly string[]): TextHit | null {
  let start = 0;
  for (const line of text.split('\n')) {
    const folded = fold(line);
    if (words.every((word) => folded.includes(word))) {
      // Folding may change the length where accents go: then the words are pointed at by their paragraph.
      const at = folded.length === line.length ? folded.indexOf(words[0] ?? '') : 0;
      const end = folded.length === line.length ? at + (words[0]?.length ?? 0) : line.length;
      const passage: Passage = { report, start: start + at, end: start + end, text: line.slice(at, end) };
      return { passage, around: line.slice(Math.max(0, at - reach), end + reach) };
    }
    start += line.length + 1;
  }
  return null;
}
