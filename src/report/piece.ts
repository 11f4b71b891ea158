import type { FieldMap } from './archive/field-map.js';
import type { Press } from './press.js';
import { failed } from './problem.js';
import type { Problem, Result } from './report.js';

/** A stream of bytes with a name: a file, or a member of an archive. */
export interface Piece {
  /** Last part of the path: tells kind, date and outlet. */
  readonly name: string;
  /** What tells its versions apart: the resolved path, and the place in an archive after `#`. */
  readonly source: string;
  /** For problems: as the user named it. */
  readonly where: string;
  readonly file: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many archives it stands in. */
  readonly depth: number;
  /** When the file was last written, ISO 8601. */
  readonly fileTime?: string;
}

export interface PieceOptions {
  readonly press: Press;
  /** Longest single text or page, in bytes. */
  readonly maxBytes: number;
  /** Which fields of JSON and CSV hold what. */
  readonly map?: FieldMap;
}

/** Longest single text or page, in bytes. */
export const textLimit = 50 * 1024 * 1024;

/** Reads a stream to its end, or to the limit. */
export async function gathered(piece: Piece, limit: number): Promise<Result<Buffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of piece.bytes) {
    size += chunk.length;
    if (size > limit) return failed(tooLong(piece.where, size, limit));
    chunks.push(chunk);
  }
  return { ok: true, value: Buffer.concat(chunks) };
}

/** The first bytes of a stream, and the whole of it again. */
export async function peeked(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  let failure: { readonly error: unknown } | null = null;
  try {
    while (size < count) {
      const next = await iterator.next();
      if (next.done === true) break;
      first.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    // What came before the failure is still of use; the failure comes when the reader gets there.
    failure = { error };
  }
  async function* again(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* first;
      if (failure !== null) throw failure.error;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first), bytes: again() };
}

/** Lines of a stream without their ends; one longer than the limit comes as null. Bytes, since encodings differ. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Buffer | null, void, undefined> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const line = (): Buffer | null => {
    const whole = size > limit ? null : Buffer.concat(parts);
    parts = [];
    size = 0;
    return whole !== null && whole.at(-1) === 13 ? whole.subarray(0, -1) : whole;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      size += at - from;
      if (size <= limit) parts.push(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    size += chunk.length - from;
    if (size <= limit) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (size > 0) yield line();
}

export function tooLong(where: string, size: number, limit: number): Problem {
  return {
    kind: 'too-long',
    expected: `one text of at most ${megabytes(limit)}`,
    found: `${megabytes(size)} or more`,
    where,
    remedy: 'Split it, or keep many texts in an archive (JSONL, CSV, WARC, ZIP): those may be of any length.',
  };
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 3 : 0)} MB`;
