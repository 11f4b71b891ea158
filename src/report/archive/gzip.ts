import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ArchiveError } from './error.js';

/** Real text shrinks to a tenth, tables of repeated lines to a hundredth. */
const bombRatio = 400;
/** Below this a bomb does no harm, and short files may be very regular. */
const bombFrom = 32 * 1024 * 1024;

/** Undoes gzip as the bytes come, all members of it. Stops at a bomb and tells a file that was cut off. */
export async function* gunzipped(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let taken = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of bytes) {
      taken += chunk.length;
      yield chunk;
    }
  }
  const source = Readable.from(counted());
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let given = 0;
  try {
    for await (const chunk of gunzip) {
      given += chunk.length;
      if (given > bombFrom && given > taken * bombRatio) throw bomb(where, given / taken);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const cut = error instanceof Error && /unexpected end/.test(error.message);
    throw new ArchiveError({
      kind: cut ? 'truncated' : 'damaged',
      expected: 'gzip data to its end',
      found: cut ? 'a file that was cut off' : `damaged gzip data after ${given} bytes of text`,
      where,
      remedy: 'What came before is read. Fetch the file again and compare its size with the original.',
    });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

export function bomb(where: string, ratio: number): ArchiveError {
  return new ArchiveError({
    kind: 'bomb',
    expected: 'data compressed to not less than a four-hundredth',
    found: `${Math.floor(ratio)} bytes for each one stored`,
    where,
    remedy:
      'Such files are made to fill memory and disk. If you trust it, unpack it yourself and read what comes out.',
  });
}
