import { ArchiveError } from './archive/error.js';
import { gunzipped } from './archive/gzip.js';
import { readMail, readMbox } from './archive/mail.js';
import { readPaper } from './archive/paper.js';
import { readJson, readJsonLines, readTable } from './archive/rows.js';
import { readWarc } from './archive/warc.js';
import { readZip } from './archive/zip.js';
import { readPayload } from './bytes.js';
import { kindOf } from './kind.js';
import { type Piece, type PieceOptions, peeked, tooLong } from './piece.js';
import { codeOf, failed, messageOf } from './problem.js';
import type { Problem, Report, Result } from './report.js';

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
      yield* readZip({ ...whole, path }, reading, (inner) => readPiece(inner, reading));
    } else if (kind === 'warc') yield* readWarc(whole, reading);
    else if (kind === 'jsonl') yield* readJsonLines(whole, reading);
    else if (kind === 'json') yield* readJson(whole, reading);
    else if (kind === 'csv') yield* readTable(whole, reading);
    else if (kind === 'mail') yield* readMail(whole, reading);
    else if (kind === 'mbox') yield* readMbox(whole, reading);
    else if (kind === 'pdf' || kind === 'docx') yield* readPaper(kind, whole, reading);
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
  const { name, source, file, where } = piece;
  const result = readPayload(
    Buffer.concat(chunks),
    { origin: { name, source, file, url: null }, where },
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
