import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Catalog } from '../catalog/catalog.js';
import { isAddress } from './address.js';
import type { FieldMap } from './archive/field-map.js';
import { calendarWordsOf } from './inferred-date.js';
import { isCoverage } from './kind.js';
import { datedByOthers } from './other-dates.js';
import { type PieceOptions, textLimit } from './piece.js';
import { piecesOf } from './pieces.js';
import { pressOf } from './press.js';
import { failed } from './problem.js';
import { fileProblem, readPiece } from './read-piece.js';
import type { Problem, Report, Result } from './report.js';
import type { Fetcher } from './web/fetcher.js';

export interface ReadSourcesOptions {
  readonly catalog: Catalog;
  /** Where relative paths begin; the process's folder where nothing is said. */
  readonly cwd?: string;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<string | Uint8Array>;
  /** Longest single text or page, in bytes; 50 MB where nothing is said. */
  readonly maxBytes?: number;
  /** Which fields of JSON objects and table rows hold what; the usual names where nothing is said. */
  readonly map?: FieldMap;
  /** Reads addresses (`https://…`); made when the first one comes, and closed at the end. */
  readonly fetcher?: () => Promise<Fetcher>;
}

/**
 * Reads whatever coverage the paths name: texts, pages, archives of them (WARC, WACZ, ZIP, gzip, JSONL, CSV, mbox, mail,
 * PDF, DOCX), folders of all these, addresses, `-` for standard input. One result comes for each piece, in the order of the paths
 * and, in a folder, of the names, files without a date last (others may tell it); a piece that cannot be read gives a
 * problem and the rest goes on. It never throws.
 *
 * ```ts
 * for await (const result of readSources(['coverage/'], { catalog: loadCatalog() }))
 *   if (result.ok) console.log(result.value.title); else console.error(result.problem.found);
 * ```
 */
export async function* readSources(
  paths: readonly string[],
  options: ReadSourcesOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  yield* datedByOthers(unfolded(readAll(paths, options)), calendarWordsOf(options.catalog));
}

async function* unfolded(
  results: AsyncIterable<Result<Report>>,
): AsyncGenerator<Result<Report>, void, undefined> {
  for await (const result of results) yield* piecesOf(result);
}

async function* readAll(
  paths: readonly string[],
  options: ReadSourcesOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  const reading: PieceOptions = {
    press: pressOf(options.catalog),
    maxBytes: options.maxBytes ?? textLimit,
    ...(options.map ? { map: options.map } : {}),
  };
  let fetcher: Fetcher | null = null;
  try {
    for (const path of paths)
      if (path === '-') yield* readStandardInput(options, reading);
      else if (isAddress(path)) {
        const { readAddress } = await import('./web/read-address.js');
        fetcher ??= await (options.fetcher ?? plainFetcher)();
        yield await readAddress(path, fetcher, reading.press);
      } else yield* readPath(resolve(options.cwd ?? '.', path), reading, new Set());
  } finally {
    await fetcher?.close();
  }
}

/** Asking the network takes libraries that a folder of texts has no use for. */
async function plainFetcher(): Promise<Fetcher> {
  const { createFetcher } = await import('./web/fetcher.js');
  return createFetcher({});
}

async function* readPath(
  path: string,
  reading: PieceOptions,
  above: ReadonlySet<string>,
): AsyncGenerator<Result<Report>, void, undefined> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      if (above.size === 0 || isCoverage(path)) yield* readFileAt(path, reading);
      return;
    }
    // A link to a folder above would go round for ever.
    const real = await realpath(path);
    if (above.has(real)) return;
    const inside = new Set([...above, real]);
    const entries = (await readdir(path, { withFileTypes: true })).filter(
      (entry) =>
        !entry.name.startsWith('.') &&
        (entry.isDirectory() || entry.isSymbolicLink() || isCoverage(entry.name)),
    );
    if (entries.length === 0 && above.size === 0) yield failed(nothingIn(path));
    const names = entries.map(({ name }) => name).sort();
    for (const name of names) yield* readPath(join(path, name), reading, inside);
  } catch (error) {
    yield failed(fileProblem(path, error));
  }
}

async function* readFileAt(
  path: string,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  // Opened first, so that a file that vanishes or may not be read is told before anything else.
  const handle = await open(path, 'r');
  const { mtime } = await handle.stat();
  await handle.close();
  const bytes = createReadStream(path);
  try {
    const name = basename(path);
    const fileTime = mtime.toISOString();
    yield* readPiece(
      { name, source: path, where: path, file: name, bytes, depth: 0, path, fileTime },
      reading,
    );
  } finally {
    bytes.destroy();
  }
}

async function* readStandardInput(
  { stdin }: ReadSourcesOptions,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  const where = 'standard input';
  if (!stdin) {
    yield failed(nothingIn(where));
    return;
  }
  const piece = { name: 'stdin', source: '-', where, file: null, bytes: asBytes(stdin), depth: 0 };
  // What is piped in another time is another report, not a new version of this one.
  for await (const result of readPiece(piece, reading))
    yield result.ok && result.value.source === '-'
      ? { ok: true, value: { ...result.value, source: `-${result.value.id}` } }
      : result;
}

async function* asBytes(
  stream: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function nothingIn(where: string): Problem {
  return {
    kind: 'nothing-to-read',
    expected: 'text, pages or archives of them',
    found: 'nothing',
    where,
    remedy:
      'Check the path; in a folder only texts, pages and archives are read, by the ending of their names.',
  };
}
