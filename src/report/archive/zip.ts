import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { isCoverage } from '../kind.js';
import { gathered, type Piece, type PieceOptions } from '../piece.js';
import { failed, messageOf } from '../problem.js';
import type { Problem, Report, Result } from '../report.js';
import { bomb } from './gzip.js';

/** A ZIP in a ZIP in a ZIP is still read; deeper ones are made to do harm. */
const deepest = 3;

/** Reads the coverage in a ZIP or WACZ, member by member; `readInner` reads one as if it were a file. */
export async function* readZip(
  piece: Piece & { readonly path: string | null },
  reading: PieceOptions,
  readInner: (inner: Piece) => AsyncGenerator<Result<Report>, void, undefined>,
): AsyncGenerator<Result<Report>, void, undefined> {
  if (piece.depth >= deepest) {
    yield failed(refused(piece.where, `an archive within ${deepest} archives`));
    return;
  }
  // Names are checked here, one by one: the library would give up the whole archive for one bad name.
  const options = { decodeStrings: false, autoClose: false } as const;
  let zip: ZipFile;
  try {
    if (piece.path === null) {
      const bytes = await gathered(piece, reading.maxBytes);
      if (!bytes.ok) {
        yield bytes;
        return;
      }
      zip = await fromBufferPromise(bytes.value, options);
    } else zip = await openPromise(piece.path, options);
  } catch (error) {
    yield failed(damaged(piece.where, error));
    return;
  }
  const onlyArchive = /\.wacz$/i.test(piece.name);
  try {
    for await (const entry of zip.eachEntry()) {
      const raw: unknown = entry.fileName;
      const name = raw instanceof Uint8Array ? Buffer.from(raw).toString('utf8') : String(raw);
      const where = `${piece.where}#${name}`;
      if (name.endsWith('/')) continue;
      if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(name)) {
        yield failed(refused(where, `the name ${JSON.stringify(name)}, which leads out of the archive`));
        continue;
      }
      const last = name.split('/').at(-1) ?? name;
      if (
        last.startsWith('.') ||
        name.startsWith('__MACOSX/') ||
        !isCoverage(last) ||
        (onlyArchive && !name.startsWith('archive/'))
      )
        continue;
      if (entry.isEncrypted()) {
        yield failed({
          ...refused(where, 'an encrypted member'),
          remedy: 'Unpack it with its password and read what comes out.',
        });
        continue;
      }
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entry.uncompressedSize > 32 * 1024 * 1024 && ratio > 400) {
        yield failed(bomb(where, ratio).problem);
        continue;
      }
      try {
        const bytes = await zip.openReadStreamPromise(entry);
        yield* readInner({
          name: last,
          source: `${piece.source}#${name}`,
          where,
          file: last,
          bytes,
          depth: piece.depth + 1,
        });
      } catch (error) {
        yield failed(damaged(where, error));
      }
    }
  } catch (error) {
    yield failed(damaged(piece.where, error));
  } finally {
    zip.close();
  }
}

function refused(where: string, found: string): Problem {
  return {
    kind: 'refused',
    expected: 'members with names below the archive',
    found,
    where,
    remedy: 'The other members are read. If you trust it, unpack it yourself and read what comes out.',
  };
}

function damaged(where: string, error: unknown): Problem {
  return {
    kind: 'damaged',
    expected: 'a whole ZIP archive',
    found: messageOf(error),
    where,
    remedy: 'What can be read is read. Fetch the file again and compare its size with the original.',
  };
}
