import { parseFieldMap } from '../report/archive/fields.js';
import type { ReadSourcesOptions } from '../report/sources.js';
import { UsageError } from './command.js';

export interface InputOptions {
  readonly map?: string;
  readonly allowPrivate?: boolean;
}

/** What the command line says about reading archives and addresses. */
export function inputsOf(options: InputOptions): Pick<ReadSourcesOptions, 'map' | 'fetcher'> {
  const fetcher = async () => {
    const { createFetcher } = await import('../report/web/fetcher.js');
    return createFetcher({ allowPrivate: options.allowPrivate === true });
  };
  if (options.map === undefined) return { fetcher };
  const map = parseFieldMap(options.map);
  if (!map.ok) throw new UsageError(`--map: ${map.problem.expected}; found ${map.problem.found}`);
  return { fetcher, map: map.value };
}
