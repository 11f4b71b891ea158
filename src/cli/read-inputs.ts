import type { Catalog } from '../catalog/catalog.js';
import { parseFieldMap } from '../report/archive/fields.js';
import type { Report, Result } from '../report/report.js';
import { concernsOf, selected } from '../report/select.js';
import type { ReadSourcesOptions } from '../report/sources.js';
import { type Output, UsageError } from './command.js';
import { printable } from './terminal/layout.js';

export interface InputOptions {
  readonly map?: string;
  readonly allowPrivate?: boolean;
  readonly about?: string;
  readonly leftOut?: boolean;
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

/** Lets through what `--about` asks for, counts the rest and, where asked, tells each with what it lacks. */
export function chosenBy(
  options: InputOptions,
  reports: AsyncIterable<Result<Report>>,
  catalog: Catalog,
  stderr: Output,
): { readonly reports: AsyncIterable<Result<Report>>; readonly leftOut: () => number } {
  let count = 0;
  if (options.about === undefined) return { reports, leftOut: () => count };
  const concerns = concernsOf(options.about, catalog);
  if (concerns.length === 0)
    throw new UsageError('--about: expected words that say what the talks are about');
  const chosen = selected(reports, concerns, ({ source, title }, { missing }) => {
    count++;
    if (options.leftOut === true)
      stderr.write(printable(`- ${title ?? source}: nothing of ${missing.join(', ')}\n`));
  });
  return { reports: chosen, leftOut: () => count };
}
