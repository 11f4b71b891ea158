import type { FurnitureEntry } from '../catalog/catalog.js';
import type { Span } from './passage.js';

/** Finds the galleries of pictures in a text. */
export type GalleryFinder = (text: string) => readonly Span[];

interface Counter extends Span {
  readonly number: number;
  readonly total: number;
}

/** Longest caption with what stands around it, in characters. */
const longest = 1500;

/**
 * Makes the finder from the catalogue's counters (`caption # of #`). What stands between two counters of one gallery,
 * the second one higher, is the second's caption, whatever it reads like. The first caption starts where the words that
 * open the others ("Photos: Toll talks –") stand before its counter; where they open with nothing in common, at the start
 * of its paragraph if that is short, else of its last sentence. Linear: the text is searched once for each wording.
 *
 * ```ts
 * galleryFinder([{ kind: 'gallery', at: 'counter', words: ['photo # of #'] }])('A pier. Photo 1 of 2 A boat. Photo 2 of 2')
 * // [{ start: 0, end: 41 }]
 * ```
 */
export function galleryFinder(entries: readonly FurnitureEntry[]): GalleryFinder {
  const wordings = entries
    .filter(({ at }) => at === 'counter')
    .flatMap(({ words }) => words)
    .sort((a, b) => b.length - a.length)
    .map((wording) => wording.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '(\\d{1,3})'));
  if (wordings.length === 0) return () => [];
  const counters = new RegExp(
    wordings.map((wording) => `(?<![\\p{L}\\p{N}])${wording}(?!\\p{N})`).join('|'),
    'giu',
  );
  return (text) => {
    const found: Span[] = [];
    let run: Counter[] = [];
    const flush = (): void => {
      const [first, second, third] = run;
      const last = run.at(-1);
      if (first !== undefined && second !== undefined && last !== undefined)
        found.push({ start: firstCaption(text, first, second, third), end: last.end });
      run = [];
    };
    for (const match of text.matchAll(counters)) {
      const [number = 0, total = 0] = match.slice(1).filter(Boolean).map(Number);
      const counter = { number, total, start: match.index, end: match.index + match[0].length };
      const before = run.at(-1);
      const goesOn =
        before !== undefined &&
        before.total === total &&
        number > before.number &&
        counter.start - before.end < longest;
      if (!goesOn) flush();
      run.push(counter);
    }
    flush();
    return found;
  };
}

function firstCaption(text: string, first: Counter, second: Counter, third: Counter | undefined): number {
  const floor = Math.max(0, first.start - longest);
  const before = text.slice(floor, first.start);
  const opening =
    third === undefined
      ? ''
      : commonStart(text.slice(first.end, second.start), text.slice(second.end, third.start));
  // Part of the opening may stand more than once above a gallery: the first place in the same paragraph counts.
  const paragraph = before.trimEnd().lastIndexOf('\n') + 1;
  if (opening !== '') {
    const at = before.indexOf(opening, paragraph);
    if (at >= 0) return floor + at;
    const earlier = before.lastIndexOf(opening);
    if (earlier >= 0) return floor + earlier;
  }
  const caption = before.slice(paragraph);
  if (caption.length < 300 && paragraph > 0) return floor + paragraph;
  const sentence = /^[\s\S]*[.!?]["”’)]?\s+(?=\S[^.!?]*[.!?]?["”’)]?\s*$)/u.exec(caption.slice(-600));
  return first.start - Math.min(600, caption.length) + (sentence?.[0].length ?? 0);
}

/** The words that two stretches begin with alike, at least two of them. */
function commonStart(a: string, b: string): string {
  const [first, second] = [a.trimStart(), b.trimStart()];
  let end = 0;
  while (end < first.length && first.charAt(end) === second.charAt(end)) end += 1;
  const common = first.slice(0, end).replace(/\S*$/, '').trimEnd();
  return common.split(/\s+/).length >= 2 ? common : '';
}
