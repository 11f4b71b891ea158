import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Caller, Gate } from './accounts/gate.js';
import { may, type Right } from './accounts/role.js';
import { notYours, refuse, signInFirst } from './problems.js';

export const sessionCookie = 'parley_session';

export interface ServiceEnv {
  Variables: { caller: Caller };
}

/**
 * Finds out who calls and whether they may. Without a gate (`parley open` on loopback) everybody is the one person at
 * this machine, and the token against forged requests is drawn when the service starts.
 */
export function whoCalls(gate: Gate | null, local: Caller): MiddlewareHandler<ServiceEnv> {
  return async (context, next) => {
    const header = context.req.header('authorization');
    const cookie = getCookie(context, sessionCookie);
    const caller =
      gate === null
        ? local
        : header?.startsWith('Bearer ')
          ? await gate.byToken(header.slice('Bearer '.length))
          : cookie
            ? await gate.bySession(cookie)
            : null;
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
