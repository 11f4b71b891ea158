import { z } from 'zod';

const id = z.string().min(1).max(200);
const note = z.string().max(4000).nullable();
const words = z.string().max(2000);

/** A reader's correction as the page sends it, before it is signed and dated. */
export const rulingDraftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), items: z.tuple([id, id]), note }),
  z.object({ kind: z.literal('part'), items: z.tuple([id]), names: z.array(words).max(100), note }),
  z.object({ kind: z.enum(['reject', 'confirm']), items: z.tuple([id]), note }),
  z.object({
    kind: z.literal('relabel'),
    items: z.tuple([id]),
    field: z.string().max(100),
    value: z.union([words, z.array(words).max(100)]),
    note,
  }),
  z.object({
    kind: z.literal('add'),
    items: z.tuple([]),
    what: z.enum(['statement', 'move', 'observation', 'step', 'furniture']),
    passage: z.object({
      report: id,
      start: z.int().min(0),
      end: z.int().min(0),
      text: z.string().max(100_000),
    }),
    fields: z.record(z.string().max(100), z.union([words, z.array(words).max(100), z.null()])),
    note,
  }),
]);
