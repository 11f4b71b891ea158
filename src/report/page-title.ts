import type { LinkedData } from './jsonld.js';
import type { MetaTable } from './meta-table.js';
import { attribute, type Element, textOf } from './tree.js';

/**
 * The headline that readers see: the `<h1>` that shares most words with what the page says of itself in Open Graph,
 * JSON-LD and `<title>`; without such an `<h1>`, those, the outlet's name taken off the end.
 */
export function pageTitle(
  elements: readonly Element[],
  meta: MetaTable,
  linked: LinkedData | null,
  outlets: readonly (string | null)[],
): string | null {
  const heads: string[] = [];
  let title: string | null = null;
  for (const element of elements) {
    if (element.tagName === 'title' && title === null) title = textOf(element);
    if (element.tagName === 'h1' || attribute(element, 'itemprop')?.toLowerCase() === 'headline') {
      const text = textOf(element);
      if (text !== '' && text.length < 300) heads.push(text);
    }
  }
  const said = [
    meta.get('og:title') ?? null,
    linked?.headline ?? null,
    meta.get('twitter:title') ?? null,
    title,
  ]
    .filter((text): text is string => text !== null && text.trim() !== '')
    .map((text) => withoutOutlet(text.replace(/\s+/g, ' ').trim(), outlets));
  let best: string | null = null;
  let shared = said.length === 0 ? -1 : 0.34;
  for (const head of heads)
    for (const text of said.length === 0 ? [head] : said) {
      const share = likeness(head, text);
      if (share > shared) [best, shared] = [head, share];
    }
  return best ?? said[0] ?? null;
}

/** Share of the words that two wordings have in common, of the shorter one's. */
function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  let common = 0;
  for (const word of first) if (second.has(word)) common++;
  const smaller = Math.min(first.size, second.size);
  // One or two words in common tell little, unless the headline holds the whole of a short title.
  if (smaller < 3 && first.size !== second.size) return common === second.size && common > 0 ? 0.5 : 0;
  return common / Math.max(1, smaller);
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/, '');

/** `Talks resume | World | Northgate Press` → `Talks resume`. */
function withoutOutlet(text: string, outlets: readonly (string | null)[]): string {
  const pieces = text.split(/\s+[|–—»·]\s+|\s+-\s+|\s*\|\s*/);
  if (pieces.length === 1) return text;
  const own = new Set(outlets.flatMap((name) => (name === null ? [] : [folded(name)])));
  const first = pieces.findIndex(
    (piece, i) => i > 0 && [...own].some((name) => name !== '' && folded(piece).includes(name)),
  );
  const kept = first > 0 ? text.slice(0, text.indexOf(pieces[first] ?? '')) : text;
  // What stands between the headline and the outlet's name are sections: one or two words.
  const rest = kept.split(/\s+[|–—»·]\s*|\s*\|\s*/).filter(Boolean);
  while (first > 0 && rest.length > 1 && (rest.at(-1) ?? '').split(' ').length <= 2) rest.pop();
  return (first > 0 ? rest.join(' | ') : text).replace(/\s+-\s*$/, '').trim();
}
