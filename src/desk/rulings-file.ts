import { z } from 'zod';
import { rulingsFile } from '../joining/rulings/merge.js';
import { type Ruling, rulingOf } from '../joining/rulings/ruling.js';
import { type RulingGround, signed } from './rule.js';
import { rulingDraftSchema } from './ruling-draft.js';

const words = z.string().max(20_000);
const when = z.iso.datetime({ offset: true });
const signature = z.object({ by: z.string().min(1).max(200), at: when });

/** A ruling that stands by names and words: what `parley rulings export` writes. */
const rulingSchema = z.object({
  id: z.string().min(1).max(200),
  kind: z.enum(['merge-actors', 'part-actors', 'reject', 'relabel', 'confirm', 'add']),
  ...signature.shape,
  note: words.nullable(),
  names: z.tuple([words, words]).nullable(),
  item: z.enum(['statement', 'move', 'observation', 'point', 'step', 'furniture']).nullable(),
  target: z
    .object({
      report: words,
      source: words.nullable(),
      start: z.int().min(0),
      words,
      before: words,
      after: words,
    })
    .nullable(),
  labels: z
    .object({
      act: words.optional(),
      issues: z.array(words).optional(),
      actor: words.optional(),
      toward: words.optional(),
      speaker: words.optional(),
      about: words.optional(),
      bearing: z.enum(['keeps', 'breaks', 'unclear', 'none']).optional(),
      verdict: z.enum(['agree', 'differ', 'partial']).optional(),
      modality: z.enum(['actual', 'conditional', 'hypothetical', 'negated', 'past']).optional(),
      step: words.optional(),
    })
    .nullable(),
  undone: signature.nullable(),
});

/** A ruling that the single page saved: still by the ids of its record. */
const localSchema = z.object({
  ...signature.shape,
  id: words,
  draft: rulingDraftSchema,
  undone: z.boolean(),
});

const fileSchema = z.object({
  format: z.literal('parley-rulings'),
  version: z.literal(1),
  rulings: z.array(z.union([rulingSchema, localSchema])),
});

/** Rulings as a file, in the order in which they were made. */
export function rulingsText(rulings: readonly Ruling[]): string {
  return `${JSON.stringify(rulingsFile(rulings), null, 2)}\n`;
}

/**
 * The rulings of a file: one that `rulingsText` wrote, or that the single page saved (found in `ground` by their ids).
 * Throws a `SyntaxError`, `ZodError` or `ProblemError` where it is none.
 */
export async function rulingsIn(text: string, ground: RulingGround): Promise<readonly Ruling[]> {
  const rulings: Ruling[] = [];
  for (const entry of fileSchema.parse(JSON.parse(text)).rulings) {
    if ('draft' in entry) {
      const { by, at, draft, undone } = entry;
      for (const ruling of await signed(draft, ground, by, at))
        rulings.push(undone ? { ...ruling, undone: { by, at } } : ruling);
      continue;
    }
    const { id: _, undone, labels, ...said } = entry;
    // Fields that are absent and fields that are undefined are not the same to whoever reads them.
    const given: Ruling['labels'] = labels === null ? null : JSON.parse(JSON.stringify(labels));
    rulings.push({ ...rulingOf({ ...said, labels: given }), undone });
  }
  return rulings;
}
