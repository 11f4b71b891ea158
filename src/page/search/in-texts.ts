import { useEffect, useState } from 'preact/hooks';
import type { Passage } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import type { FoundPlace, TextHit } from '../data.js';
import { fold, wordsOf } from './fold.js';

const atMost = 60;
const reach = 90;
const slice = 12;
/** Fewer letters are found everywhere. */
const fewestLetters = 3;
/** Milliseconds without a key before the server is asked. */
const pause = 120;

const none = { query: '', hits: [] as readonly TextHit[] };

export interface TextHits {
  readonly hits: readonly TextHit[];
  /** The hits are still those of what was typed before. */
  readonly searching: boolean;
}

/**
 * Places in the reports' texts that hold the words of a query: asked from the server where the page is served, else
 * looked for here, a few reports at a time.
 */
export function useTextHits(query: string): TextHits {
  const { desk, texts, served } = useSurroundings();
  const [found, setFound] = useState<{ readonly query: string; readonly hits: readonly TextHit[] }>(none);
  const asked = query.trim().length < fewestLetters ? '' : query;
  useEffect(() => {
    if (asked === '') return setFound(none);
    let wanted = true;
    const done = (hits: readonly TextHit[]): void => {
      if (wanted) setFound({ query: asked, hits });
    };
    let timer = 0;
    if (served) {
      timer = window.setTimeout(() => askServer(asked).then(done, () => done([])), pause);
    } else {
      const words = wordsOf(asked);
      const hits: TextHit[] = [];
      let index = 0;
      const work = (): void => {
        const until = performance.now() + slice;
        while (index < desk.record.reports.length && hits.length < atMost && performance.now() < until) {
          const report = desk.record.reports[index++];
          const text = report ? texts.peek(report.id) : undefined;
          const hit = report && text !== undefined ? hitIn(report.id, text, words) : null;
          if (hit) hits.push(hit);
        }
        if (!wanted) return;
        if (index < desk.record.reports.length && hits.length < atMost) timer = window.setTimeout(work);
        else done(hits);
      };
      timer = window.setTimeout(work);
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [desk, texts, served, asked]);
  return { hits: asked === '' ? none.hits : found.hits, searching: found.query !== asked };
}

/** The last word may still be unfinished: all that begin so are asked for. */
async function askServer(query: string): Promise<readonly TextHit[]> {
  const words = /[\p{L}\p{N}]$/u.test(query) ? `${query}*` : query;
  const response = await fetch(`api/search?q=${encodeURIComponent(words)}&limit=${atMost}`);
  if (!response.ok) return [];
  const { items } = (await response.json()) as { readonly items: readonly FoundPlace[] };
  return items.map(({ report, excerpt, passage }) => ({
    passage: passage ?? { report, start: 0, end: 0, text: '' },
    around: excerpt,
  }));
}

/** Words of a line around a place, none of them cut. */
function aroundOf(line: string, start: number, end: number): string {
  const from = start - reach <= 0 ? 0 : line.indexOf(' ', start - reach) + 1;
  const last = end + reach >= line.length ? line.length : line.lastIndexOf(' ', end + reach);
  const [first, until] = [from > start ? start : from, last < end ? end : last];
  return `${first > 0 ? '… ' : ''}${line.slice(first, until)}${until < line.length ? ' …' : ''}`;
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
      return { passage, around: aroundOf(line, at, end) };
    }
    start += line.length + 1;
  }
  return null;
}
