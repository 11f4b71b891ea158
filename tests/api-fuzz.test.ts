import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fromSchema, type Schema } from './support/from-schema.js';
import { type RunningServer, startServer } from './support/server.js';

/** So many requests for each operation of the document. */
const RUNS = 60;

const schema: z.ZodType<Schema> = z.looseObject({});
const documentShape = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z
          .array(
            z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema }),
          )
          .optional(),
        requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })) }).optional(),
      }),
    ),
  ),
});

let server: RunningServer;
beforeAll(async () => {
  server = await startServer('samples/mercosur-2024');
}, 120_000);
afterAll(() => server.stop());

test('whatever is asked for by the OpenAPI document, or nearly so, the service does not fail', async () => {
  const authorization = `Bearer ${server.tokens.keeper}`;
  const document = documentShape.parse(
    await (await fetch(`${server.base}/api/openapi.json`, { headers: { authorization } })).json(),
  );
  const named = document.components.schemas;
  const seen = new Map<string, Set<number>>();
  for (const [path, methods] of Object.entries(document.paths)) {
    // The stream of events never ends: another test holds it.
    if (path === '/api/changes') continue;
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const statuses = new Set<number>();
      seen.set(`${method} ${path}`, statuses);
      const inputs = fc.record({
        values: fc.tuple(
          ...parameters.map((one) =>
            fc.option(fromSchema(one.schema, named), { freq: one.required ? 50 : 3 }),
          ),
        ),
        body: requestBody
          ? fromSchema(Object.values(requestBody.content)[0]?.schema ?? {}, named)
          : fc.constant(undefined),
      });
      await fc.assert(
        fc.asyncProperty(inputs, async ({ values, body }) => {
          let target = path;
          const query = new URLSearchParams();
          parameters.forEach((one, i) => {
            const value = values[i];
            if (value === null || value === undefined) return;
            const words = typeof value === 'string' ? value : JSON.stringify(value);
            if (one.in === 'query') query.set(one.name, words);
            else
              target = target.replace(
                `{${one.name}}`,
                encodeURIComponent(Buffer.from(words).toString('utf8')),
              );
          });
          const response = await fetch(`${server.base}${target}?${query}`, {
            method: method.toUpperCase(),
            headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
          await response.arrayBuffer();
          statuses.add(response.status);
          expect(response.status, `${method} ${target}?${query}`).toBeLessThan(500);
        }),
        { numRuns: RUNS, seed: 20_310_514 },
      );
    }
  }
  // Not only refused: what fits is answered.
  expect(seen.get('get /api/record')).toContain(200);
  expect(seen.get('get /api/search')).toContain(200);
  expect(seen.get('post /api/reports')).toContain(201);
}, 300_000);
