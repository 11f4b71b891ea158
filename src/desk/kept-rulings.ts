import type { StoredRuling } from '../dossier/store.js';
import type { Ruling } from '../joining/rulings/ruling.js';

export function storedRuling(ruling: Ruling): StoredRuling {
  const { id, kind, by, at, note, undone } = ruling;
  return { id, kind, by, at, note, undone, body: ruling };
}

/** The ruling as joining takes it: what was kept, with whether it was undone since. */
export function keptRuling({ body, undone }: StoredRuling): readonly Ruling[] {
  return isRuling(body) ? [{ ...body, undone }] : [];
}

function isRuling(body: unknown): body is Ruling {
  return typeof body === 'object' && body !== null && 'kind' in body && 'target' in body && 'names' in body;
}
