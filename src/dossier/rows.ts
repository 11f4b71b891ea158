import type { Evidence, PublishedTime, Report } from '../report/report.js';
import type { Passage } from '../text/passage.js';
import type { StoredRuling } from './store.js';
import type { PassageColumns, ReportRow, RulingRow, Tables } from './tables.js';

/** What a dossier's row says about a report, without its text. */
export function reportRow(report: Report): ReportRow {
  return {
    id: report.id,
    source: report.source,
    sha256: report.sha256,
    file: report.file,
    url: report.url,
    outlet: report.outlet,
    title: report.title,
    byline: JSON.stringify(report.byline),
    published: report.published?.time ?? null,
    published_precision: report.published?.precision ?? null,
    published_reason: report.published?.reason ?? null,
    modified: report.modified?.time ?? null,
    modified_precision: report.modified?.precision ?? null,
    modified_reason: report.modified?.reason ?? null,
    language: report.language,
    furniture: JSON.stringify(report.furniture),
  };
}

export function reportOf(row: ReportRow & { readonly text: string }): Report {
  return { ...factsOf(row), text: row.text };
}

/** All that the row of a report tells. */
export function factsOf(row: ReportRow): Omit<Report, 'text'> {
  return {
    id: row.id,
    source: row.source,
    file: row.file,
    url: row.url,
    sha256: row.sha256,
    outlet: row.outlet,
    title: row.title,
    byline: JSON.parse(row.byline),
    published: timeOf(row.published, row.published_precision, row.published_reason),
    modified: timeOf(row.modified, row.modified_precision, row.modified_reason),
    language: row.language,
    furniture: JSON.parse(row.furniture),
  };
}

function timeOf(time: string | null, precision: string | null, reason: string | null): PublishedTime | null {
  if (time === null) return null;
  return { time, precision: (precision ?? 'day') as PublishedTime['precision'], reason: reason ?? '' };
}

/** The row of a report's evidence, or null where there is none. Bytes that are the text in UTF-8 are not kept twice. */
export function evidenceRow({ id, text, evidence }: Report): Tables['evidence'] | null {
  if (evidence === undefined) return null;
  const { sha256, bytes, mediaType, from, obtained, ...detail } = evidence;
  const buffer = Buffer.from(bytes);
  return {
    report: id,
    sha256,
    bytes: buffer.equals(Buffer.from(text, 'utf8')) ? null : buffer,
    media_type: mediaType,
    taken_from: from,
    obtained,
    detail: JSON.stringify(detail),
  };
}

export function evidenceOf(row: Tables['evidence'] & { readonly text: string }): Evidence {
  return {
    sha256: row.sha256,
    bytes: row.bytes ?? Buffer.from(row.text, 'utf8'),
    mediaType: row.media_type,
    from: row.taken_from,
    obtained: row.obtained,
    ...JSON.parse(row.detail),
  };
}

export function passageColumns(passage: Passage): PassageColumns {
  return {
    report: passage.report,
    start_offset: passage.start,
    end_offset: passage.end,
    text: passage.text,
  };
}

export function rulingRow(ruling: StoredRuling): RulingRow {
  return {
    id: ruling.id,
    kind: ruling.kind,
    signed_by: ruling.by,
    signed_at: ruling.at,
    body: JSON.stringify(ruling.body),
    note: ruling.note,
    undone_by: ruling.undone?.by ?? null,
    undone_at: ruling.undone?.at ?? null,
  };
}

export function rulingOf(row: RulingRow): StoredRuling {
  return {
    id: row.id,
    kind: row.kind,
    by: row.signed_by,
    at: row.signed_at,
    body: JSON.parse(row.body),
    note: row.note,
    undone:
      row.undone_by === null || row.undone_at === null ? null : { by: row.undone_by, at: row.undone_at },
  };
}
