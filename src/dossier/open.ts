import { ProblemError } from './problem.js';
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
  if (isServer(location)) {
    const { openPostgres } = await import('./postgres.js').catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
      throw new ProblemError({
        kind: 'no-driver',
        expected: 'the package pg, which speaks to PostgreSQL',
        found: 'none installed',
        where: new URL(location).host,
        remedy: 'install it: npm install pg',
      });
    });
    return openPostgres(location, options);
  }
  const { openSqlite } = await import('./sqlite.js');
  return openSqlite(location, options);
}

export function isServer(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}
