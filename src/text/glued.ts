import type { FurnitureEntry } from '../catalog/catalog.js';
import { isUpper } from './characters.js';
import type { Span } from './passage.js';

/** Finds links of other stories that a page's copy glued into a paragraph. */
export type GluedFinder = (text: string, block: Span) => readonly Span[];

/** Longest stretch of links, in characters. */
const longest = 1200;
/** Words before the glued one among which the name stands that it repeats. */
const near = 9;

interface PlacedWord extends Span {
  readonly text: string;
}

/**
 * Makes the finder from the catalogue's closing words (`at: glued`, as they are written). A page that explains a name has
 * it once more in full, headlines right behind it and a closing word: "Ana Marin Ana Lee MarinTalks fail in Kesh MORE
 * said". What stands between the name and what follows the closing word is none of the sentence. Linear: no two stretches overlap.
 *
 * ```ts
 * gluedFinder([{ kind: 'link', at: 'glued', words: ['MORE'] }])('Marin Ana MarinOrr leaves MORE said no.', { start: 0, end: 39 })
 * // [{ start: 5, end: 30 }]
 * ```
 */
export function gluedFinder(entries: readonly FurnitureEntry[]): GluedFinder {
  const closing = entries.filter(({ at }) => at === 'glued').flatMap(({ words }) => words);
  return (text, block) => {
    const found: Span[] = [];
    for (const word of closing) {
      let from = block.start;
      for (let at = from; ; ) {
        at = text.indexOf(word, at);
        if (at < 0 || at + word.length > block.end) break;
        const end = at + word.length;
        const closes = !/[\p{L}\p{N}]/u.test(text[end] ?? '');
        const start = closes ? nameEnd(text, Math.max(from, at - longest), end) : -1;
        if (start >= 0) found.push({ start, end });
        if (closes) from = end;
        at = end;
      }
    }
    return found;
  };
}

/** Where the name ends that a later word of the stretch begins with, another capital glued to it, the last one; -1 where none does. */
function nameEnd(text: string, start: number, end: number): number {
  const words: PlacedWord[] = Array.from(text.slice(start, end).matchAll(/\S+/g), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: match[0],
  }));
  for (let index = words.length - 1; index > 1; index -= 1) {
    let given = false;
    for (let at = index - 1; at >= 0 && index - at <= near; at -= 1) {
      const name = words[at];
      if (name === undefined) break;
      if (given && begins(words[index]?.text ?? '', name.text)) return name.end;
      // Between the name and what repeats it stand given names: "Tom Orr Thomas (Tom) de OrrTalks".
      if (/^\(?\p{Lu}/u.test(name.text)) given = true;
      else if (name.text.length > 3) break;
    }
  }
  return -1;
}

/** "MarinTalks", after "Marin". */
const begins = (glued: string, name: string): boolean =>
  name.length > 2 &&
  glued.length > name.length &&
  isUpper(name[0]) &&
  glued.startsWith(name) &&
  /[\p{Lu}\d"“‘]/u.test(glued[name.length] ?? '');

/** A text with white space in place of some stretches: offsets stay. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    kept += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return from === 0 ? text : kept + text.slice(from);
}
