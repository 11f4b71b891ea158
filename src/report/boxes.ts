import { type ChildNode, type Element, isElement, textOf } from './tree.js';

/** A stretch of running text that no block interrupts. */
export interface Run {
  readonly kind: 'run';
  readonly text: string;
  readonly words: number;
  /** Share of the letters that stand in links. */
  readonly linked: number;
  /** It ends as a sentence does. */
  readonly closed: boolean;
}

/** A block of the page with what stands in it. */
export interface Box {
  readonly kind: 'box';
  readonly tag: string;
  readonly element: Element;
  readonly parts: readonly (Box | Run)[];
  /** Words in it that read like news: in sentences, not in links. */
  readonly good: number;
  readonly words: number;
}

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const silent = new Set(
  'script style noscript template svg head iframe object embed canvas audio video map select option button input textarea label math link meta'.split(
    ' ',
  ),
);

/** Deeper than any page that people write; below it only the words are taken. As deep as Chromium nests. */
const deepest = 512;

/** Reads the tree below an element as boxes and runs. */
export function boxOf(element: Element, depth = 0): Box {
  const parts: (Box | Run)[] = [];
  const open = { text: '', linked: 0, links: 0 };
  const close = (): void => {
    const text = /\S/.test(open.text) ? open.text.replace(/[\s\u00ad\u200b]+/g, ' ').trim() : '';
    if (text !== '') parts.push(runOf(text, open.linked));
    open.text = '';
    open.linked = 0;
    open.links = 0;
  };
  const visit = (node: ChildNode, linked: boolean, level: number): void => {
    if (!isElement(node)) {
      open.text += node.value;
      if (linked) open.linked += letters(node.value);
      return;
    }
    if (silent.has(node.tagName) || isHidden(node)) return;
    if (node.tagName === 'br') {
      // Two breaks make a paragraph; one is a space.
      if (open.text.endsWith('\n')) close();
      else open.text = `${open.text.replace(/[ \t]+$/, '')}\n`;
    } else if (blocks.has(node.tagName)) {
      close();
      parts.push(level >= deepest ? shallow(node) : boxOf(node, level + 1));
    } else if (level >= deepest) open.text += textOf(node);
    else {
      const { text, linked: linkedBefore, links } = open;
      for (const child of node.childNodes) visit(child, linked || node.tagName === 'a', level + 1);
      if (node.tagName === 'a') open.links++;
      // Several links and nothing else in the midst of a sentence: a box that opens over a name.
      if (node.tagName !== 'span' || open.links - links < 2) return;
      const added = open.text.slice(text.length);
      if (added.split(/\s+/).length > 8 && letters(added) <= open.linked - linkedBefore)
        Object.assign(open, { text, linked: linkedBefore, links });
    }
  };
  for (const child of element.childNodes) visit(child, element.tagName === 'a', depth);
  close();
  return boxWith(element, parts);
}

function shallow(element: Element): Box {
  const text = textOf(element);
  return boxWith(element, text === '' ? [] : [runOf(text, 0)]);
}

function boxWith(element: Element, parts: readonly (Box | Run)[]): Box {
  let good = 0;
  let words = 0;
  for (const part of parts) {
    words += part.words;
    good += part.kind === 'box' ? part.good : goodWords(part);
  }
  return { kind: 'box', tag: element.tagName, element, parts, good, words };
}

function runOf(text: string, linked: number): Run {
  return {
    kind: 'run',
    text,
    words: spaces(text) + 1,
    linked: linked / Math.max(1, letters(text)),
    closed: /[.!?…]["'”’»)\]]*$/.test(text),
  };
}

/** Words of a run that reads like news. */
export function goodWords(run: Run): number {
  return run.linked < 0.5 && run.words >= 8 && (run.closed || run.words >= 25) ? run.words : 0;
}

/** Characters that are no white space. */
function letters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0) count++;
  }
  return count;
}

function spaces(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++;
  return count;
}

function isHidden({ attrs }: Element): boolean {
  return (
    attrs.hidden !== undefined ||
    attrs['aria-hidden'] === 'true' ||
    (attrs.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attrs.style))
  );
}

const naming = ['class', 'id', 'data-test', 'data-testid', 'data-module'];

/** Words of an element's class and id, in small letters: `article-body__text` → article, body, text. */
export function namesOf(element: Element): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of naming)
    for (const word of (element.attrs[name] ?? '').split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/))
      if (word.length > 1) names.add(word.toLowerCase());
  return names;
}
