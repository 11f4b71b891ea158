import { ArchiveError } from './archive/error.js';
import { gunzipped } from './archive/gzip.js';
import { readPayload } from './bytes.js';
import { type Kind, kindOf } from './kind.js';
import { type Piece, type PieceOptions, peeked, tooLong } from './piece.js';
import { codeOf, failed, messageOf } from './problem.js';
import type { Problem, Report, Result } from './report.js';

type Read = (piece: Piece, reading: PieceOptions) => AsyncGenerator<Result<Report>, void, undefined>;

/** What reads each kind of archive. A folder of plain texts starts at once because none of these is loaded for it. */
const archives = {
  warc: async (): Promise<Read> => (await import('./archive/warc.js')).readWarc,
  jsonl: async (): Promise<Read> => (await import('./archive/rows.js')).readJsonLines,
  json: async (): Promise<Read> => (await import('./archive/rows.js')).readJson,
  csv: async (): Promise<Read> => (await import('./archive/rows.js')).readTable,
  mail: async (): Promise<Read> => (await import('./archive/mail.js')).readMail,
  mbox: async (): Promise<Read> => (await import('./archive/mail.js')).readMbox,
  pdf: async (): Promise<Read> => (await import('./archive/paper.js')).readPdf,
  docx: async (): Promise<Read> => (await import('./archive/paper.js')).readDocx,
};

const isArchive = (kind: Kind): kind is keyof typeof archives => Object.hasOwn(archives, kind);

/**
 * Reads one stream of bytes, whatever it is: a text, a page, an archive of them. `path` is where a file can be read at
 * any place, which a ZIP of any length needs. Never throws.
 */
export async function* readPiece(
  piece: Piece & { readonly path?: string },
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  try {
    const { head, bytes } = await peeked(piece.bytes, 4096);
    const whole: Piece = { ...piece, bytes };
    const kind = kindOf(head, piece.name);
    if (kind === 'gzip') {
      const name = piece.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
      yield* readPiece(
        { ...whole, name, bytes: gunzipped(bytes, piece.where), depth: piece.depth + 1 },
        reading,
      );
    } else if (kind === 'zip') {
      const path = piece.depth === 0 ? (piece.path ?? null) : null;
      const { readZip } = await import('./archive/zip.js');
      yield* readZip({ ...whole, path }, reading, (inner) => readPiece(inner, reading));
    } else if (isArchive(kind)) yield* (await archives[kind]())(whole, reading);
    else yield await readWhole(whole, reading);
  } catch (error) {
    yield failed(error instanceof ArchiveError ? error.problem : fileProblem(piece.where, error));
  }
}

/** One text or page. If its stream breaks off, what came is read, with a note that it is not all. */
async function readWhole(piece: Piece, reading: PieceOptions): Promise<Result<Report>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let broken: Problem | null = null;
  try {
    for await (const chunk of piece.bytes) {
      size += chunk.length;
      if (size > reading.maxBytes) return failed(tooLong(piece.where, size, reading.maxBytes));
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.problem.kind !== 'truncated' || size === 0) throw error;
    broken = error.problem;
  }
  const { name, source, file, where, fileTime } = piece;
  const result = await readPayload(
    Buffer.concat(chunks),
    { origin: { name, source, file, url: null }, where, ...(fileTime ? { fileTime } : {}) },
    reading.press,
  );
  if (!result.ok || broken === null) return result;
  return { ok: true, value: { ...result.value, notes: [...(result.value.notes ?? []), broken] } };
}

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

export function fileProblem(where: string, error: unknown): Problem {
  const [found, remedy] = reasons.get(codeOf(error) ?? '') ?? [
    messageOf(error),
    'Try again; if it stays, copy the file elsewhere and read the copy.',
  ];
  return { kind: 'unreadable', expected: 'a readable file', found, where, remedy };
}
