import { z } from '@hono/zod-openapi';

const words = z.string().max(2000);
const id = z.string().min(1).max(200);
const note = words.nullable();
/** Tuples as JSON Schema 2020-12 has them: the generator leaves out how long they are. */
const ids = { type: 'string' as const, minLength: 1, maxLength: 200 };
const none = z.tuple([]).openapi({ type: 'array', items: ids, maxItems: 0 });
const one = z.tuple([id]).openapi({ type: 'array', items: ids, minItems: 1, maxItems: 1 });
const two = z.tuple([id, id]).openapi({ type: 'array', items: ids, minItems: 2, maxItems: 2 });
const value = z.union([words, z.array(id).max(50)]);

/** What somebody who rules may send, from wherever: the API, an assistant, a file. */
export const rulingDraftSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('merge'), items: two, note }),
    z.object({ kind: z.literal('part'), items: one, names: z.array(words).min(1).max(50), note }),
    z.object({ kind: z.literal('reject'), items: one, note }),
    z.object({ kind: z.literal('confirm'), items: one, note }),
    z.object({ kind: z.literal('relabel'), items: one, field: id, value, note }),
    z.object({
      kind: z.literal('add'),
      items: none,
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
