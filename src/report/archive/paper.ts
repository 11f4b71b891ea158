import { fromBufferPromise } from 'yauzl';
import { reportOfText } from '../document.js';
import { sha256Of } from '../identity.js';
import { gathered, type Piece, type PieceOptions } from '../piece.js';
import { failed, messageOf } from '../problem.js';
import type { PublishedTime, Report, Result } from '../report.js';
import { readWrittenDate } from '../written-date.js';
import { ArchiveError } from './error.js';
import { bomb } from './gzip.js';

interface Paper {
  readonly text: string;
  readonly title: string | null;
  readonly published: PublishedTime | null;
}

type Reports = AsyncGenerator<Result<Report>, void, undefined>;

/** A PDF's text, by its library: loaded only when one comes. */
export const readPdf = (piece: Piece, reading: PieceOptions): Reports => readPaper('pdf', piece, reading);

/** A Word document's text, by its library: loaded only when one comes. */
export const readDocx = (piece: Piece, reading: PieceOptions): Reports => readPaper('docx', piece, reading);

async function* readPaper(kind: 'pdf' | 'docx', piece: Piece, reading: PieceOptions): Reports {
  const gatheredBytes = await gathered(piece, reading.maxBytes);
  if (!gatheredBytes.ok) {
    yield gatheredBytes;
    return;
  }
  const bytes = gatheredBytes.value;
  const { where, name, source, file } = piece;
  try {
    const paper = kind === 'pdf' ? await pdf(bytes) : await docx(bytes);
    if (paper.text.trim() === '')
      yield failed({
        kind: 'empty',
        expected: 'a document with text',
        found: 'pages without a letter, perhaps pictures of text',
        where,
        remedy: 'Run it through text recognition (ocrmypdf) and read what comes out.',
      });
    else
      yield {
        ok: true,
        value: reportOfText(
          {
            origin: { name, source, file, url: null },
            text: paper.text,
            given: { title: paper.title, ...(paper.published ? { published: paper.published } : {}) },
            evidence: {
              sha256: sha256Of(bytes),
              bytes,
              mediaType:
                kind === 'pdf'
                  ? 'application/pdf'
                  : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
              from: where,
              obtained: null,
            },
          },
          reading.press,
        ),
      };
  } catch (error) {
    if (error instanceof ArchiveError) yield failed({ ...error.problem, where });
    else
      yield failed({
        kind: 'damaged',
        expected: kind === 'pdf' ? 'a PDF' : 'a Word document',
        found: messageOf(error),
        where,
        remedy: 'Open it in its own program and save it again, as text if need be.',
      });
  }
}

async function pdf(bytes: Buffer): Promise<Paper> {
  const { extractText, getDocumentProxy, getMeta } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const meta = await getMeta(document);
  const info: Readonly<Record<string, unknown>> = meta.info;
  const made =
    typeof info.CreationDate === 'string' ? readWrittenDate(info.CreationDate.replace(/^D:/, '')) : null;
  return {
    text: text.map(paragraphs).join('\n\n'),
    title:
      typeof info.Title === 'string' &&
      info.Title.trim() !== '' &&
      !/\.(?:docx?|indd|tex)$|^Microsoft Word/i.test(info.Title)
        ? info.Title
        : null,
    published: made ? { ...made, precision: 'day', time: made.time.slice(0, 10), reason: 'document' } : null,
  };
}

/** A page's lines as paragraphs: a line that ends short of a full stop goes on in the next, a hyphen at its end is closed. */
function paragraphs(page: string): string {
  return page
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/([\p{L}\d,;–—-]) ?\n(?=[\p{Ll}\d(“"])/gu, '$1 ')
    .trim();
}

/** Largest a Word document may be when unpacked. */
const unpackedLimit = 512 * 1024 * 1024;

async function docx(bytes: Buffer): Promise<Paper> {
  const zip = await fromBufferPromise(bytes);
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) unpacked += entry.uncompressedSize;
  if (unpacked > unpackedLimit && unpacked > bytes.length * 400) throw bomb('', unpacked / bytes.length);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  return { text: value.replace(/\n{3,}/g, '\n\n').trim(), title: null, published: null };
}
