import { randomBytes } from 'node:crypto';
import type { AccountStore, KeptAccount, KeptToken } from '../../dossier/account-store.js';
import { type AccountRole, isAccountRole } from './role.js';
import { fingerprint, hashSecret, isSecret } from './secret.js';

const SESSION_HOURS = 12;
/** Tokens that were checked the slow way are remembered by their fingerprint; whether they still hold is asked each time. */
const CHECKED_AT_MOST = 10_000;

export interface Caller {
  readonly name: string;
  readonly role: AccountRole;
  /** What a form must send back to show that it comes from our own page; null for a token, which no browser sends by itself. */
  readonly csrf: string | null;
}

export interface Gate {
  /** A new session: the cookie's value, or null where name or password are wrong. */
  signIn(
    name: string,
    password: string,
  ): Promise<{ readonly cookie: string; readonly maxAgeSeconds: number } | null>;
  signOut(cookie: string): Promise<void>;
  bySession(cookie: string): Promise<Caller | null>;
  byToken(token: string): Promise<Caller | null>;
  /** Whether a token was found right before, so that looking at it again is cheap. */
  knows(token: string): boolean;
}

/** Who is calling. The clock (milliseconds) and the random source are passed in. */
export function createGate(
  store: AccountStore,
  clock: () => number,
  random: (bytes: number) => Buffer = randomBytes,
): Gate {
  const checked = new Map<string, string>();
  // Hundreds of requests with one token at once are one slow check, not hundreds.
  const checking = new Map<string, Promise<boolean>>();
  // A sign-in for a name that nobody has must take as long as one with a wrong password.
  const nobody = hashSecret('nobody', Buffer.alloc(16));
  const iso = (time: number): string => new Date(time).toISOString();

  const callerOf = (account: KeptAccount | null, csrf: string | null): Caller | null =>
    account !== null && account.disabledAt === null && isAccountRole(account.role)
      ? { name: account.name, role: account.role, csrf }
      : null;

  const isChecked = (key: string, secret: string, hash: string): Promise<boolean> => {
    if (checked.get(key) === hash) return Promise.resolve(true);
    const check = `${key} ${hash}`;
    const running = checking.get(check) ?? isSecret(secret, hash).finally(() => checking.delete(check));
    checking.set(check, running);
    return running;
  };

  return {
    async signIn(name, password) {
      const account = await store.account(name);
      const right = await isSecret(password, account?.password ?? (await nobody));
      if (account === null || !right || account.disabledAt !== null) return null;
      const cookie = random(32).toString('base64url');
      const now = clock();
      await store.endSessionsBefore(iso(now));
      await store.addSession({
        fingerprint: fingerprint(cookie),
        account: account.name,
        createdAt: iso(now),
        expiresAt: iso(now + SESSION_HOURS * 3_600_000),
      });
      return { cookie, maxAgeSeconds: SESSION_HOURS * 3600 };
    },

    async signOut(cookie) {
      await store.endSession(fingerprint(cookie));
    },

    async bySession(cookie) {
      const session = await store.session(fingerprint(cookie));
      if (session === null || session.expiresAt <= iso(clock())) return null;
      return callerOf(session.account, fingerprint(`csrf:${cookie}`));
    },

    knows: (token) => checked.has(fingerprint(token)),

    async byToken(token) {
      const parts = /^parley_([A-Za-z0-9-]{8,40})_([A-Za-z0-9_-]{20,100})$/.exec(token);
      const [, id, secret] = parts ?? [];
      if (id === undefined || secret === undefined) return null;
      const key = fingerprint(token);
      const kept = await store.token(id);
      const hash = kept?.secret ?? (await nobody);
      const right = await isChecked(key, secret, hash);
      if (kept === null || !right || kept.revokedAt !== null || kept.expiresAt <= iso(clock())) return null;
      if (checked.size >= CHECKED_AT_MOST) checked.clear();
      checked.set(key, hash);
      return callerOf(await store.account(kept.account), null);
    },
  };
}

/** A new token for an account: `shown` is told once, `kept` goes into the dossier. */
export async function newToken(
  account: string,
  times: { readonly createdAt: string; readonly expiresAt: string },
  random: (bytes: number) => Buffer = randomBytes,
): Promise<{ readonly shown: string; readonly kept: KeptToken }> {
  const id = random(8).toString('hex');
  const secret = random(32).toString('base64url');
  return {
    shown: `parley_${id}_${secret}`,
    kept: { id, account, secret: await hashSecret(secret), ...times, revokedAt: null },
  };
}
