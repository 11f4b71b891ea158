import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { MadeRecord } from '../desk/made-record.js';
import type { ServedDesk, Trailed } from '../desk/served.js';
import type { AccountStore, AuditEntry } from '../dossier/account-store.js';
import { ProblemError } from '../dossier/problem.js';
import type { Problem } from '../report/report.js';
import type { Caller, Gate } from './accounts/gate.js';
import { may } from './accounts/role.js';
import { type Guesses, needs, type ServiceEnv, sessionCookie, whoCalls } from './caller.js';
import type { Listeners } from './events.js';
import type { ServiceMetrics } from './metrics.js';
import type { PageFiles } from './page-files.js';
import { notFound, refuse, tooMany } from './problems.js';
import type { RateLimit } from './rate-limit.js';
import { routes } from './routes.js';
import { loopbackOnly, secureHeaders } from './security.js';
import { signInPage } from './sign-in-page.js';

const MOST_BYTES = 6_000_000;
/** Says from which revision on the record holds a change: GET /api/record?since=… waits for it. */
const revisionHeader = 'parley-revision';
const storeTroubles = new Set([
  'disk-full',
  'disk-failed',
  'cannot-write',
  'cannot-open',
  'damaged-dossier',
  'busy',
]);

export interface AppOptions {
  readonly desk: ServedDesk;
  readonly page: PageFiles;
  /** Null where the service is for the one person at this machine. */
  readonly team: {
    readonly gate: Gate;
    readonly accounts: AccountStore;
    readonly secureCookies: boolean;
  } | null;
  /** Who calls where there are no accounts. */
  readonly local: Caller;
  readonly listeners: Listeners;
  readonly limits: {
    readonly calls: RateLimit;
    /** By address and name. */
    readonly signIns: RateLimit;
    /** Wrong passwords and tokens, by address. */
    readonly guesses: RateLimit;
  };
  readonly metrics: ServiceMetrics;
  readonly program: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Where a request comes from. */
  readonly addressOf: (context: Context) => string;
  readonly onError: (error: unknown) => void;
}

