import { z } from 'zod';
import type { KeptProposals } from '../dossier/store.js';
import { withProposals } from '../proposer/apply.js';
import { anchoredSchema } from '../proposer/proposal.js';
import type { Reading } from '../reading/reading.js';

/** What a dossier keeps of the proposals for one text. */
export const contentSchema = z.object({ reader: z.string(), kept: z.array(anchoredSchema) });

/**
 * Adds to a reading what models proposed about its text. Proposals point at actors of one reading by index: those made
 * for another version of the reader are left out until they are asked for anew.
 */
export function widening(
  proposals: readonly KeptProposals[],
  reader: string,
): (sha256: string, reading: Reading) => Reading {
  const kept = new Map<string, KeptProposals[]>();
  for (const one of proposals) kept.set(one.sha256, [...(kept.get(one.sha256) ?? []), one]);
  return (sha256, reading) =>
    (kept.get(sha256) ?? []).reduce((widened, { model, content }) => {
      const parsed = contentSchema.safeParse(content);
      return parsed.success && parsed.data.reader === reader
        ? withProposals(widened, parsed.data.kept, model)
        : widened;
    }, reading);
}
