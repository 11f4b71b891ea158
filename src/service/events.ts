import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { refuse } from './problems.js';

const LOOK_EVERY_MILLISECONDS = 2000;
const HEARTBEAT_MILLISECONDS = 25_000;

export interface Listeners {
  /** Streams `changed` events to one listener until it leaves. */
  stream(context: Context, caller: string): Response | Promise<Response>;
  close(): void;
}

/**
 * Tells listeners (server-sent events, HTML 9.2) that the record has changed. One look at the revision serves all of
 * them; how many may listen is bounded, for everybody and for each caller.
 */
export function createListeners(
  revision: () => Promise<string>,
  most: { readonly all: number; readonly each: number },
): Listeners {
  const listeners = new Map<symbol, { readonly caller: string; readonly tell: (revision: string) => void }>();
  let last: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    const now = await revision().catch(() => last);
    if (now !== null && now !== last) {
      const first = last === null;
      last = now;
      if (!first) for (const { tell } of listeners.values()) tell(now);
    }
  };
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    last = null;
  };
  return {
    stream(context, caller) {
      const held = [...listeners.values()].filter((listener) => listener.caller === caller).length;
      if (listeners.size >= most.all || held >= most.each)
        return refuse(context, 503, {
          kind: 'too-many-listeners',
          expected: `at most ${most.each} open streams for each caller, ${most.all} in all`,
          found: 'more',
          where: context.req.path,
          remedy: 'close a page, or ask for the record again from time to time',
        });
      const key = Symbol(caller);
      return streamSSE(context, async (stream) => {
        let wake: () => void = () => undefined;
        let news: string | null = null;
        let open = true;
        listeners.set(key, {
          caller,
          tell: (now) => {
            news = now;
            wake();
          },
        });
        timer ??= setInterval(() => void look(), LOOK_EVERY_MILLISECONDS);
        stream.onAbort(() => {
          open = false;
          wake();
        });
        try {
          await look();
          await stream.writeSSE({ event: 'revision', data: last ?? '' });
          while (open) {
            await new Promise<void>((resolve) => {
              const beat = setTimeout(resolve, HEARTBEAT_MILLISECONDS);
              wake = () => {
                clearTimeout(beat);
                resolve();
              };
            });
            if (!open) break;
            if (news === null) await stream.write(': still here\n\n');
            else await stream.writeSSE({ event: 'changed', data: news });
            news = null;
          }
        } finally {
          listeners.delete(key);
          if (listeners.size === 0) stop();
        }
      });
    },
    close: stop,
  };
}
