import type { Store } from './store.js';

/**
 * Opens a dossier: a file, or `postgres://…` for a server's. Throws a `ProblemError` that names it and the way out.
 *
 * ```ts
 * const store = await openDossier('talks.parley', { create: true });
 * (await store.counts()).reports // 0
 * await store.close();
 * ```
 */
export async function openDossier(location: string, options: { readonly create: boolean }): Promise<Store> {
  const { openSqlite } = await import('./sqlite.js');
  return openSqlite(location, options);
}
