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

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .openapi({ example: '2022-03-29' });

export const anything = z.unknown().openapi({ type: 'object' });
