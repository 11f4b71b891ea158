import { z } from 'zod';
import type { StoredRuling } from '../dossier/store.js';
import { rulingDraftSchema } from '../service/schemas.js';

/** A file of rulings: what the single page saves and what `parley rulings export` writes. */
const rulingsFileSchema = z.object({
  format: z.literal('parley-rulings'),
  version: z.literal(1),
  talks: z.string(),
  rulings: z.array(
    z.object({
      id: z.string().min(1).max(200),
      by: z.string().min(1).max(200),
      at: z.iso.datetime({ offset: true }),
      draft: rulingDraftSchema,
      undone: z.boolean(),
      undoneBy: z.string().max(200).optional(),
      undoneAt: z.iso.datetime({ offset: true }).optional(),
    }),
  ),
});

/** Rulings as a file, in the order in which they were made. */
export function rulingsFile(talks: string, rulings: readonly StoredRuling[]): string {
  const file = {
    format: 'parley-rulings',
    version: 1,
    talks,
    rulings: rulings.map(({ id, by, at, body, undone }) => ({
      id,
      by,
      at,
      draft: body,
      undone: undone !== null,
      ...(undone === null ? {} : { undoneBy: undone.by, undoneAt: undone.at }),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The rulings of a file; throws a `SyntaxError` or a `ZodError` where it is none. */
export function rulingsIn(text: string): readonly StoredRuling[] {
  return rulingsFileSchema.parse(JSON.parse(text)).rulings.map((ruling) => ({
    id: ruling.id,
    kind: ruling.draft.kind,
    by: ruling.by,
    at: ruling.at,
    body: ruling.draft,
    note: ruling.draft.note,
    undone: ruling.undone ? { by: ruling.undoneBy ?? ruling.by, at: ruling.undoneAt ?? ruling.at } : null,
  }));
}
