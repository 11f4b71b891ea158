import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { agreementOf } from '../../desk/agreement.js';
import { changesSince } from '../../desk/changes.js';
import type { Desk } from '../../desk/desk.js';
import { type PageReader, setupOf } from '../../desk/page-data.js';
import { signed } from '../../desk/rule.js';
import { ProblemError } from '../../dossier/problem.js';
import type { Problem } from '../../report/report.js';
import { rulingDraftSchema } from './ruling-draft.js';

export interface PageApiOptions {
  readonly desk: Desk;
  /** Who is asking; null where nobody may. */
  readonly readerOf: (context: Context) => Promise<PageReader | null>;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const mostRulingBytes = 64 * 1024;

/** What the page asks for, relative to its own address: src/page/data.ts says what each answers. */
export function pageApi({ desk, readerOf }: PageApiOptions): Hono {
  const api = new Hono();

  api.onError((error, context) => {
    const known = error instanceof ProblemError;
    return context.json(known ? error.problem : mistake(context.req.path), known ? 400 : 500);
  });
  api.notFound((context) => context.json(missing(context.req.path), 404));

  api.use('*', async (context, next) => {
    const reader = await readerOf(context);
    if (reader === null) return context.json(forbidden(context.req.path), 403);
    const changes = !['GET', 'HEAD'].includes(context.req.method);
    if (changes && (!reader.mayRule || context.req.header('x-parley-csrf') !== reader.csrf))
      return context.json(forbidden(context.req.path), 403);
    context.header('Cache-Control', 'no-store');
    return next();
  });

  api.get('/desk', async (context) => {
    const reader = await readerOf(context);
    return reader === null
      ? context.json(forbidden('desk'), 403)
      : context.json(setupOf(await desk.record(), desk.catalog, reader));
  });

  api.get('/record', async (context) => {
    const asOf = context.req.query('asOf');
    if (asOf !== undefined && !day.test(asOf)) return context.json(noDay('asOf', asOf), 400);
    const record = asOf === undefined ? await desk.record() : await desk.recordAsOf(asOf);
    return tagged(context, JSON.stringify(record));
  });

  api.get('/reports/:id/text', async (context) => {
    const kept = await desk.store.report(context.req.param('id'));
    return kept === null ? context.json(missing(context.req.path), 404) : context.text(kept.report.text);
  });

  api.get('/diff', async (context) => {
    const since = context.req.query('since') ?? '';
    if (!day.test(since)) return context.json(noDay('since', since), 400);
    return context.json(await changesSince(desk, since, await desk.record()));
  });

  api.get('/agreement', async (context) => {
    const agreement = await agreementOf(desk);
    return agreement === null ? context.json(missing('agreement'), 404) : context.json(agreement);
  });

  api.get('/rulings', async (context) => context.json((await desk.record()).rulings ?? []));

  api.post('/rulings', bodyLimit({ maxSize: mostRulingBytes }), async (context) => {
    const draft = rulingDraftSchema.safeParse(await context.req.json().catch(() => null));
    if (!draft.success)
      return context.json(
        {
          kind: 'no-ruling',
          expected: 'a ruling',
          found: draft.error.issues[0]?.message ?? 'something else',
          where: (draft.error.issues[0]?.path ?? []).join('.'),
          remedy: 'send one as docs/record.md describes them',
        } satisfies Problem,
        400,
      );
    const reader = await readerOf(context);
    const ruling = signed(draft.data, reader?.name ?? 'unknown', desk.now());
    await desk.store.addRulings([ruling]);
    const applied = (await desk.record()).rulings?.find(({ id }) => id === ruling.id);
    const { id, kind, by, at, note } = ruling;
    return context.json(
      applied ?? { id, kind, by, at, items: draft.data.items, state: 'applied', note },
      201,
    );
  });

  api.delete('/rulings/:id', async (context) => {
    const reader = await readerOf(context);
    const undone = await desk.store.undoRuling(
      context.req.param('id'),
      reader?.name ?? 'unknown',
      desk.now(),
    );
    return undone ? context.body(null, 204) : context.json(missing(context.req.path), 404);
  });

  return api;
}

function tagged(context: Context, json: string): Response {
  const tag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  context.header('ETag', tag);
  context.header('Cache-Control', 'no-cache');
  if (context.req.header('if-none-match') === tag) return context.body(null, 304);
  context.header('Content-Type', 'application/json; charset=utf-8');
  return context.body(json);
}

const missing = (where: string): Problem => ({
  kind: 'not-found',
  expected: 'something of the dossier',
  found: 'nothing',
  where,
  remedy: 'load the page again',
});
const forbidden = (where: string): Problem => ({
  kind: 'forbidden',
  expected: 'a request of the page itself',
  found: 'another',
  where,
  remedy: 'load the page again',
});
const noDay = (where: string, found: string): Problem => ({
  kind: 'no-date',
  expected: 'a day such as 2022-03-29',
  found: found === '' ? 'nothing' : found,
  where,
  remedy: 'choose a day',
});
const mistake = (where: string): Problem => ({
  kind: 'mistake',
  expected: 'an answer',
  found: 'a mistake in Parley',
  where,
  remedy: 'load the page again; if it stays, report it',
});
