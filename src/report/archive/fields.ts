import { type Given, reportOfText } from '../document.js';
import type { Piece, PieceOptions } from '../piece.js';
import { failed } from '../problem.js';
import type { Report, Result } from '../report.js';
import { readWrittenDate } from '../written-date.js';
import type { Field, FieldMap } from './field-map.js';

/** Names that data sets use, the usual ones first. */
const usual: Readonly<Record<Field, readonly string[]>> = {
  text: [
    'text',
    'body',
    'content',
    'maintext',
    'articlebody',
    'article_text',
    'article',
    'fulltext',
    'full_text',
    'plain_text',
    'story',
    'content_text',
    'raw_text',
  ],
  html: ['html', 'raw_html', 'content_html'],
  title: ['title', 'headline', 'heading', 'headlines', 'titel'],
  outlet: [
    'outlet',
    'source',
    'publication',
    'publisher',
    'source_name',
    'site_name',
    'site',
    'media',
    'newspaper',
    'source_domain',
    'domain',
  ],
  date: [
    'date',
    'published',
    'date_publish',
    'date_published',
    'published_at',
    'publishedat',
    'publish_date',
    'publication_date',
    'pubdate',
    'pub_date',
    'datetime',
    'timestamp',
    'time',
  ],
  modified: ['modified', 'date_modify', 'date_modified', 'updated', 'updated_at'],
  url: ['url', 'link', 'uri', 'address', 'source_url', 'web_url', 'article_url'],
  byline: ['byline', 'authors', 'author', 'creator', 'by'],
  language: ['language', 'lang'],
  id: ['id', '_id', 'guid', 'uuid', 'article_id'],
};

type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads `title=head,text=body.plain`; a problem names what is no field. */
export function parseFieldMap(written: string): Result<FieldMap> {
  const map: Partial<Record<Field, string>> = {};
  for (const pair of written.split(',')) {
    const [field = '', path = ''] = pair.split('=', 2).map((part) => part.trim());
    const known = (Object.keys(usual) as readonly string[]).includes(field);
    if (!isField(field) || !known || path === '')
      return failed({
        kind: 'field-map',
        expected: `field=name pairs; fields are ${Object.keys(usual).join(', ')}`,
        found: pair,
        where: '--map',
        remedy: 'Write for example --map text=body,title=head,date=pubDate',
      });
    map[field] = path;
  }
  return { ok: true, value: map };
}

const isField = (name: string): name is Field => Object.hasOwn(usual, name);

/** Makes a report of one object or row. */
export async function reportOfRow(
  row: Row,
  place: string,
  piece: Piece,
  reading: PieceOptions,
): Promise<Result<Report>> {
  const lower = new Map(Object.entries(row).map(([key, value]) => [key.toLowerCase().trim(), value]));
  const value = (field: Field): unknown => {
    const named = reading.map?.[field];
    if (named !== undefined) return atPath(row, named);
    for (const name of usual[field])
      if (lower.get(name) != null && lower.get(name) !== '') return lower.get(name);
    return undefined;
  };
  const where = `${piece.where}#${place}`;
  const html = written(value('html'));
  const text = written(value('text')) ?? html;
  if (text === null || text.trim() === '')
    return failed({
      kind: 'no-text-field',
      expected: `a field with the text: ${reading.map?.text ?? usual.text.join(', ')}`,
      found: `only ${Object.keys(row).slice(0, 12).join(', ')}`,
      where,
      remedy: 'Name the field: --map text=NAME (dots lead into objects: body.plain).',
    });
  const url = written(value('url'));
  const id = written(value('id'));
  const date = dateOf(value('date'));
  const modified = dateOf(value('modified'));
  const given: Given = {
    title: written(value('title')),
    outlet: outletOf(value('outlet'), reading),
    byline: names(value('byline')),
    language: written(value('language')),
    url,
    ...(date ? { published: { ...date, reason: 'list' } } : {}),
    ...(modified ? { modified: { ...modified, reason: 'list' } } : {}),
  };
  const source = url ?? `${piece.source}#${id ?? place}`;
  const document = {
    origin: { name: url ?? `${piece.name}#${id ?? place}`, source, file: piece.file, url },
    text,
    given,
  };
  if (!/^\s*<(?:!doctype|html|p|div|article)\b/i.test(text))
    return { ok: true, value: reportOfText(document, reading.press) };
  const { readPage } = await import('../page.js');
  return readPage(document, reading.press);
}

function atPath(row: Row, path: string): unknown {
  if (Object.hasOwn(row, path)) return row[path];
  let value: unknown = row;
  for (const key of path.split('.')) value = isRow(value) ? value[key] : undefined;
  return value;
}

function written(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return String(value);
  // A text as a list of paragraphs.
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('\n\n') : null;
}

function outletOf(value: unknown, reading: PieceOptions): string | null {
  const name = isRow(value) ? (written(value.name) ?? written(value.title)) : written(value);
  return name === null ? null : (reading.press.outlets.get(name.toLowerCase()) ?? name);
}

function names(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value == null ? [] : [value];
  return list.flatMap((one) => {
    const name = isRow(one) ? written(one.name) : written(one);
    return name === null
      ? []
      : name
          .split(/\s*[;|]\s*|\s+and\s+|,\s+/)
          .map((part) => part.replace(/^by /i, '').trim())
          .filter(Boolean);
  });
}

/** A written date, or seconds or milliseconds since 1970. */
function dateOf(value: unknown): ReturnType<typeof readWrittenDate> {
  const digits =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{10}(?:\d{3})?$/.test(value)
        ? Number(value)
        : null;
  if (digits === null) return typeof value === 'string' ? readWrittenDate(value) : null;
  const time = new Date(digits < 1e11 ? digits * 1000 : digits);
  return Number.isNaN(time.getTime()) ? null : readWrittenDate(time.toISOString());
}
