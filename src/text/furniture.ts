import type { Catalog, FurnitureEntry } from '../catalog/catalog.js';
import { countCases } from './characters.js';
import { galleryFinder } from './galleries.js';
import { gluedFinder } from './glued.js';
import { blocksOf } from './paragraphs.js';
import type { Span } from './passage.js';
import { compileTemplate, TemplateIndex, withSingleSpaces } from './template.js';

/** A stretch of the page that is no part of the report: an advertisement, a link, a caption, a contributor line. */
export interface Furniture extends Span {
  /** Kind of the catalogue entry, or of the mechanism that found it: `repeated`, `headline`, `credit`, `dateline`, `byline`, `imprint`. */
  readonly kind: string;
}

type Wordings = Readonly<Record<'paragraph' | 'sentence' | 'bracket', TemplateIndex<FurnitureEntry>>>;

interface Block extends Span {
  readonly text: string;
  readonly words: number;
  /** It ends as a sentence does. */
  readonly closed: boolean;
}

/**
 * Makes the finder for one catalogue. What wording tells is the catalogue's (`furniture`); what form tells is here: a
 * line that stands twice, a bare headline between paragraphs, a caption by its credit, a dateline. Nothing that ends as
 * a sentence is furniture by form alone, so that no news is lost to a guess. Linear in the length of the text.
 *
 * ```ts
 * furnitureFinder(loadCatalog())('Talks resume\n\nThey met.\n\nRead more: Markets rise\n\nThey parted.')
 * // [{ start: 25, end: 48, kind: 'link' }]
 * ```
 */
export function furnitureFinder(
  catalog: Catalog,
): (text: string, paragraphs?: readonly Span[]) => readonly Furniture[] {
  const wordings = wordingsOf(catalog.furniture);
  const gluedIn = gluedFinder(catalog.furniture);
  const galleriesIn = galleryFinder(catalog.furniture);
  const outlets = new Set(
    catalog.outlets
      .flatMap((outlet) => [outlet.name, ...(outlet.names ?? [])])
      .map((name) => name.toLowerCase()),
  );
  return (text, paragraphs = blocksOf(text, catalog.captions)) => {
    const blocks = paragraphs.map((span) => blockOf(text, span));
    const kinds: (string | null)[] = blocks.map(() => null);
    const inner: Furniture[] = [];
    const head = headOf(blocks);
    byWording(blocks, head, wordings, kinds, inner);
    byByline(blocks, head, outlets, kinds);
    byRepetition(blocks, kinds);
    const shouted = isShouted(text);
    byForm(blocks, head, kinds, shouted);
    inner.push(...datelines(blocks, head, shouted));
    inner.push(...galleriesIn(text).map(({ start, end }) => ({ start, end, kind: 'gallery' })));
    inner.push(...blocks.flatMap((block) => gluedIn(text, block).map((one) => ({ ...one, kind: 'link' }))));
    const whole = blocks.flatMap(({ start, end }, i): Furniture[] => {
      const kind = kinds[i];
      return kind ? [{ start, end, kind }] : [];
    });
    return merged(whole, inner);
  };
}

function blockOf(text: string, { start, end }: Span): Block {
  const words = text.slice(start, end);
  return {
    start,
    end,
    text: words,
    words: countWords(words),
    closed: /[.!?:;,…][\s"'”’»)\]]*$/.test(words.slice(-12)) || /["”’»]$/.test(words),
  };
}

function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const space = text.charCodeAt(i) <= 32;
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}

/** Index of the first paragraph of the report proper: the first of some length that ends as a sentence does. */
function headOf(blocks: readonly Block[]): number {
  const found = blocks.findIndex(({ words, closed }) => closed && words >= 12);
  return found < 0 ? Math.min(1, blocks.length) : found;
}

function wordingsOf(entries: readonly FurnitureEntry[]): Wordings {
  const at = (place: 'paragraph' | 'sentence' | 'bracket'): TemplateIndex<FurnitureEntry> =>
    new TemplateIndex(
      entries
        .filter((entry) => (entry.at ?? 'paragraph') === place)
        .flatMap((entry) => entry.words.map((wording) => compileTemplate(wording, entry))),
    );
  return { paragraph: at('paragraph'), sentence: at('sentence'), bracket: at('bracket') };
}