/** The page and the API of one dossier. Every answer but the page's files is a view of `ServedDesk`. */
export function createApp(options: AppOptions): OpenAPIHono<ServiceEnv> {
  const { desk, team, metrics } = options;
  const app = new OpenAPIHono<ServiceEnv>({
    defaultHook: (result, context) => {
      if (!result.success) return refuse(context, 400, malformed(context, result.error));
      return undefined;
    },
  });

  const guesses: Guesses = {
    take: (context) => options.limits.guesses.take(options.addressOf(context), options.clock()),
    giveBack: (context) => options.limits.guesses.give(options.addressOf(context), options.clock()),
  };

  app.use('*', metrics.measure);
  app.use('*', secureHeaders);
  const bounded = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (context) => refuse(context, 413, tooLarge(context)),
  });
  // A body of these is never read; asking whether there is one costs as much as all else that is done for them here.
  app.use('*', (context, next) => (isGet(context) ? next() : bounded(context, next)));
  if (team === null) app.use('*', loopbackOnly);

  app.get('/healthz', async (context) => {
    await desk.alive();
    return context.json({ ok: true, program: options.program });
  });
  app.get('/metrics', async (context) =>
    context.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/api/openapi.json', (context) =>
    context.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Parley',
          version: options.program,
          description: 'The record of one negotiation, and rulings on it.',
        },
      }),
    ),
  );

  if (team !== null) {
    app.get('/signin', (context) => context.html(signInPage(null)));
    app.get('/signin.css', (context) =>
      context.body(options.page.signInStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
    );
    app.post('/signin', async (context) => {
      const address = options.addressOf(context);
      const form = await context.req.parseBody().catch(() => ({}));
      const name = fieldOf(form, 'name');
      const allowed = options.limits.signIns.take(`${address} ${name}`, options.clock());
      if (!allowed.ok) return tooMany(context, allowed.retryAfterSeconds);
      const guess = guesses.take(context);
      if (!guess.ok) return tooMany(context, guess.retryAfterSeconds);
      const session = await team.gate.signIn(name, fieldOf(form, 'password'));
      await team.accounts.audit({
        at: iso(options.clock()),
        account: name,
        action: session === null ? 'sign-in refused' : 'sign-in',
        detail: '',
        address,
      });
      if (session === null) return context.html(signInPage('Name or password is wrong.'), 401);
      guesses.giveBack(context);
      setCookie(context, sessionCookie, session.cookie, {
        httpOnly: true,
        secure: team.secureCookies,
        sameSite: 'Strict',
        path: '/',
        maxAge: session.maxAgeSeconds,
      });
      return context.redirect('./', 303);
    });
  }

  app.use('*', whoCalls(team?.gate ?? null, options.local, guesses));
  app.use('*', async (context, next) => {
    const caller = context.get('caller');
    const allowed = options.limits.calls.take(team === null ? 'local' : caller.name, options.clock());
    return allowed.ok ? next() : tooMany(context, allowed.retryAfterSeconds);
  });
  app.use('/api/*', needs('read'));

  const entry = (context: Context<ServiceEnv>, action: string, detail: string): AuditEntry => ({
    at: iso(options.clock()),
    account: context.get('caller').name,
    action,
    detail,
    address: options.addressOf(context),
  });
  const trailed = (context: Context<ServiceEnv>, action: string): Trailed =>
    team === null ? null : (detail) => entry(context, action, detail);
  const audit = async (context: Context<ServiceEnv>, action: string, detail: string): Promise<void> => {
    await team?.accounts.audit(entry(context, action, detail));
  };
  /** Answers 304 where the caller has it already; else what `make` makes, with the tag. */
  const tagged = async (
    context: Context<ServiceEnv>,
    what: string,
    make: () => Promise<Response>,
  ): Promise<Response> => {
    const tag = `"${await desk.revision()}-${what}"`;
    if (context.req.header('if-none-match') === tag)
      return context.body(null, 304, { etag: tag, 'cache-control': 'no-cache' });
    const response = await make();
    if (response.ok) {
      response.headers.set('etag', tag);
      response.headers.set('cache-control', 'no-cache');
    }
    return response;
  };
  // The routes say what is answered in the good case; the helpers above answer in all others.
  const handle = app.openapi.bind(app);

  handle(routes.desk, async (context) => {
    const caller = context.get('caller');
    return answer({
      ...(await desk.setup()),
      reader: caller.name,
      mayRule: may(caller.role, 'rule'),
      csrf: caller.csrf,
    });
  });
  handle(routes.record, async (context) => {
    const { asOf, since } = context.req.valid('query');
    if (since !== undefined) await desk.recordSince(since);
    return tagged(context, `record-${asOf ?? 'newest'}`, async () =>
      sent(context, asOf === undefined ? await desk.record() : await desk.recordAsOf(asOf)),
    );
  });
  handle(routes.text, (context) => {
    const { id } = context.req.valid('param');
    return tagged(context, `text-${encodeURIComponent(id)}`, async () => {
      const text = await desk.text(id);
      return text === null
        ? refuse(context, 404, notFound('id of a report', context.req.path))
        : context.text(text);
    });
  });
  handle(routes.diff, (context) => {
    const { since } = context.req.valid('query');
    return tagged(context, `diff-${since}`, async () => answer(await desk.changes(since)));
  });
  handle(routes.agreement, (context) =>
    tagged(context, 'agreement', async () => {
      const agreement = await desk.agreement();
      return agreement === null
        ? refuse(context, 404, notFound('an agreement', context.req.path))
        : answer(agreement);
    }),
  );
  handle(routes.search, async (context) => {
    const { q, limit } = context.req.valid('query');
    return answer({ items: await desk.search(q, limit) });
  });
  handle(routes.rulings, async () => answer(await desk.rulings()));
  app.use('/api/rulings', changing('rule'));
  app.use('/api/rulings/*', changing('rule'));
  handle(routes.rule, async (context) => {
    const draft = context.req.valid('json');
    const seen = /^"(.*)-record-[^"]*"$/.exec(context.req.header('if-match') ?? '')?.[1] ?? null;
    const { name } = context.get('caller');
    const ruled = await desk.rule(draft, name, seen, trailed(context, `ruling ${draft.kind}`));
    if (ruled === null)
      return refuse(context, 412, {
        kind: 'ruled-meanwhile',
        expected: 'the record as you saw it',
        found: 'a newer one',
        where: context.req.path,
        remedy: 'look at the record again, then rule',
      });
    const response = answer(ruled.ruling, 201);
    response.headers.set(revisionHeader, String(ruled.revision));
    return response;
  });
  handle(routes.undo, async (context) => {
    const { id } = context.req.valid('param');
    const revision = await desk.undo(id, context.get('caller').name, trailed(context, 'ruling undone'));
    if (revision === null) return refuse(context, 404, notFound('id of a ruling in force', context.req.path));
    context.header(revisionHeader, String(revision));
    return context.body(null, 204);
  });
  app.use('/api/reports', changing('keep'));
  handle(routes.keep, async (context) => {
    const { name, text } = context.req.valid('json');
    const kept = await desk.keep(name, text);
    if (!kept.ok) return refuse(context, 422, kept.problem);
    await audit(context, 'report kept', name);
    return answer({ kept: kept.value }, 201);
  });
  handle(routes.changes, (context) => options.listeners.stream(context, context.get('caller').name));
  handle(routes.signOut, async (context) => {
    const cookie = getCookie(context, sessionCookie);
    if (cookie !== undefined) await team?.gate.signOut(cookie);
    deleteCookie(context, sessionCookie, { path: '/' });
    await audit(context, 'sign-out', '');
    return context.body(null, 204);
  });
  app.use('/api/audit', needs('keep'));
  handle(routes.trail, async (context) => {
    const { limit } = context.req.valid('query');
    return answer([...((await team?.accounts.trail(limit)) ?? [])]);
  });
  // Last of the API: its path is a pattern that the others would fall into.
  handle(routes.list, (context) => {
    const { list } = context.req.valid('param');
    const { limit, after } = context.req.valid('query');
    return tagged(context, `${list}-${limit}-${encodeURIComponent(after ?? '')}`, async () => {
      const items = (await desk.record()).items(list);
      const from = after === undefined ? 0 : items.indexOf(after) + 1;
      if (after !== undefined && from === 0)
        return refuse(context, 404, notFound(`id of one of the ${list}`, context.req.path));
      const total = items.ids.length;
      const to = Math.min(total, from + limit);
      const next = to < total && to > from ? (items.ids[to - 1] ?? null) : null;
      const rest = `],"total":${total},"next":${JSON.stringify(next)}}`;
      const page = Buffer.concat([Buffer.from('{"items":['), items.json(from, to), Buffer.from(rest)]);
      return new Response(page, {
        headers: { 'content-type': 'application/json' },
      });
    });
  });

  app.get('/*', (context) => {
    const file = options.page.file(context.req.path === '/' ? '/index.html' : context.req.path);
    if (file === null) return refuse(context, 404, notFound('the page, or a file of it', context.req.path));
    return context.body(new Uint8Array(file.bytes), 200, {
      'content-type': file.type,
      'cache-control': 'no-cache',
    });
  });
  app.notFound((context) => refuse(context, 404, notFound('a route of the API', context.req.path)));
  app.onError((error, context) => {
    // What a caller asked for and cannot be done; a store that is out of reach is the service's own failure.
    if (error instanceof ProblemError && !storeTroubles.has(error.problem.kind))
      return refuse(context, 422, error.problem);
    if ('getResponse' in error && 'status' in error && typeof error.status === 'number' && error.status < 500)
      return refuse(context, 400, {
        ...notFound('a well-formed request', context.req.path),
        kind: 'malformed',
        found: error.message,
      });
    options.onError(error);
    return refuse(context, 500, {
      kind: 'failed',
      expected: 'an answer',
      found: 'a failure of the service',
      where: context.req.path,
      remedy: 'try again; the log of the service says more',
    });
  });
  return app;
}

