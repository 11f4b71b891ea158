/** So many callers are remembered; the one that was silent longest is forgotten first. */
const REMEMBERED = 50_000;

export interface RateLimit {
  /** Whether this caller may go on now; else after how many seconds. */
  take(
    caller: string,
    now: number,
  ): { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };
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
  return {
    take(caller, now) {
      const known = buckets.get(caller);
      buckets.delete(caller);
      const level = known
        ? Math.min(options.burst, known.level + Math.max(0, now - known.at) * perMillisecond)
        : options.burst;
      const ok = level >= 1;
      buckets.set(caller, { level: ok ? level - 1 : level, at: now });
      if (buckets.size > REMEMBERED) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return ok ? { ok } : { ok, retryAfterSeconds: Math.ceil((1 - level) / perMillisecond / 1000) };
    },
  };
}
