import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../report/report.js';

/** Every error that the API answers with has this one shape: a `Problem` as JSON. */
export function refuse(context: Context, status: ContentfulStatusCode, problem: Problem): Response {
  return context.json(problem, status);
}

export const notFound = (what: string, where: string): Problem => ({
  kind: 'not-found',
  expected: what,
  found: 'nothing of that name',
  where,
  remedy: 'ask for the list first, or for the record',
});

export const signInFirst = (where: string): Problem => ({
  kind: 'signed-out',
  expected: 'a session or a token',
  found: 'neither, or one that has ended',
  where,
  remedy: 'sign in at /signin, or send Authorization: Bearer with a token made by parley account token',
});

export const notYours = (right: string, where: string): Problem => ({
  kind: 'forbidden',
  expected: `an account that may ${right}`,
  found: 'one that may not',
  where,
  remedy: 'ask a keeper of this dossier for the right',
});

export function tooMany(context: Context, retryAfterSeconds: number): Response {
  context.header('retry-after', String(retryAfterSeconds));
  return refuse(context, 429, {
    kind: 'too-many-requests',
    expected: 'fewer requests',
    found: 'too many from this caller',
    where: context.req.path,
    remedy: `try again in ${retryAfterSeconds} s`,
  });
}
