import { createHash } from 'node:crypto';
import type { StoredRuling } from '../dossier/store.js';

/** Signs and dates a ruling. Its id is made of all that it says, so that the same ruling taken over twice is one. */
export function signed(
  draft: { readonly kind: string; readonly note: string | null },
  by: string,
  at: string,
): StoredRuling {
  const body = JSON.stringify(draft);
  const id = createHash('sha256').update([by, at, body].join('\0')).digest('hex').slice(0, 12);
  return { id, kind: draft.kind, by, at, body: draft, note: draft.note, undone: null };
}
