import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import type { Catalog } from '../catalog/catalog.js';
import { reportOfText, type TextDocument } from './document.js';
import { done, failed } from './problem.js';
import type { Report, Result } from './report.js';

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

/** Makes a report of a page: the article's text, with the paragraphs as lines. */
export function readPage(page: TextDocument, catalog: Catalog): Result<Report> {
  const { document } = parseHTML(serialize(parse(page.text)));
  const article = new Readability(document, { charThreshold: 200 }).parse();
  const text =
    article?.textContent
      ?.replace(/[ \t]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n\n')
      .trim() ?? '';
  if (text === '')
    return failed({
      kind: 'no-article',
      expected: 'a page with an article',
      found: 'no running text',
      where: page.origin.name,
      remedy: 'Save the article itself as a page or as text.',
    });
  return done(reportOfText({ ...page, text, given: { title: article?.title ?? null } }, catalog));
}
