import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Catalog } from '../catalog/catalog.js';
import { decodeBytes } from './decode.js';
import { reportOfText } from './document.js';
import { sha256Of } from './identity.js';
import { looksLikePage, readPage } from './page.js';
import { type Press, pressOf } from './press.js';
import { codeOf, failed, messageOf } from './problem.js';
import type { Evidence, Problem, Report, Result } from './report.js';

export interface ReadSourcesOptions {
  readonly catalog: Catalog;
  /** Where relative paths begin; the process's folder where nothing is said. */
  readonly cwd?: string;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<string | Uint8Array>;
  /** Longest single text or page, in bytes; 50 MB where nothing is said. */
  readonly maxBytes?: number;
}

/** Longest single text or page, in bytes. */
export const textLimit = 50 * 1024 * 1024;

interface Inside extends ReadSourcesOptions {
  readonly press: Press;
}

/**
 * Reads whatever coverage the paths name: text files, pages, folders of them, `-` for standard input. One result comes
 * for each piece, in the order of the paths and, in a folder, of the names; a piece that cannot be read gives a problem
 * and the rest goes on. It never throws.
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
  const inner: Inside = { ...options, press: pressOf(options.catalog) };
  for (const path of paths)
    if (path === '-') yield await readStream(inner);
    else yield* readPath(resolve(options.cwd ?? '.', path), inner, new Set());
}

async function* readPath(
  path: string,
  options: Inside,
  above: ReadonlySet<string>,
): AsyncGenerator<Result<Report>, void, undefined> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      if (above.size === 0 || isCoverage(path)) yield await readFileAt(path, options);
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
    for (const name of names) yield* readPath(join(path, name), options, inside);
  } catch (error) {
    yield failed(fileProblem(path, error));
  }
}

/** Files of a folder that are read; others (pictures, notes, tables beside them) are passed over unless named. */
const isCoverage = (name: string): boolean => /\.(?:txt|text|x?html?)$/i.test(name);

async function readFileAt(path: string, options: Inside): Promise<Result<Report>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    const limit = options.maxBytes ?? textLimit;
    if (size > limit) return failed(tooLong(path, size, limit));
    return readBytes(
      await handle.readFile(),
      { name: basename(path), file: basename(path), source: resolve(path), where: path },
      options.press,
    );
  } catch (error) {
    return failed(fileProblem(path, error));
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

async function readStream(options: Inside): Promise<Result<Report>> {
  const where = 'standard input';
  if (!options.stdin) return failed(nothingIn(where));
  const limit = options.maxBytes ?? textLimit;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of options.stdin) {
      const bytes = chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
      size += bytes.length;
      if (size > limit) return failed(tooLong(where, size, limit));
      chunks.push(bytes);
    }
  } catch (error) {
    return failed(fileProblem(where, error));
  }
  const read = readBytes(Buffer.concat(chunks), { name: 'stdin', file: null, source: '-', where }, options.press);
  // What is piped in another time is another report, not a new version of this one.
  return read.ok ? { ok: true, value: { ...read.value, source: `-${read.value.id}` } } : read;
}

interface BytesOrigin {
  readonly name: string;
  readonly file: string | null;
  readonly source: string;
  /** For problems: as the user named it. */
  readonly where: string;
}

/** Makes a report of the bytes of one text or page. */
export function readBytes(bytes: Uint8Array, origin: BytesOrigin, press: Press): Result<Report> {
  const { where } = origin;
  if (bytes.length === 0) return failed({ ...nothingIn(where), kind: 'empty', found: 'an empty file' });
  const page = looksLikePage(bytes, origin.name);
  const decoded = decodeBytes(bytes, { where });
  if (!decoded.ok) return decoded;
  const { text, notes } = decoded.value;
  if (text.trim() === '') return failed({ ...nothingIn(where), kind: 'empty', found: 'white space alone' });
  const evidence: Evidence = {
    sha256: sha256Of(bytes),
    bytes,
    mediaType: page ? 'text/html' : 'text/plain',
    from: where,
    obtained: null,
  };
  const { name, file, source } = origin;
  const document = { origin: { name, file, source, url: null }, text, notes, evidence };
  return page ? readPage(document, press) : { ok: true, value: reportOfText(document, press) };
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

function tooLong(where: string, size: number, limit: number): Problem {
  return {
    kind: 'too-long',
    expected: `one text of at most ${megabytes(limit)}`,
    found: megabytes(size),
    where,
    remedy: 'Split it, or keep many texts in an archive (JSONL, CSV, WARC, ZIP): those may be of any length.',
  };
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 3 : 0)} MB`;

const reasons: ReadonlyMap<string, readonly [found: string, remedy: string]> = new Map([
  [
    'ENOENT',
    ['no such file', 'Check the path; if the file was moved meanwhile, read it again from where it is.'],
  ],
  ['EACCES', ['a file that may not be read', 'Give yourself the right to read it: chmod u+r FILE.']],
  ['EPERM', ['a file that may not be read', 'Give yourself the right to read it: chmod u+r FILE.']],
  ['ELOOP', ['a link that leads back to itself', 'Remove the link, or name the file itself.']],
  ['EMFILE', ['too many open files', 'Raise the limit (ulimit -n), or read fewer at a time.']],
  ['ENAMETOOLONG', ['a name that is too long', 'Rename the file.']],
]);

function fileProblem(where: string, error: unknown): Problem {
  const [found, remedy] = reasons.get(codeOf(error) ?? '') ?? [
    messageOf(error),
    'Try again; if it stays, copy the file elsewhere and read the copy.',
  ];
  return { kind: 'unreadable', expected: 'a readable file', found, where, remedy };
}
