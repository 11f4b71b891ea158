import PostalMime from 'postal-mime';
import { type Given, reportOfText } from '../document.js';
import { sha256Of } from '../identity.js';
import { readPage } from '../page.js';
import { gathered, linesOf, type Piece, type PieceOptions, tooLong } from '../piece.js';
import { outletOfHost } from '../press.js';
import { failed, messageOf } from '../problem.js';
import type { Report, Result } from '../report.js';
import { readWrittenDate } from '../written-date.js';

/** One message as a report: newsletters and the agencies' mail. */
export async function* readMail(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  const bytes = await gathered(piece, reading.maxBytes);
  yield bytes.ok ? await reportOfMail(bytes.value, piece.where, piece.name, piece, reading) : bytes;
}

/** The messages of an mbox file (RFC 4155): each begins with a line `From ` behind an empty one. */
export async function* readMbox(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  let lines: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  let blank = true;
  const newline = Buffer.from('\n');
  const message = async (): Promise<Result<Report>> => {
    const where = `${piece.where}#${++number}`;
    const [content, length] = [lines, size];
    [lines, size] = [[], 0];
    if (length > reading.maxBytes) return failed(tooLong(where, length, reading.maxBytes));
    return reportOfMail(Buffer.concat(content), where, `${piece.name}#${number}`, piece, reading);
  };
  for await (const line of linesOf(piece.bytes, reading.maxBytes)) {
    if (blank && line !== null && line.subarray(0, 5).toString('latin1') === 'From ') {
      if (size > 0) yield await message();
    } else {
      size += line === null ? reading.maxBytes + 1 : line.length + 1;
      // `>From ` was `From ` within the message.
      if (line !== null && size <= reading.maxBytes)
        lines.push(
          /^>+From /.test(line.subarray(0, 20).toString('latin1')) ? line.subarray(1) : line,
          newline,
        );
    }
    blank = line !== null && line.length === 0;
  }
  if (size > 0) yield await message();
}

async function reportOfMail(
  bytes: Buffer,
  where: string,
  name: string,
  piece: Piece,
  reading: PieceOptions,
): Promise<Result<Report>> {
  try {
    const mail = await PostalMime.parse(bytes);
    const written = mail.headers.find(({ key }) => key === 'date')?.value ?? mail.date ?? '';
    const date = readWrittenDate(written);
    const host = mail.from?.address?.split('@')[1] ?? '';
    const given: Given = {
      title: mail.subject ?? null,
      outlet: outletOfHost(host, reading.press) ?? (mail.from?.name || host || null),
      ...(date ? { published: { ...date, reason: 'mail' } } : {}),
    };
    const id = mail.messageId ?? null;
    const source = id === null ? `${piece.source}#${name}` : `mail:${id}`;
    const origin = { name: id ?? name, source, file: piece.file, url: null };
    const evidence = {
      sha256: sha256Of(bytes),
      bytes,
      mediaType: 'message/rfc822',
      from: where,
      obtained: null,
    };
    const plain = mail.text?.trim() ?? '';
    if (plain.length > 200 || !mail.html) {
      if (plain !== '')
        return { ok: true, value: reportOfText({ origin, text: plain, given, evidence }, reading.press) };
    } else return readPage({ origin, text: mail.html, given, evidence }, reading.press);
    return failed({
      kind: 'empty',
      expected: 'a message with text',
      found: 'none',
      where,
      remedy: 'If the text is in an attachment, save and read that.',
    });
  } catch (error) {
    return failed({
      kind: 'not-mail',
      expected: 'an Internet message (RFC 5322)',
      found: messageOf(error),
      where,
      remedy: 'Export it from the mail program again, as .eml or mbox.',
    });
  }
}
