import { reportOfText } from '../document.js';
import { sha256Of } from '../identity.js';
import { looksLikePage } from '../kind.js';
import { readPage } from '../page.js';
import { piecesOf } from '../pieces.js';
import type { Press } from '../press.js';
import type { Problem, PublishedTime, Report, Result } from '../report.js';
import { readWrittenDate } from '../written-date.js';
import { type Feed, type FeedEntry, readFeed } from './feed.js';
import type { Fetcher } from './fetcher.js';
import { readAddress, reportOfFetched } from './read-address.js';
import {
  afterEntry,
  afterFailure,
  afterSuccess,
  dueFeeds,
  entryStatus,
  type WatchState,
} from './watch-state.js';

export interface WatchRound {
  /** Feeds and OPML lists, by address. */
  readonly feeds: readonly string[];
  readonly state: WatchState;
  readonly fetcher: Fetcher;
  readonly press: Press;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds between two looks at one feed. */
  readonly every: number;
  /** Every feed is asked, whenever it was asked last. */
  readonly atOnce?: boolean;
}

/** One step of a round: what came, and the state to keep once it is safe. */
export interface WatchStep {
  readonly result: Result<Report> | null;
  readonly status: 'new' | 'edited' | 'feed';
  readonly state: WatchState;
}

/**
 * Looks once at every feed that is due and yields each piece that is new or edited. Keep the report first and the step's
 * state after it: whoever is interrupted between the two sees the piece again, and the dossier knows it already.
 */
export async function* watchRound(round: WatchRound): AsyncGenerator<WatchStep, void, undefined> {
  let { state } = round;
  const asked = new Set<string>();
  const due = (feeds: readonly string[]): readonly string[] =>
    round.atOnce === true ? feeds : dueFeeds(state, feeds, round.now, round.every);
  const queue = [...due(round.feeds)];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (asked.has(address)) continue;
    asked.add(address);
    const before = state.feeds[address];
    const fetched = await round.fetcher.fetch(address, {
      etag: before?.etag ?? null,
      lastModified: before?.lastModified ?? null,
    });
    const feed = fetched.ok ? contentOf(fetched.value.status, fetched.value.bytes, address) : fetched;
    // A page in place of a feed is watched itself: a live blog's entries, or the page and its edits.
    const page =
      fetched.ok && !feed.ok && feed.problem.kind === 'not-a-feed' && looksLikePage(fetched.value.bytes, '')
        ? await reportOfFetched(fetched.value, address, round.press)
        : null;
    if (page?.ok === true)
      for (const result of piecesOf(page)) {
        if (!result.ok) continue;
        const { source, sha256 } = result.value;
        const status = entryStatus(state, address, source, sha256.slice(0, 16));
        if (status === 'known') continue;
        state = afterEntry(state, address, source, sha256.slice(0, 16));
        yield { result, status, state };
      }
    if (!feed.ok && page?.ok !== true) {
      state = afterFailure(state, address, round.now, round.every);
      yield { result: page ?? feed, status: 'feed', state };
      continue;
    }
    if (feed.ok && feed.value !== null) {
      // A list of feeds is asked anew each round, and its feeds each in their turn.
      queue.push(...due(feed.value.feeds));
      for (const entry of oldestFirst(feed.value.entries)) {
        const mark = markOf(entry);
        const status = entryStatus(state, address, entry.id, mark);
        if (status === 'known') continue;
        const result = await reportOfEntry(entry, feed.value, address, round);
        const pieces = piecesOf(result);
        for (const piece of pieces.slice(0, -1)) yield { result: piece, status, state };
        if (result.ok || isForGood(result.problem)) state = afterEntry(state, address, entry.id, mark);
        yield { result: pieces.at(-1) ?? result, status, state };
      }
    }
    const header = (name: string): string | null =>
      (fetched.ok
        ? fetched.value.response.find((one) => one.name.toLowerCase() === name)?.value
        : undefined) ?? null;
    state = afterSuccess(state, address, {
      etag: header('etag') ?? before?.etag ?? null,
      lastModified: header('last-modified') ?? before?.lastModified ?? null,
      now: round.now,
      every: round.every,
    });
    yield { result: null, status: 'feed', state };
  }
}

/** The feed, or null where it has not changed. */
function contentOf(status: number, bytes: Uint8Array, address: string): Result<Feed | null> {
  if (status === 304) return { ok: true, value: null };
  if (status === 200) return readFeed(bytes, address);
  return {
    ok: false,
    problem: {
      kind: 'status',
      expected: 'a feed (status 200)',
      found: `status ${status}`,
      where: address,
      remedy: 'It is asked again later, each time after a longer pause.',
    },
  };
}

/** An entry's own words tell whether it was edited. */
const markOf = (entry: FeedEntry): string =>
  sha256Of(JSON.stringify([entry.title, entry.updated, entry.content])).slice(0, 16);

const oldestFirst = (entries: readonly FeedEntry[]): readonly FeedEntry[] => entries.toReversed();

/** The page that the entry leads to; where there is none or it cannot be read, what the feed itself holds. */
async function reportOfEntry(
  entry: FeedEntry,
  feed: Feed,
  address: string,
  round: WatchRound,
): Promise<Result<Report>> {
  const published = dated(entry.published) ?? dated(entry.updated);
  const given = published ? { published } : {};
  const inFeed = entry.content ?? '';
  const onPage = entry.address === null ? null : await readAddress(entry.address, round.fetcher, round.press);
  if (onPage?.ok === true) {
    const told = (report: Report): Report => ({
      ...report,
      published: report.published ?? published,
      outlet: report.outlet ?? outletOf(feed, round.press),
    });
    const { entries } = onPage.value;
    return {
      ok: true,
      value: entries === undefined ? told(onPage.value) : { ...onPage.value, entries: entries.map(told) },
    };
  }
  const source = entry.address ?? `${address}#${entry.id}`;
  const origin = { name: source, source, file: null, url: entry.address };
  const whole = { outlet: outletOf(feed, round.press), title: entry.title, byline: entry.byline, ...given };
  if (inFeed.split(/\s+/).length < 40 && onPage !== null) return onPage;
  return /<(?:p|div|br|a)\b/i.test(inFeed)
    ? readPage({ origin, text: inFeed, given: whole }, round.press)
    : {
        ok: true,
        value: reportOfText({ origin, text: inFeed || (entry.title ?? ''), given: whole }, round.press),
      };
}

/** `Northgate Press – World`: the part of the feed's title that names an outlet, else the first. */
function outletOf({ title }: Feed, press: Press): string | null {
  const parts = (title ?? '').split(/\s+[-–—|:·»]\s+/).filter(Boolean);
  const known = parts.map((part) => press.outlets.get(part.toLowerCase())).find((name) => name !== undefined);
  return known ?? parts[0] ?? null;
}

/** What asking again will not change: told once, and again only where the feed edits the entry. */
const isForGood = ({ kind, found }: Problem): boolean =>
  kind === 'wall' || kind === 'robots' || kind === 'no-article' || /^status (?:404|410)$/.test(found);

function dated(written: string | null): PublishedTime | null {
  const date = written === null ? null : readWrittenDate(written);
  return date ? { ...date, reason: 'feed' } : null;
}
