import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Caller, Gate } from './accounts/gate.js';
import { may, type Right } from './accounts/role.js';
import { notYours, refuse, signInFirst, tooMany } from './problems.js';
import type { Allowed } from './rate-limit.js';

export const sessionCookie = 'parley_session';

export interface ServiceEnv {
  Variables: { caller: Caller };
}

/** How often an address may be wrong: every guess costs the server a slow hash, whatever name or token is guessed. */
export interface Guesses {
  take(context: Context): Allowed;
  /** It was no guess. */
  giveBack(context: Context): void;
}

/**
 * Finds out who calls and whether they may. Without a gate (`parley open` on loopback) everybody is the one person at
 * this machine, and the token against forged requests is drawn when the service starts.
 */
export function whoCalls(gate: Gate | null, local: Caller, guesses: Guesses): MiddlewareHandler<ServiceEnv> {
  return async (context, next) => {
    const header = context.req.header('authorization');
    const token = header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : null;
    const cookie = getCookie(context, sessionCookie);
    const isGuess = gate !== null && token !== null && !gate.knows(token);
    if (isGuess) {
      const allowed = guesses.take(context);
      if (!allowed.ok) return tooMany(context, allowed.retryAfterSeconds);
    }
    const caller =
      gate === null
        ? local
        : token !== null
          ? await gate.byToken(token)
          : cookie
            ? await gate.bySession(cookie)
            : null;
    if (isGuess && caller !== null) guesses.giveBack(context);
    if (caller === null) {
      if (context.req.method === 'GET' && context.req.path === '/') return context.redirect('signin');
      return refuse(context, 401, signInFirst(context.req.path));
    }
    context.set('caller', caller);
    return next();
  };
}

/** Guards a route: the caller must have the right, and a browser must show that its own page sent the change. */
export function needs(right: Right): MiddlewareHandler<ServiceEnv> {
  return async (context, next) => {
    const caller = context.get('caller');
    if (!may(caller.role, right)) return refuse(context, 403, notYours(right, context.req.path));
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (changes && caller.csrf !== null && context.req.header('x-parley-csrf') !== caller.csrf)
      return refuse(context, 403, {
        kind: 'forged-request',
        expected: 'the header x-parley-csrf of this session',
        found: 'none, or another one',
        where: context.req.path,
        remedy: 'load the page again; programs send a token instead of a cookie',
      });
    return next();
  };
}
