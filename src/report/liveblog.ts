import { parseAddress } from './address.js';
import { articleOf } from './article.js';
import { boxOf } from './boxes.js';
import type { LinkedData } from './jsonld.js';
import type { PublishedTime } from './report.js';
import { attribute, type Element, elementsIn, type Page, parsePage, textOf } from './tree.js';
import { readWrittenDate } from './written-date.js';

/** One entry of a live blog, with the time that the blog gives it. */
export interface LiveEntry {
  /** Tells the entry from the others in all later states of the blog. */
  readonly key: string;
  readonly headline: string | null;
  readonly text: string;
  readonly published: PublishedTime | null;
  readonly modified: PublishedTime | null;
  readonly url: string | null;
}

/** Fewer would be an article with a box of times beside it. */
const fewest = 2;

/**
 * The entries of a live blog, as the page has them (mostly the newest first); none where the page is no live blog. Taken
 * from JSON-LD (schema.org's LiveBlogPosting), else from the page: neighbours of one kind, each with its own `<time>`
 * and running text, on a page that calls itself live.
 */
export function liveEntriesOf(
  { elements }: Page,
  linked: LinkedData | null,
  url: string | null,
): readonly LiveEntry[] {
  const told = (linked?.entries ?? []).flatMap((entry): readonly LiveEntry[] => {
    const text = entry.body.includes('<') ? storyIn(parsePage(entry.body).root) : plainText(entry.body);
    const published = dated(entry.published, 'json-ld');
    const key = keyIn(entry.url, url) ?? entry.published;
    if (text === '' || key === null) return [];
    return [
      {
        key,
        headline: entry.headline,
        text,
        published,
        modified: dated(entry.modified, 'json-ld'),
        url: entry.url,
      },
    ];
  });
  if (told.length >= fewest) return distinct(told);
  return isLive(elements, url) ? distinct(shownEntries(elements, url)) : [];
}

/** What tells an entry apart within its page: the address's fragment or query, else the whole address. */
function keyIn(address: string | null, page: string | null): string | null {
  const parsed = address === null ? null : parseAddress(address, page ?? undefined);
  if (parsed === null) return address;
  if (parsed.hash.length > 1) return parsed.hash.slice(1);
  return parsed.search.length > 1 ? parsed.search.slice(1) : parsed.href === page ? null : parsed.href;
}

function isLive(elements: readonly Element[], url: string | null): boolean {
  if (/(?:^|[/_.-])live(?:[/_.-]|blog|$)/i.test(parseAddress(url ?? '')?.pathname ?? '')) return true;
  return elements.some(
    ({ tagName, attrs }) =>
      /LiveBlogPosting/.test(attrs.itemtype ?? '') ||
      (/^(?:body|main|article|section|div|ol|ul)$/.test(tagName) &&
        /\blive-?_?(?:blog|ticker|feed|posts?|updates?|coverage)/i.test(
          `${attrs.class ?? ''} ${attrs.id ?? ''}`,
        )),
  );
}

/** The largest family of neighbours that each hold one time and running text. */
function shownEntries(elements: readonly Element[], url: string | null): readonly LiveEntry[] {
  const families = new Map<Element, Map<Element, PublishedTime>>();
  for (const element of elements) {
    if (element.tagName !== 'time') continue;
    const time = dated(attribute(element, 'datetime') ?? textOf(element), 'time-element');
    if (time === null || time.precision !== 'minute') continue;
    let child = element;
    for (let up = element.parentNode, steps = 0; up !== null && steps < 8; up = up.parentNode, steps++) {
      const family = families.get(up) ?? new Map<Element, PublishedTime>();
      // The first time in an entry is its own; later ones tell of its edits.
      if (!family.has(child)) family.set(child, time);
      families.set(up, family);
      child = up;
    }
  }
  let best: readonly LiveEntry[] = [];
  for (const family of families.values()) {
    if (family.size <= best.length || family.size < fewest) continue;
    const entries = [...family].flatMap(([element, published]) => entryOf(element, published, url));
    if (entries.length > best.length) best = entries;
  }
  return best.length >= fewest ? best : [];
}

function entryOf(element: Element, published: PublishedTime, url: string | null): readonly LiveEntry[] {
  const inside = elementsIn(element);
  const heading = inside.find(({ tagName }) => /^h[1-6]$/.test(tagName));
  const headline = heading === undefined ? null : textOf(heading);
  const text = storyIn(element, headline);
  const id = element.attrs.id ?? element.attrs['data-id'] ?? element.attrs['data-post-id'] ?? null;
  if (text.split(' ').length < 8) return [];
  const times = inside
    .filter(({ tagName }) => tagName === 'time')
    .flatMap((time) => dated(attribute(time, 'datetime') ?? textOf(time), 'time-element') ?? []);
  const latest = times.reduce<PublishedTime>((a, b) => (b.time > a.time ? b : a), published);
  return [
    {
      key: id ?? published.time,
      headline: headline === '' ? null : headline,
      text,
      published,
      modified: latest.time === published.time ? null : latest,
      url: id !== null && url !== null && element.attrs.id !== undefined ? `${url.split('#')[0]}#${id}` : url,
    },
  ];
}

function storyIn(element: Element, headline: string | null = null): string {
  return articleOf(boxOf(element), headline)
    .map(({ text }) => text)
    .join('\n\n');
}

const plainText = (body: string): string =>
  body
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n\n');

function dated(written: string | null, reason: string): PublishedTime | null {
  const date = written === null ? null : readWrittenDate(written);
  return date ? { ...date, reason } : null;
}

function distinct(entries: readonly LiveEntry[]): readonly LiveEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ key }) => !seen.has(key) && seen.add(key));
}
