import { randomUUID } from 'node:crypto';
import type { Store } from '../dossier/store.js';

/** What a dossier is called among the queues: drawn once, kept in the dossier, the same for all who open it. */
export async function dossierName(store: Store, draw: () => string = randomUUID): Promise<string> {
  const held = await store.setting('crew.name');
  if (held !== null) return held;
  await store.setSettingOnce('crew.name', draw());
  return (await store.setting('crew.name')) ?? '';
}
