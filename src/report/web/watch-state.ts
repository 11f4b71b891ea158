/**
 * What watching feeds remembers, and how it changes. Pure: the time is passed in. The state is plain data, so that it
 * can be kept as JSON and read back after a loss of power.
 */
export interface WatchState {
  readonly version: 1;
  readonly feeds: Readonly<Record<string, FeedState>>;
}

export interface FeedState {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds since 1970. */
  readonly nextAt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Ids of entries that were taken in, with what tells an edited one from the one seen, the newest last. */
  readonly seen: readonly (readonly [id: string, mark: string])[];
}

export const emptyWatch: WatchState = { version: 1, feeds: {} };

/** So many entries a feed are remembered: several times what feeds hold. */
const remembered = 2000;
const longestWait = 6 * 60 * 60 * 1000;

/** Which of the feeds are due, in the order given. A clock that went back makes no feed wait longer than its turn. */
export function dueFeeds(
  state: WatchState,
  feeds: readonly string[],
  now: number,
  every: number,
): readonly string[] {
  return feeds.filter((feed) => {
    const known = state.feeds[feed];
    if (known === undefined) return true;
    const wait = known.failures === 0 ? every : backOff(every, known.failures);
    return now >= known.nextAt || known.nextAt - now > wait * 1.5;
  });
}

/** Doubles with each failure in a row, up to six hours. */
function backOff(every: number, failures: number): number {
  return Math.min(longestWait, every * 2 ** Math.min(failures, 12));
}

export function afterSuccess(
  state: WatchState,
  feed: string,
  told: {
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly now: number;
    readonly every: number;
  },
): WatchState {
  const before = state.feeds[feed];
  return withFeed(state, feed, {
    etag: told.etag,
    lastModified: told.lastModified,
    nextAt: told.now + told.every,
    failures: 0,
    seen: before?.seen ?? [],
  });
}

export function afterFailure(state: WatchState, feed: string, now: number, every: number): WatchState {
  const before = state.feeds[feed];
  const failures = (before?.failures ?? 0) + 1;
  return withFeed(state, feed, {
    etag: before?.etag ?? null,
    lastModified: before?.lastModified ?? null,
    nextAt: now + backOff(every, failures),
    failures,
    seen: before?.seen ?? [],
  });
}

/** Whether an entry is new, edited since, or known as it is. */
export function entryStatus(
  state: WatchState,
  feed: string,
  id: string,
  mark: string,
): 'new' | 'edited' | 'known' {
  const before = state.feeds[feed]?.seen.find(([known]) => known === id);
  return before === undefined ? 'new' : before[1] === mark ? 'known' : 'edited';
}

/** Marks an entry as taken in: only after its report is safe, so that a loss of power costs nothing but doing it again. */
export function afterEntry(state: WatchState, feed: string, id: string, mark: string): WatchState {
  const before = state.feeds[feed];
  const seen = [...(before?.seen ?? []).filter(([known]) => known !== id), [id, mark] as const].slice(
    -remembered,
  );
  return withFeed(state, feed, {
    etag: before?.etag ?? null,
    lastModified: before?.lastModified ?? null,
    nextAt: before?.nextAt ?? 0,
    failures: before?.failures ?? 0,
    seen,
  });
}

function withFeed(state: WatchState, feed: string, next: FeedState): WatchState {
  return { version: 1, feeds: { ...state.feeds, [feed]: next } };
}

/** Reads a kept state back; what is no state (a file half written, another version) counts as none. */
export function parseWatchState(kept: string | null): WatchState {
  if (kept === null) return emptyWatch;
  try {
    const value: unknown = JSON.parse(kept);
    return isWatchState(value) ? value : emptyWatch;
  } catch {
    return emptyWatch;
  }
}

function isWatchState(value: unknown): value is WatchState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'feeds' in value &&
    typeof value.feeds === 'object' &&
    value.feeds !== null
  );
}
