import type { Span } from '../../text/passage.js';
import type { RulingTarget } from './ruling.js';

/** Words so long stand in a text once by their own weight; shorter ones also need what stood around them. */
const telling = 60;

/**
 * Finds a ruling's words in a text: at their place, else where the same words stand between the same neighbours. Null
 * where they are gone, or where several places would do: a look-alike is never taken.
 *
 * ```ts
 * locate({ words: 'They met.', start: 0, before: '', after: ' Then', … }, 'Note: They met. Then') // { start: 6, end: 15 }
 * ```
 */
export function locate(target: RulingTarget, text: string): Span | null {
  const { words, start, before, after } = target;
  if (words === '') return null;
  const at = (from: number): Span => ({ start: from, end: from + words.length });
  const like = (from: number): number =>
    commonEnd(before, text.slice(Math.max(0, from - before.length), from)) +
    commonStart(after, text.slice(from + words.length, from + words.length + after.length));
  if (text.startsWith(words, start) && like(start) * 2 >= before.length + after.length) return at(start);
  const places: number[] = [];
  for (let from = text.indexOf(words); from >= 0 && places.length < 50; from = text.indexOf(words, from + 1))
    places.push(from);
  const wanted = (before.length + after.length) / 2;
  const good = places.filter((from) => like(from) >= wanted);
  if (good.length === 1 && good[0] !== undefined) return at(good[0]);
  if (good.length === 0 && places.length === 1 && words.length >= telling && places[0] !== undefined)
    return at(places[0]);
  return null;
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}

function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
}
