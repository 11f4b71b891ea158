import { createRoute, z } from '@hono/zod-openapi';
import { rulingDraftSchema } from '../desk/ruling-draft.js';
import { anything, day, problemSchema } from './schemas.js';

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: problemSchema } },
});
const json = (description: string, schema: z.ZodType = anything) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What every route may answer besides its own. */
const common = {
  400: problem('The request is not of the form'),
  401: problem('Nobody is signed in'),
  403: problem('This account may not, or the request was forged'),
  404: problem('Nothing of that name'),
  413: problem('The request is too large'),
  429: problem('Too many requests'),
  // Without a shape: it lets a handler answer with a bare Response, as the helpers of app.ts do.
  503: { description: 'The service cannot answer now' },
};
const unchanged = { 304: { description: 'What the caller has is the newest' } };
const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' } }),
});

export const lists = [
  'reports',
  'lineages',
  'actors',
  'statements',
  'utterances',
  'moves',
  'terms',
  'observations',
  'steps',
  'points',
] as const;

export const routes = {
  desk: createRoute({
    method: 'get',
    path: '/api/desk',
    summary: 'What the page has to know apart from the talks',
    responses: { 200: json('The set-up'), ...common },
  }),
  record: createRoute({
    method: 'get',
    path: '/api/record',
    summary: 'The whole record (dist/record.schema.json), as of a day or the newest',
    request: {
      query: z.object({
        asOf: day.optional(),
        since: z.coerce
          .number()
          .int()
          .min(0)
          .max(2 ** 53 - 1)
          .optional()
          .openapi({ description: 'waits for the record that holds this revision (header parley-revision)' }),
      }),
    },
    responses: { 200: json('The record'), ...unchanged, ...common },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/{list}',
    summary: 'One list of the record, page by page',
    request: {
      params: z.object({ list: z.enum(lists).openapi({ param: { name: 'list', in: 'path' } }) }),
      query: z.object({
        limit: z.coerce.number().int().min(1).max(1000).default(100),
        after: z
          .string()
          .max(200)
          .optional()
          .openapi({ description: 'id of the last item of the page before' }),
      }),
    },
    responses: {
      200: json(
        'Items, and where the next page begins',
        z.object({ items: z.array(anything), total: z.number().int(), next: z.string().nullable() }),
      ),
      ...unchanged,
      ...common,
    },
  }),
  text: createRoute({
    method: 'get',
    path: '/api/reports/{id}/text',
    summary: 'The text that a report’s passages count in',
    request: { params: idParam },
    responses: {
      200: { description: 'The text', content: { 'text/plain': { schema: z.string() } } },
      ...unchanged,
      ...common,
    },
  }),
  diff: createRoute({
    method: 'get',
    path: '/api/diff',
    summary: 'What is new since a day',
    request: { query: z.object({ since: day }) },
    responses: { 200: json('The changes'), ...unchanged, ...common },
  }),
  agreement: createRoute({
    method: 'get',
    path: '/api/agreement',
    summary: 'The agreement that the dossier holds',
    responses: { 200: json('The agreement and its events'), ...unchanged, ...common },
  }),
  search: createRoute({
    method: 'get',
    path: '/api/search',
    summary: 'Reports whose text has these words',
    request: {
      query: z.object({
        q: z.string().min(1).max(500),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    },
    responses: { 200: json('What was found', z.object({ items: z.array(anything) })), ...common },
  }),
  rulings: createRoute({
    method: 'get',
    path: '/api/rulings',
    summary: 'All rulings, the undone ones too',
    responses: { 200: json('The rulings', z.array(anything)), ...common },
  }),
  rule: createRoute({
    method: 'post',
    path: '/api/rulings',
    summary: 'Signs a ruling; with If-Match it holds only if the record is still the one the ruler saw',
    request: { body: { required: true, content: { 'application/json': { schema: rulingDraftSchema } } } },
    responses: { 201: json('The ruling'), 412: problem('Somebody else has ruled meanwhile'), ...common },
  }),
  undo: createRoute({
    method: 'delete',
    path: '/api/rulings/{id}',
    summary: 'Undoes a ruling; it is kept',
    request: { params: idParam },
    responses: { 204: { description: 'Undone' }, ...common },
  }),
  keep: createRoute({
    method: 'post',
    path: '/api/reports',
    summary: 'Takes one report in, as plain text',
    request: {
      body: {
        required: true,
        content: {
          'application/json': {
            schema: z.object({
              name: z
                .string()
                .min(1)
                .max(200)
                .regex(/^[ -.0-[\]-\uffff]+$/)
                .openapi({ description: 'a name without slashes, backslashes and control characters' }),
              text: z.string().min(1).max(5_000_000),
            }),
          },
        },
      },
    },
    responses: {
      201: json('What keeping it did', z.object({ kept: z.string() })),
      422: problem('It cannot be read'),
      ...common,
    },
  }),
  changes: createRoute({
    method: 'get',
    path: '/api/changes',
    summary: 'Server-sent events: `revision` at once, `changed` whenever the record does',
    responses: {
      200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
      ...common,
    },
  }),
  signOut: createRoute({
    method: 'delete',
    path: '/api/session',
    summary: 'Ends this session',
    responses: { 204: { description: 'Signed out' }, ...common },
  }),
  trail: createRoute({
    method: 'get',
    path: '/api/audit',
    summary: 'Who did what, the newest first (keepers)',
    request: { query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }) },
    responses: { 200: json('The trail', z.array(anything)), ...common },
  }),
} as const;
