import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk/desk.js';
import { take } from '../desk/take.js';
import { pressOf } from '../report/press.js';
import type { Report, Result } from '../report/report.js';
import { createFetcher } from '../report/web/fetcher.js';
import { watchRound } from '../report/web/watch.js';
import { parseWatchState, type WatchState } from '../report/web/watch-state.js';
import type { Outside, Status } from './command.js';
import { paragraph, printable } from './terminal/layout.js';

export interface WatchFeedsOptions {
  readonly feeds: readonly string[];
  /** Milliseconds. */
  readonly every: number;
  readonly once: boolean;
  readonly allowPrivate: boolean;
}

const settingKey = 'watch';

/**
 * Looks at the feeds until it is interrupted, or once. A report is kept before the feed's state says that it was seen:
 * power may fail at any moment and nothing is lost.
 */
export async function watchFeeds(desk: Desk, outside: Outside, options: WatchFeedsOptions): Promise<Status> {
  const fetcher = createFetcher({ allowPrivate: options.allowPrivate });
  const press = pressOf(desk.catalog);
  let state = parseWatchState(await desk.store.setting(settingKey));
  let failed = false;
  try {
    for (;;) {
      const now = Date.parse(outside.now());
      let fresh = 0;
      for await (const step of watchRound({ ...options, atOnce: options.once, state, fetcher, press, now })) {
        if (step.result !== null) {
          const line = await keep(desk, outside, step.result, step.status);
          failed ||= !step.result.ok;
          fresh += step.result.ok ? 1 : 0;
          outside.stdout.write(line);
        }
        state = step.state;
        await desk.store.setSetting(settingKey, JSON.stringify(state));
      }
      if (fresh > 0) await desk.record();
      if (options.once) {
        if (fresh === 0 && !failed) outside.stdout.write('Nothing new.\n');
        return failed ? 1 : 0;
      }
      await sleep(waitUntilNext(state, options, Date.parse(outside.now())));
    }
  } finally {
    await fetcher.close();
  }
}

async function keep(desk: Desk, outside: Outside, result: Result<Report>, status: string): Promise<string> {
  if (!result.ok) {
    const { where, found, remedy } = printable(result.problem);
    return `✕ ${where}\n${paragraph(outside.stdout.columns ?? 80, `${found}. ${remedy}`, '  ')}\n`;
  }
  async function* single(): AsyncGenerator<Result<Report>> {
    yield result;
  }
  await take({ store: desk.store, reader: desk.reader, reports: single(), now: outside.now });
  const { published, outlet, title, source } = result.value;
  const when = published?.time.slice(0, 16).replace('T', ' ') ?? '';
  const notes = (result.value.notes ?? []).map(({ found, remedy }) =>
    paragraph(outside.stdout.columns ?? 80, printable(`! ${found}. ${remedy}`), '  '),
  );
  const line = `${status === 'new' ? '+' : '~'} ${[when, outlet, title ?? source].filter(Boolean).join('  ')}`;
  return `${[printable(line), ...notes].join('\n')}\n`;
}

/** Until the first feed is due, at most one turn, at least a few seconds. */
function waitUntilNext(state: WatchState, options: WatchFeedsOptions, now: number): number {
  const next = Math.min(...Object.values(state.feeds).map(({ nextAt }) => nextAt));
  return Math.min(options.every, Math.max(5_000, next - now));
}
