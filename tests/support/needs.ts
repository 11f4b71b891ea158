import { existsSync } from 'node:fs';
import { describe } from 'vitest';

const found = {
  chromium: () => existsSync('/usr/bin/chromium'),
  postgres: () => existsSync('/usr/lib/postgresql'),
  nats: () => existsSync('/usr/sbin/nats-server') || existsSync('/usr/bin/nats-server'),
} as const;

/**
 * `describe`, where this machine has what the tests need; a skip that says so on a machine without it; and a failure
 * in CI, which installs everything.
 */
export function describeWith(need: keyof typeof found): typeof describe | typeof describe.skip {
  if (found[need]()) return describe;
  if (process.env.CI) throw new Error(`CI has no ${need}: .ci/run must install it`);
  console.warn(`skipped: this machine has no ${need}`);
  return describe.skip;
}
