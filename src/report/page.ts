import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { type ArticleParagraph, articleOf } from './article.js';
import { boxOf } from './boxes.js';
import { reportOfText, type TextDocument } from './document.js';
import { describePage } from './pagemeta.js';
import type { Press } from './press.js';
import { done, failed } from './problem.js';
import type { Report, Result } from './report.js';
import { type Element, parsePage } from './tree.js';

/** Makes a report of a page: the article's text, paragraphs parted by an empty line, and what the page says of itself. */
export function readPage(page: TextDocument, press: Press): Result<Report> {
  const { root, elements } = parsePage(page.text);
  const tells = describePage(elements, page.origin.url, press);
  const own = withoutFurniture(articleOf(boxOf(root), tells.title), press);
  const text =
    wordsIn(own) >= 40 || !isModest(elements)
      ? joined(own)
      : (secondOpinion(page.text, wordsIn(own)) ?? joined(own));
  if (text === '')
    return failed({
      kind: 'no-article',
      expected: 'a page with an article',
      found: 'no running text',
      where: page.origin.url ?? page.origin.name,
      remedy:
        'Pages that are built by scripts hold no text: save the article from the browser as a page or as text.',
    });
  return done(reportOfText({ ...page, text, given: { ...tells, ...page.given } }, press));
}

const joined = (paragraphs: readonly ArticleParagraph[]): string =>
  paragraphs.map(({ text }) => text).join('\n\n');
const wordsIn = (paragraphs: readonly ArticleParagraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.split(' ').length, 0);

/** Kinds that only form tells are left to reading: a heading within the story may look like another story's headline. */
const byForm = new Set(['headline', 'repeated', 'dateline', 'transcript', 'highlights', 'trailer']);

function withoutFurniture(
  paragraphs: readonly ArticleParagraph[],
  press: Press,
): readonly ArticleParagraph[] {
  const text = joined(paragraphs);
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    spans.push({ start: at, end: at + paragraph.text.length });
    at += paragraph.text.length + 2;
  }
  const found = press.findFurniture(text, spans).filter(({ kind }) => !byForm.has(kind));
  const covered = (span: { start: number; end: number }): number =>
    found.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
      0,
    );
  return paragraphs.filter((paragraph, i) => {
    const span = spans[i];
    return span === undefined || covered(span) < paragraph.text.length * 0.9;
  });
}

/** Readability's time grows with the square of some nests: it gets only pages as people write them. */
function isModest(elements: readonly Element[]): boolean {
  if (elements.length > 5000) return false;
  const depths = new Map<Element, number>();
  return elements.every((element) => {
    const depth = 1 + (element.parentNode ? (depths.get(element.parentNode) ?? 0) : 0);
    depths.set(element, depth);
    return depth < 200;
  });
}

/** Where our own pass finds next to nothing, Readability may find more; parse5 first, since linkedom alone loses pages without a body. */
function secondOpinion(html: string, words: number): string | null {
  const { document: tree } = parseHTML(serialize(parse(html)));
  const found = new Readability(tree, { charThreshold: 100 }).parse()?.textContent ?? '';
  const text = found
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n\n')
    .trim();
  return text.split(/\s+/).length > words ? text : null;
}
