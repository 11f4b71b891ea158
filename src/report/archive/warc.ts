import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import { readPayload } from '../bytes.js';
import { type Piece, type PieceOptions, tooLong } from '../piece.js';
import { failed, messageOf } from '../problem.js';
import type { Problem, Report, Result } from '../report.js';
import { ArchiveError } from './error.js';

/**
 * Reads the pages of a WARC (ISO 28500), record by record: responses that came well and hold a page or text. Others
 * (redirects, pictures, requests) are passed over. Memory does not grow with the archive.
 */
export async function* readWarc(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  let number = 0;
  // The parser waits for ever on a stream that fails: it gets an end instead, and the failure is told after it.
  const failures: { readonly error: unknown }[] = [];
  async function* ending(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* piece.bytes;
    } catch (error) {
      failures.push({ error });
    }
  }
  for await (const record of WARCParser.iterRecords(ending())) {
    number++;
    const address = record.warcTargetURI?.replace(/^<|>$/g, '') ?? null;
    const wanted =
      (record.warcType === 'response' || record.warcType === 'resource') &&
      address !== null &&
      isText(record);
    const { reader } = record;
    if (wanted) yield await readRecord(record, address, `${piece.where}#${number}`, reading);
    else for await (const _chunk of reader);
    // The parser would wait for ever for the rest of a record that is cut off.
    if ('limit' in reader && typeof reader.limit === 'number' && reader.limit > 0) {
      if (failures.length === 0) failures.push({ error: new ArchiveError(cutOff(piece.where, number)) });
      break;
    }
  }
  for (const { error } of failures) throw error;
}

function cutOff(where: string, number: number): Problem {
  return {
    kind: 'truncated',
    expected: 'a whole record',
    found: `an archive that ends within record ${number}`,
    where,
    remedy: 'What came before is read. Fetch the archive again and compare its size with the original.',
  };
}

function isText(record: WARCRecord): boolean {
  const status = record.httpHeaders?.statusCode;
  if (status !== undefined && Number(status) !== 200) return false;
  const type = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
  return type === '' || /html|text\/plain|xml/i.test(type);
}

async function readRecord(
  record: WARCRecord,
  address: string,
  where: string,
  reading: PieceOptions,
): Promise<Result<Report>> {
  const headers = record.httpHeaders ? [...record.httpHeaders.headers] : [];
  const header = (name: string): string | null =>
    headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of record.reader) {
      size += chunk.length;
      if (size <= reading.maxBytes) chunks.push(chunk);
    }
    if (size > reading.maxBytes) return failed(tooLong(where, size, reading.maxBytes));
    const whole = Buffer.concat(chunks);
    const body = /chunked/i.test(header('transfer-encoding') ?? '') ? dechunked(whole) : whole;
    const bytes = decoded(body, header('content-encoding'), reading.maxBytes);
    const type = header('content-type') ?? record.warcContentType ?? null;
    return await readPayload(
      bytes,
      {
        origin: { name: address, source: address, file: null, url: address },
        where,
        mediaType: type,
        obtained: record.warcDate ?? null,
        response: headers.map(([name, value]) => ({ name, value })),
        status: Number(record.httpHeaders?.statusCode ?? 200),
      },
      reading.press,
    );
  } catch (error) {
    return failed({
      kind: 'damaged',
      expected: 'a whole record',
      found: messageOf(error),
      where,
      remedy: 'The other records are read. Fetch the page itself, or the archive again.',
    });
  }
}

/** Some writers keep the transfer's chunks, some do not, whatever the header says. */
function dechunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size =
      end < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', at, Math.min(end, at + 16)), 16);
    if (Number.isNaN(size) || size > body.length)
      return at === 0 ? body : Buffer.concat([...parts, body.subarray(at)]);
    if (size === 0) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

/** Undoes the content's coding; bytes that are not so coded after all stay as they are. */
export function decoded(bytes: Buffer, coding: string | null, limit: number): Buffer {
  const options = { maxOutputLength: limit };
  try {
    if (/gzip/i.test(coding ?? '') || (bytes[0] === 0x1f && bytes[1] === 0x8b))
      return gunzipSync(bytes, options);
    if (/\bbr\b/i.test(coding ?? '')) return brotliDecompressSync(bytes, options);
    if (/deflate/i.test(coding ?? '')) return inflateSync(bytes, options);
  } catch (error) {
    if (bytes[0] === 0x1f || !/incorrect header|not/i.test(messageOf(error))) throw error;
  }
  return bytes;
}
