/** What a stretch of bytes is, as far as reading it is concerned. */
export type Kind =
  | 'text'
  | 'page'
  | 'gzip'
  | 'zip'
  | 'warc'
  | 'jsonl'
  | 'json'
  | 'csv'
  | 'mail'
  | 'mbox'
  | 'pdf'
  | 'docx'
  | 'feed';

const endings =
  /\.(?:txt|text|x?html?|warc|wacz|jsonl|ndjson|csv|mbox|eml|pdf|docx|zip|rss|atom|json)(?:\.gz)?$/i;

/** Files of a folder that are read; others (pictures, notes, tables beside them) are passed over unless named. */
export function isCoverage(name: string): boolean {
  return endings.test(name);
}

/** Whether bytes are a page: by what they begin with, else by the file's name. */
export function looksLikePage(bytes: Uint8Array, name: string): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[\s\u00ef\u00bb\u00bf\u00ff\u00fe]+/, '')
    .toLowerCase();
  const markup = start.startsWith('<!--') ? start.slice(start.indexOf('-->') + 3).trimStart() : start;
  if (/^<(?:!doctype html|html|head|body)/.test(markup)) return true;
  return /\.x?html?$/i.test(name) && /<[a-z!]/.test(start);
}

/** Tells by the first bytes, and by the name where the bytes leave it open. */
export function kindOf(head: Uint8Array, name: string): Kind {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096)).toString('latin1');
  if (start.startsWith('\u001f\u008b')) return 'gzip';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006'))
    return /\.docx$/i.test(name) ? 'docx' : 'zip';
  if (start.startsWith('%PDF-')) return 'pdf';
  if (/^WARC\/[01]\./.test(start)) return 'warc';
  if (looksLikePage(head, name)) return 'page';
  const markup = start.replace(
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>)?\s*(?:<!--[^>]{0,500}-->\s*)*/,
    '',
  );
  if (/^<(?:rss|feed|rdf:RDF|opml)[\s>]/i.test(markup)) return 'feed';
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv';
  if (/\.mbox$/i.test(name) || /^From \S+ .{0,60}\d{4}\r?\n/.test(start)) return 'mbox';
  if (/\.eml$/i.test(name) || /^(?:[A-Za-z-]{2,40}: [^\n]{0,500}\r?\n(?:[ \t][^\n]*\n)*){3}/.test(start)) {
    if (
      /\.eml$/i.test(name) ||
      (/^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From): /im.test(start.slice(0, 2000)) &&
        /^Subject: /im.test(start))
    )
      return 'mail';
  }
  return 'text';
}
