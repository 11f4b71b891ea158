import { z } from '@hono/zod-openapi';

/** Shapes of the API that are not the record's. */
export const problemSchema = z
  .object({
    kind: z.string(),
    expected: z.string(),
    found: z.string(),
    where: z.string(),
    remedy: z.string(),
  })
  .openapi('Problem');

const words = z.string().max(2000);
const id = z.string().min(1).max(200);
const note = words.nullable();
const value = z.union([words, z.array(id).max(50)]);

export const rulingDraftSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('merge'), items: z.tuple([id, id]), note }),
    z.object({ kind: z.literal('part'), items: z.tuple([id]), names: z.array(words).min(1).max(50), note }),
    z.object({ kind: z.literal('reject'), items: z.tuple([id]), note }),
    z.object({ kind: z.literal('confirm'), items: z.tuple([id]), note }),
    z.object({ kind: z.literal('relabel'), items: z.tuple([id]), field: id, value, note }),
    z.object({
      kind: z.literal('add'),
      items: z.tuple([]),
      what: z.enum(['statement', 'move', 'observation', 'step', 'furniture']),
      passage: z.object({
        report: id,
        start: z.int().min(0),
        end: z.int().min(0),
        text: z.string().max(10_000),
      }),
      fields: z.record(z.string().max(40), z.union([value, z.null()])),
      note,
    }),
  ])
  .openapi('RulingDraft');

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .openapi({ example: '2022-03-29' });

export const anything = z.unknown().openapi({ type: 'object' });
