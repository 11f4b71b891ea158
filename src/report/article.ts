import { type Box, goodWords, namesOf, type Run } from './boxes.js';
import { attribute } from './tree.js';

/** One paragraph of an article, with the tag of the block it stood in. */
export interface ArticleParagraph {
  readonly text: string;
  readonly tag: string;
}

const apart = new Set([
  'nav',
  'aside',
  'footer',
  'form',
  'figure',
  'figcaption',
  'dialog',
  'menu',
  'address',
  'table',
]);

/** Words of class names that say that a block serves the page, not the story. */
const serving = new Set(
  `ad ads adbox advert advertisement advertising affiliate author authors bio blogroll bookmark breadcrumb breadcrumbs button byline bylines
  caption captions carousel comment comments consent cookie cookies copyright credit credits dateline disclaimer disqus donate dropdown
  embed facebook feedback fineprint flyout follow footer footnav gallery gdpr highlights infobox jump keywords lightbox linklist links login
  masthead menu meta metadata modal more mostread nav navbar navigation newsletter newsletters optin outbrain overlay pagination pagetop paywall
  photo photos pinterest player playlist podcast poll popular popup print promo promos promoted promotion pullquote quiz rail rating readmore
  recirc recirculation recommend recommendation recommendations recommended register related rollover rollovers share shareable sharebar sharing
  sidebar signin signup similar skip slideshow social sponsor sponsored strap subscribe subscriber subscription taboola tag tags teaser teasers
  ticker timestamp toolbar tooltip topics trending trinity tts twitterfeed upsell video videos whatsapp widget widgets`.split(
    /\s+/,
  ),
);

/** Class names of the block that holds the story. */
const holding =
  /article-?_?body|story-?_?body|articletext|entry-?_?content|post-?_?content|article-?_?content|story-?_?content|body-?_?content|articlebody|story-?_?text/i;

/**
 * Finds the story in a page's boxes: the smallest box that holds nearly all running text, starting from what the page
 * itself marks as its article; in it, blocks that serve the page and lines that are links are left out. In the manner
 * of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010): length of a
 * block in words and density of its links carry most of the decision.
 */
export function articleOf(body: Box, title: string | null): readonly ArticleParagraph[] {
  const start = markedArticle(body) ?? body;
  const holder = narrowed(start);
  const paragraphs: ArticleParagraph[] = [];
  gather(holder, holder.good, paragraphs, { title: title === null ? '' : folded(title), tag: holder.tag });
  return withoutEmptyHeadings(paragraphs);
}

/** The box that the page marks as its story, if it holds enough of the page's text. */
function markedArticle(body: Box): Box | null {
  let best: Box | null = null;
  let bestScore = 0;
  const stack: Box[] = [body];
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    const { element, tag } = box;
    const marked =
      attribute(element, 'itemprop')?.toLowerCase() === 'articlebody'
        ? 1.5
        : holding.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`)
          ? 1.3
          : tag === 'article' || attribute(element, 'role') === 'article'
            ? 1.1
            : tag === 'main' || attribute(element, 'role') === 'main'
              ? 1
              : 0;
    if (box.good * marked > bestScore) {
      best = box;
      bestScore = box.good * marked;
    }
    for (const part of box.parts) if (part.kind === 'box' && part.good > 0) stack.push(part);
  }
  return best !== null && best.good >= 40 ? best : null;
}

/** Goes down as long as one child holds all but a sentence of the running text. */
function narrowed(start: Box): Box {
  let box = start;
  for (;;) {
    const next: Box | undefined = box.parts.find(
      (part): part is Box =>
        part.kind === 'box' && part.good >= box.good - Math.min(12, box.good * 0.1) && part.good > 0,
    );
    if (next === undefined || next.tag === 'p') return box;
    box = next;
  }
}

interface Place {
  readonly title: string;
  readonly tag: string;
}

function gather(box: Box, total: number, paragraphs: ArticleParagraph[], place: Place): void {
  for (const part of box.parts) {
    if (part.kind === 'run') {
      if (isStory(part, box, place)) paragraphs.push({ text: part.text, tag: place.tag });
      continue;
    }
    if (servesPage(part, total)) continue;
    if ((part.tag === 'ul' || part.tag === 'ol' || part.tag === 'dl') && isLinkList(part)) continue;
    const tag = part.tag === 'div' || part.tag === 'section' || part.tag === 'span' ? place.tag : part.tag;
    gather(part, total, paragraphs, {
      ...place,
      tag: place.tag === 'blockquote' || place.tag === 'li' ? place.tag : tag,
    });
  }
}

/** A block set apart by its tag, role or class, unless most of the story stands in it. */
function servesPage(box: Box, total: number): boolean {
  if (box.good > total * 0.3) return false;
  const role = attribute(box.element, 'role');
  if (apart.has(box.tag)) return box.tag !== 'table' || box.good === 0;
  if (
    role !== null &&
    /^(?:navigation|complementary|dialog|banner|contentinfo|search|button|alert|menu|figure)$/.test(role)
  )
    return true;
  for (const name of namesOf(box.element)) if (serving.has(name)) return true;
  return false;
}

function isLinkList(list: Box): boolean {
  let words = 0;
  let linked = 0;
  const stack: Box[] = [list];
  for (let box = stack.pop(); box !== undefined; box = stack.pop())
    for (const part of box.parts)
      if (part.kind === 'box') stack.push(part);
      else {
        words += part.words;
        linked += part.words * part.linked;
      }
  return linked > words * 0.6;
}

function isStory(run: Run, box: Box, place: Place): boolean {
  if (!/[\p{L}\p{N}]/u.test(run.text)) return false;
  if (place.tag === 'blockquote') return true;
  if (/^h[1-6]$/.test(place.tag))
    return run.linked < 0.5 && run.words <= 30 && folded(run.text) !== place.title;
  if (run.linked > 0.6 && (run.words < 25 || !run.closed)) return false;
  if (goodWords(run) > 0 || run.closed) return true;
  if (place.tag === 'li' || place.tag === 'td' || place.tag === 'pre') return run.linked < 0.5;
  // A line without a stop: in a paragraph it is a slip of the pen or a verse, elsewhere a label.
  return box.tag === 'p' ? run.words >= 4 : run.words >= 12;
}

/** A heading over nothing, or over another heading, was the label of something left out. */
function withoutEmptyHeadings(paragraphs: readonly ArticleParagraph[]): readonly ArticleParagraph[] {
  return paragraphs.filter(
    ({ tag }, i) => !/^h[1-6]$/.test(tag) || !/^(?:h[1-6]|undefined)$/.test(`${paragraphs[i + 1]?.tag}`),
  );
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