function byWording(
  blocks: readonly Block[],
  head: number,
  wordings: Wordings,
  kinds: (string | null)[],
  inner: Furniture[],
): void {
  blocks.forEach((block, i) => {
    if (i === 0 && head > 0) return;
    const late = i >= blocks.length * 0.6 || i >= blocks.length - 3;
    const find = (place: keyof Wordings, text: string): FurnitureEntry | undefined => {
      const words = countWords(text);
      return wordings[place].find(
        text,
        (entry) => words <= (entry.max ?? 40) && (late || entry.last !== true),
      );
    };
    const whole = block.words <= 100 ? find('paragraph', block.text) : undefined;
    if (whole) {
      kinds[i] ??= whole.kind;
      if (whole.then === 'list') takeList(blocks, i + 1, whole.kind, kinds);
    }
    if (kinds[i] != null) return;
    const parts: { readonly span: Span; readonly entry: FurnitureEntry }[] = [];
    for (const place of ['sentence', 'bracket'] as const)
      for (const span of place === 'sentence' ? roughSentences(block) : brackets(block)) {
        const found = find(place, block.text.slice(span.start - block.start, span.end - block.start));
        if (found) parts.push({ span, entry: found });
      }
    const sure = new Set(parts.filter(({ entry }) => entry.beside !== true).map(({ entry }) => entry.kind));
    for (const { span, entry } of parts) if (sure.has(entry.kind)) inner.push({ ...span, kind: entry.kind });
  });
}

/** The unpunctuated lines that follow a heading like "Story highlights" belong to it. */
function takeList(blocks: readonly Block[], from: number, kind: string, kinds: (string | null)[]): void {
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || (block.closed && !asks(block.text)) || block.words > 30) return;
    kinds[i] = kind;
  }
}

const asks = (text: string): boolean => /[?"”’]$/.test(text) && !/\.["”’]$/.test(text);

/** Good enough to look at one wording at a time; reading cuts sentences with more care. */
function roughSentences(block: Block): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const stop of block.text.matchAll(/[.!?]["”’)]{0,2}\s+(?=[\p{Lu}"“‘'([])/gu)) {
    if (/(?:^|[\s.(])\p{L}$/u.test(block.text.slice(Math.max(0, stop.index - 2), stop.index))) continue;
    const end = stop.index + stop[0].trimEnd().length;
    spans.push({ start: block.start + start, end: block.start + end });
    start = stop.index + stop[0].length;
  }
  spans.push({ start: block.start + start, end: block.end });
  return spans;
}

function brackets(block: Block): readonly Span[] {
  return Array.from(block.text.matchAll(/\[[^[\]\n]{1,80}\]/g), (match) => ({
    start: block.start + match.index,
    end: block.start + match.index + match[0].length,
  }));
}

/** Names alone above the report ("Ann Lee and Bo Ray"), and the outlet's name under them. */
function byByline(
  blocks: readonly Block[],
  head: number,
  outlets: ReadonlySet<string>,
  kinds: (string | null)[],
): void {
  for (let i = 1; i < Math.min(head, 6); i++) {
    const block = blocks[i];
    if (block === undefined || kinds[i] != null) continue;
    const next = blocks[i + 1];
    const named = isNames(block.text) && (next === undefined || outlets.has(next.text.toLowerCase()));
    if (named || outlets.has(block.text.toLowerCase()) || /^By \p{Lu}/u.test(block.text)) kinds[i] = 'byline';
    else if (isImprint(block, outlets)) kinds[i] = 'imprint';
  }
}

/** "Harbour Times, 2021-05-03", "The Guardian | 3 May 2021": a line of outlet and day that whoever kept the text wrote. */
function isImprint({ text, words, closed }: Block, outlets: ReadonlySet<string>): boolean {
  if (closed || words > 12 || text.length > 120) return false;
  if (/(?:^|[\s(])\d{4}-\d{2}-\d{2}\)?$/.test(text)) return true;
  if (!/\b\d{4}\b/.test(text)) return false;
  return text.split(/ ?[,|•·–—] ?| - /).some((piece) => outlets.has(piece.toLowerCase()));
}

const isNames = (text: string): boolean =>
  text.length < 120 &&
  /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}(?:(?:, and |, | and )\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}){0,6}$/u.test(
    text,
  );

/** A line that stands twice is a link or a caption; a paragraph that stands twice is told once. */
function byRepetition(blocks: readonly Block[], kinds: (string | null)[]): void {
  const first = new Map<string, number>();
  blocks.forEach((block, i) => {
    if (block.words < 3) return;
    const key = withSingleSpaces(block.text.toLowerCase());
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    else {
      kinds[i] ??= 'repeated';
      if (!block.closed && before > 0) kinds[before] ??= 'repeated';
    }
  });
}

