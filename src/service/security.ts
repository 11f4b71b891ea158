import type { MiddlewareHandler } from 'hono';

/** Only what the page itself brings may run, and nothing may be fetched from, sent to or framed by anybody else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('content-security-policy', contentSecurityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

const loopback = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/;

/** A service without accounts answers only to names of this machine: another site's name that points here is refused. */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  if (loopback.test(context.req.header('host') ?? '')) return next();
  return context.json(
    {
      kind: 'foreign-host',
      expected: 'localhost or 127.0.0.1 as the host',
      found: 'another name',
      where: context.req.path,
      remedy: 'open the address that parley printed',
    },
    403,
  );
};