/** The record's bytes as they were made, packed for who takes that. */
function sent(context: Context, { json, gzipped }: MadeRecord): Response {
  const packed = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  return new Response(packed ? gzipped : json, {
    headers: {
      'content-type': 'application/json',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

/** Plain `Response`: what the routes promise about shapes is for readers of the OpenAPI document. */
function answer(value: unknown, status: 200 | 201 = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}

const isGet = (context: Context): boolean => context.req.method === 'GET' || context.req.method === 'HEAD';
const iso = (time: number): string => new Date(time).toISOString();

/** Guards the changing methods of a path whose reading is open to readers. */
function changing(right: 'rule' | 'keep'): ReturnType<typeof needs> {
  const guard = needs(right);
  return (context, next) => (context.req.method === 'GET' ? next() : guard(context, next));
}

const tooLarge = (context: Context): Problem => ({
  kind: 'too-large',
  expected: `at most ${MOST_BYTES} bytes`,
  found: 'more',
  where: context.req.path,
  remedy: 'send large collections with parley read on the machine of the dossier',
});

function malformed(context: Context, error: z.ZodError): Problem {
  const issue = error.issues[0];
  return {
    kind: 'malformed',
    expected: issue?.message ?? 'another form',
    found: 'a request that is not of the form',
    where: `${context.req.path} ${(issue?.path ?? []).map(String).join('.')}`.trim(),
    remedy: 'see /api/openapi.json',
  };
}

function fieldOf(form: object, name: string): string {
  const value: unknown = Reflect.get(form, name);
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
