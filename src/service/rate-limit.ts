/** So many callers are remembered; the one that was silent longest is forgotten first. */
const REMEMBERED = 50_000;

export type Allowed = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

export interface RateLimit {
  /** Whether this caller may go on now; else after how many seconds. */
  take(caller: string, now: number): Allowed;
  /** Gives back what was taken. */
  give(caller: string, now: number): void;
}

/**
 * A token bucket for each caller: `burst` calls at once, then `perMinute`. The clock (milliseconds) is passed in.
 *
 * ```ts
 * const limit = createRateLimit({ burst: 1, perMinute: 60 });
 * limit.take('a', 0) // { ok: true }
 * limit.take('a', 0) // { ok: false, retryAfterSeconds: 1 }
 * ```
 */
export function createRateLimit(options: { readonly burst: number; readonly perMinute: number }): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>();
  const perMillisecond = options.perMinute / 60_000;
  const levelOf = (caller: string, now: number): number => {
    const known = buckets.get(caller);
    return known === undefined
      ? options.burst
      : Math.min(options.burst, known.level + Math.max(0, now - known.at) * perMillisecond);
  };
  const allowed = (level: number): Allowed =>
    level >= 1
      ? { ok: true }
      : { ok: false, retryAfterSeconds: Math.ceil((1 - level) / perMillisecond / 1000) };
  return {
    give(caller, now) {
      if (buckets.has(caller))
        buckets.set(caller, { level: Math.min(options.burst, levelOf(caller, now) + 1), at: now });
    },
    take(caller, now) {
      const level = levelOf(caller, now);
      buckets.delete(caller);
      const ok = level >= 1;
      buckets.set(caller, { level: ok ? level - 1 : level, at: now });
      if (buckets.size > REMEMBERED) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return allowed(level);
    },
  };
}
