import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { type ArticleParagraph, articleOf } from './article.js';
import { boxOf } from './boxes.js';
import { reportOfText, type TextDocument } from './document.js';
import { type LiveEntry, liveEntriesOf } from './liveblog.js';
import { describePage } from './page-meta.js';
import type { Press } from './press.js';
import { done, failed } from './problem.js';
import type { Report, Result } from './report.js';
import { type Element, parsePage } from './tree.js';

/** Makes a report of a page: the article's text, paragraphs parted by an empty line, and what the page says of itself. */
export function readPage(page: TextDocument, press: Press): Result<Report> {
  const parsed = parsePage(page.text);
  const { root, elements } = parsed;
  const tells = describePage(elements, page.origin.url, press);
  const live = liveEntriesOf(parsed, tells.linked, tells.url);
  const own = withoutFurniture(articleOf(boxOf(root), tells.title), press);
  const text =
    wordsIn(own) >= 40 || !isModest(elements)
      ? joined(own)
      : (secondOpinion(page.text, wordsIn(own)) ?? joined(own));
  if (text === '' && live.length === 0)
    return failed({
      kind: 'no-article',
      expected: 'a page with an article',
      found: 'no running text',
      where: page.origin.url ?? page.origin.name,
      remedy:
        'Pages that are built by scripts hold no text: save the article from the browser as a page or as text.',
    });
  const report = reportOfText({ ...page, text, given: { ...tells, ...page.given } }, press);
  return done(live.length === 0 ? report : { ...report, entries: blogPieces(page, report, live, press) });
}

/** What stands around the entries (an introduction, the main points) goes first, where it is more than a line or two. */
function blogPieces(
  page: TextDocument,
  whole: Report,
  live: readonly LiveEntry[],
  press: Press,
): readonly Report[] {
  const { origin, evidence } = page;
  const { outlet, byline, language } = whole;
  const told = new Set(live.flatMap(({ text, headline }) => [...text.split('\n\n'), headline]));
  const around = whole.text.split('\n\n').filter((paragraph) => !told.has(paragraph));
  const frame = around.join('\n\n');
  const kept =
    frame.split(' ').length >= 30 ? [reportOfText({ ...page, text: frame, given: whole }, press)] : [];
  // Entries share the page's bytes, which would be kept with each of them: with all as long as that is affordable.
  const affordable = (evidence?.bytes.length ?? 0) * live.length <= 16 * 1024 * 1024;
  return [
    ...kept,
    ...live.toReversed().map(({ key, headline, text, published, modified, url }, i) => {
      const shown = affordable || (i === 0 && kept.length === 0) ? evidence : undefined;
      const given = { outlet, title: headline ?? whole.title, byline, published, modified, language, url };
      const place = { ...origin, name: `${origin.name}#${key}`, source: `${origin.source}#${key}` };
      return reportOfText({ origin: place, text, given, ...(shown ? { evidence: shown } : {}) }, press);
    }),
  ];
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
