import { parseFeed, parseOpml } from 'feedsmith';
import { decodeBytes } from '../decode.js';
import { done, failed, messageOf } from '../problem.js';
import type { Result } from '../report.js';
import { readWrittenDate } from '../written-date.js';

/** What a feed tells of one piece. */
export interface FeedEntry {
  /** What the feed calls it for ever: its id, else its address, else its title. */
  readonly id: string;
  readonly address: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly updated: string | null;
  /** The piece itself or a summary of it, as HTML or text. */
  readonly content: string | null;
}

export interface Feed {
  readonly title: string | null;
  readonly entries: readonly FeedEntry[];
  /** Feeds that an OPML list names. */
  readonly feeds: readonly string[];
}

/**
 * Reads RSS, Atom, RDF, a JSON Feed or an OPML list. Feeds are refused that declare entities of their own: news needs
 * none, and a few lines of them unfold to gigabytes ("billion laughs").
 */
export function readFeed(bytes: Uint8Array, where: string, declared: string | null = null): Result<Feed> {
  const text = decodeBytes(bytes, { where, declared });
  if (!text.ok) return text;
  const source = text.value.text.trim();
  if (/<!ENTITY/i.test(source.slice(0, 100_000)))
    return failed({
      kind: 'entities',
      expected: 'a feed without entities of its own',
      found: '<!ENTITY',
      where,
      remedy: 'Such files are made to fill memory. Ask the outlet for another feed.',
    });
  try {
    if (/<opml[\s>]/i.test(source.slice(0, 2000)))
      return done({ title: null, entries: [], feeds: outlinesIn(parseOpml(source).body?.outlines ?? []) });
    return done(feedOf(parseFeed(source)));
  } catch (error) {
    return failed({
      kind: 'not-a-feed',
      expected: 'RSS, Atom, JSON Feed or OPML',
      found: messageOf(error),
      where,
      remedy: "Look for the feed's own address on the page: a link of type application/rss+xml.",
    });
  }
}

interface Outline {
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

function outlinesIn(outlines: readonly Outline[]): readonly string[] {
  return outlines.flatMap(({ xmlUrl, outlines: inner }) => [
    ...(xmlUrl ? [xmlUrl] : []),
    ...outlinesIn(inner ?? []),
  ]);
}

function feedOf(parsed: ReturnType<typeof parseFeed>): Feed {
  const unique = new Map<string, FeedEntry>();
  for (const entry of entriesOf(parsed)) {
    // A feed that repeats an id tells the same piece again; the later date stands.
    const before = unique.get(entry.id);
    if (before === undefined || timeOf(entry) > timeOf(before)) unique.set(entry.id, entry);
  }
  const { title } = parsed.feed;
  return { title: textOf(title), entries: [...unique.values()], feeds: [] };
}

/** Milliseconds since 1970; 0 where the entry tells no time. */
function timeOf({ updated, published }: FeedEntry): number {
  const written = readWrittenDate(updated ?? published ?? '')?.time;
  return written === undefined ? 0 : Date.parse(written);
}

function entriesOf(parsed: ReturnType<typeof parseFeed>): readonly FeedEntry[] {
  if (parsed.format === 'atom')
    return (parsed.feed.entries ?? []).map((entry) => {
      const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null;
      return entryOf(
        entry.id,
        link,
        entry.title,
        entry.authors?.map(({ name }) => name),
        entry.published,
        entry.updated,
        entry.content ?? entry.summary,
      );
    });
  if (parsed.format === 'json')
    return (parsed.feed.items ?? []).map((item) =>
      entryOf(
        item.id,
        item.url,
        item.title,
        item.authors?.map(({ name }) => name),
        item.date_published,
        item.date_modified,
        item.content_html ?? item.content_text ?? item.summary,
      ),
    );
  if (parsed.format === 'rdf')
    return (parsed.feed.items ?? []).map((item) =>
      entryOf(
        item.link,
        item.link,
        item.title,
        [item.dc?.creators?.[0]],
        item.dc?.dates?.[0],
        undefined,
        item.content?.encoded ?? item.description,
      ),
    );
  return (parsed.feed.items ?? []).map((item) =>
    entryOf(
      item.guid?.value,
      item.link ?? (/^https?:/.test(item.guid?.value ?? '') ? item.guid?.value : undefined),
      item.title,
      [item.dc?.creators?.[0] ?? item.authors?.[0]],
      item.pubDate,
      item.atom?.updated,
      item.content?.encoded ?? item.description,
    ),
  );
}

function entryOf(
  id: unknown,
  address: unknown,
  title: unknown,
  byline: readonly unknown[] | undefined,
  published: unknown,
  updated: unknown,
  content: unknown,
): FeedEntry {
  const link = textOf(address);
  const name = textOf(title);
  return {
    id: textOf(id) ?? link ?? name ?? '',
    address: link !== null && /^https?:/.test(link) ? link : null,
    title: name,
    byline: (byline ?? []).flatMap((one) => textOf(one) ?? []),
    published: textOf(published),
    updated: textOf(updated),
    content: textOf(content),
  };
}

/** Text constructs come as a string or with the string within. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    if ('value' in value) return textOf(value.value);
    if ('name' in value) return textOf(value.name);
  }
  return null;
}
