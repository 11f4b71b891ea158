import { decodeBytes } from './decode.js';
import { type Given, type Origin, reportOfText } from './document.js';
import { sha256Of } from './identity.js';
import { looksLikePage } from './kind.js';
import type { Press } from './press.js';
import { failed } from './problem.js';
import type { Evidence, Header, Problem, Report, Result } from './report.js';
import { withoutScripts } from './scripts.js';

export interface PayloadOrigin {
  readonly origin: Origin;
  /** For problems: as the user named it. */
  readonly where: string;
  /** As the server or archive said: `text/html; charset=utf-8`. */
  readonly mediaType?: string | null;
  readonly obtained?: string | null;
  readonly request?: readonly Header[];
  readonly response?: readonly Header[];
  readonly status?: number;
  readonly given?: Given;
  /** When the file was last written, ISO 8601. */
  readonly fileTime?: string;
}

/** Makes a report of the bytes of one text or page, and keeps them with it as evidence. */
export async function readPayload(
  bytes: Uint8Array,
  payload: PayloadOrigin,
  press: Press,
): Promise<Result<Report>> {
  const {
    origin,
    where,
    mediaType = null,
    obtained = null,
    request,
    response,
    status,
    given,
    fileTime,
  } = payload;
  if (bytes.length === 0) return failed(empty(where, 'an empty file'));
  const page = looksLikePage(bytes, origin.name) || /html/i.test(mediaType ?? '');
  const declared =
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(mediaType ?? '')?.[1] ?? (page ? declaredIn(bytes) : null);
  const decoded = decodeBytes(page ? withoutScripts(bytes) : bytes, { where, declared });
  if (!decoded.ok) return decoded;
  const { text, notes } = decoded.value;
  if (text.trim() === '') return failed(empty(where, 'white space alone'));
  const evidence: Evidence = {
    sha256: sha256Of(bytes),
    bytes,
    mediaType: mediaType ?? (page ? 'text/html' : 'text/plain'),
    from: where,
    obtained,
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
    ...(status === undefined ? {} : { status }),
  };
  const document = {
    origin,
    text,
    notes,
    evidence,
    ...(given ? { given } : {}),
    ...(fileTime ? { fileTime } : {}),
  };
  if (!page) return { ok: true, value: reportOfText(document, press) };
  // Loaded for the first page only: parsing HTML takes more code than all the rest of reading.
  const { readPage } = await import('./page.js');
  return readPage(document, press);
}

/** The charset that a page declares in its first 1,024 bytes, where the HTML Standard looks for it. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  );
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

function empty(where: string, found: string): Problem {
  return {
    kind: 'empty',
    expected: 'text, pages or archives of them',
    found,
    where,
    remedy:
      'Check the path; in a folder only texts, pages and archives are read, by the ending of their names.',
  };
}
