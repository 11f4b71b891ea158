import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { decodeBytes } from '../decode.js';
import { gathered, linesOf, type Piece, type PieceOptions, tooLong } from '../piece.js';
import { failed, messageOf } from '../problem.js';
import type { Report, Result } from '../report.js';
import { ArchiveError } from './error.js';
import { isRow, reportOfRow } from './fields.js';

/** One JSON object a line (jsonlines.org), each a report. */
export async function* readJsonLines(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  let number = 0;
  for await (const line of linesOf(piece.bytes, reading.maxBytes)) {
    number++;
    const where = `${piece.where}:${number}`;
    if (line === null) yield failed(tooLong(where, reading.maxBytes + 1, reading.maxBytes));
    else if (line.length > 0) yield await readObject(line, String(number), where, piece, reading);
  }
}

async function readObject(
  line: Buffer,
  place: string,
  where: string,
  piece: Piece,
  reading: PieceOptions,
): Promise<Result<Report>> {
  const text = decodeBytes(line, { where });
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value.text);
    if (isRow(value)) return await reportOfRow(value, place, piece, reading);
    return notJson(where, `${Array.isArray(value) ? 'a list' : typeof value} on its own`);
  } catch (error) {
    return notJson(where, messageOf(error));
  }
}

function notJson(where: string, found: string): Result<Report> {
  return failed({
    kind: 'not-json',
    expected: 'one JSON object a line',
    found,
    where,
    remedy: 'The other lines are read. Mend this one, or write the file anew.',
  });
}

/** A JSON file of one report or a list of them. */
export async function* readJson(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  const bytes = await gathered(piece, reading.maxBytes);
  if (!bytes.ok) {
    yield bytes;
    return;
  }
  const text = decodeBytes(bytes.value, { where: piece.where });
  if (!text.ok) {
    yield text;
    return;
  }
  try {
    const value: unknown = JSON.parse(text.value.text);
    const held = isRow(value)
      ? (['articles', 'reports', 'items', 'data', 'results', 'docs'] as const)
          .map((key) => value[key])
          .find(Array.isArray)
      : value;
    const list: readonly unknown[] = Array.isArray(held) ? held : [value];
    for (const [i, one] of list.entries())
      yield isRow(one)
        ? await reportOfRow(one, String(i + 1), piece, reading)
        : notJson(`${piece.where}#${i + 1}`, typeof one);
  } catch (error) {
    yield notJson(piece.where, messageOf(error));
  }
}

function notTable(where: string, found: string): Result<Report> {
  return failed({
    kind: 'not-csv',
    expected: 'a table with a heading line',
    found,
    where,
    remedy: 'The other rows are read. Look for a quotation mark that is not closed.',
  });
}

/** A table with a heading line (RFC 4180), each row a report. Commas, semicolons and tabs are told by that line. */
export async function* readTable(
  piece: Piece,
  reading: PieceOptions,
): AsyncGenerator<Result<Report>, void, undefined> {
  const broken: string[] = [];
  const parser = parse({
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push(messageOf(error));
      return undefined;
    },
    columns: true,
    bom: true,
    delimiter: /\.tsv$/i.test(piece.name) ? ['\t'] : [',', ';', '\t'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: reading.maxBytes,
  });
  const source = Readable.from(piece.bytes);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let number = 1;
  try {
    for await (const row of parser) {
      number++;
      if (isRow(row)) yield await reportOfRow(row, String(number), piece, reading);
    }
    for (const found of broken) yield notTable(piece.where, found);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    yield notTable(`${piece.where}:${number + 1}`, messageOf(error));
  } finally {
    source.destroy();
  }
}