function byForm(blocks: readonly Block[], head: number, kinds: (string | null)[], shouted: boolean): void {
  const trailer = trailerOf(blocks, kinds);
  blocks.forEach((block, i) => {
    if (i === 0 || kinds[i] != null) return;
    if (isCredited(block)) kinds[i] = 'credit';
    else if (i > head && !block.closed && isHeadline(blocks, i, shouted, kinds)) kinds[i] = 'headline';
    else if (i >= trailer && !block.closed && block.words <= 16) kinds[i] = 'trailer';
  });
}

/** From where on only lines without a full stop follow, behind a line that the catalogue knows. */
function trailerOf(blocks: readonly Block[], kinds: readonly (string | null)[]): number {
  let from = blocks.length;
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i];
    if (block === undefined || (kinds[i] == null && block.closed)) break;
    if (kinds[i] != null) from = i;
  }
  return from;
}

/** `(Ann Lee/Northgate Press)`, `Photograph: Ann Lee/Northgate`, `REUTERS/Ann Lee`, `AFP via Getty Images`. */
function isCredited(block: Block): boolean {
  if (block.words > 90) return false;
  const tail = block.text.slice(-110);
  return (
    /\([^()]{0,60}\p{L}\s?\/\s?\p{Lu}[^()]{1,60}\)$/u.test(tail) ||
    /\b(?:Photograph|Photographer|Photo|Picture|Image|Credit)s?: ?[^.:]{3,80}$/.test(tail) ||
    /\b(?:REUTERS|AP|AFP|EPA)\s?\/\s?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}$/u.test(tail) ||
    /\b(?:Getty Images|AFP via Getty|Shutterstock|AP Photo)$/.test(tail) ||
    /\p{L}\s?\/\s?(?:AP|AFP|EPA|UPI|Reuters|Landov|Getty Images|Bloomberg)$/u.test(tail)
  );
}

/** A headline of another story, or a subheading: one line without a stop between paragraphs that have one. */
function isHeadline(
  blocks: readonly Block[],
  i: number,
  shouted: boolean,
  kinds: readonly (string | null)[],
): boolean {
  const block = blocks[i];
  if (block === undefined || block.words < 4 || block.words > 16) return false;
  if (!/^[\p{Lu}'‘\d]/u.test(block.text) || /^\d+[.)]/.test(block.text)) return false;
  if (!shouted && block.words >= 4 && !/\p{Ll}/u.test(block.text)) return true;
  if (/["“”«»]/.test(block.text)) return false;
  const [before, after] = [blocks[i - 1], blocks[i + 1]];
  const opensList = before !== undefined && /:$/.test(before.text);
  const inRun = [i - 1, i + 1].some((j) => {
    const other = blocks[j];
    return other !== undefined && !other.closed && kinds[j] == null && other.words > 3;
  });
  // The last line of a list may have its stop: a short one after a run is no paragraph.
  return !opensList && !inRun && (after === undefined || after.words >= 8 || kinds[i + 1] != null);
}

/** A text in capitals throughout, as agencies' monitors keep them. */
function isShouted(text: string): boolean {
  const { upper, lower } = countCases(text, 0, Math.min(text.length, 4000));
  return lower < upper;
}

const agencyDateline =
  /^\p{Lu}[\p{L} .,'’-]{2,40}(?: ?\([\p{L} .]{2,30}\))?(?:, ?\d{1,2} \p{L}{3,9} \d{2,4})? ?\(\p{Lu}[\p{L} /-]{1,40}\) ?(?:—|–|--?)(?: ?\[[\p{Lu} ]{3,30}\])?/u;
const placeDateline = /^\p{Lu}{3}[\p{Lu} .'’-]{0,30}(?:, \p{Lu}[\p{L}. ]{1,30}){0,2} ?(?:—|–|--)(?= )/u;

function datelines(blocks: readonly Block[], head: number, shouted: boolean): readonly Furniture[] {
  const found: Furniture[] = [];
  for (const block of blocks.slice(0, head + 2)) {
    const start = block.text.slice(0, 160);
    const match = agencyDateline.exec(start) ?? (shouted ? null : placeDateline.exec(start));
    if (match) found.push({ start: block.start, end: block.start + match[0].length, kind: 'dateline' });
  }
  return found;
}

function merged(whole: readonly Furniture[], inner: readonly Furniture[]): readonly Furniture[] {
  const all = [...whole, ...inner].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Furniture[] = [];
  for (const next of all) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) kept.push(next);
  }
  return kept;
}
