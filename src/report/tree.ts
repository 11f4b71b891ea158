import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { type Handler, Parser } from 'htmlparser2';

/** A page as a light tree: elements with their attributes, and text. */
export interface Element {
  readonly tagName: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly parentNode: Element | null;
  readonly childNodes: readonly ChildNode[];
}

export interface TextNode {
  readonly value: string;
}

export type ChildNode = Element | TextNode;

interface Open extends Element {
  readonly childNodes: (Open | { value: string })[];
}

export interface Page {
  /** Holds what stands at the top of the page: `<html>`, or whatever a page without one begins with. */
  readonly root: Element;
  /** Every element in document order, those left out excepted. */
  readonly elements: readonly Element[];
  /** False where the page nests deeper than `deepest`: what stands below and behind is not read. */
  readonly whole: boolean;
}

/** No page that people write nests so deep; parsers' time grows with the depth. */
const deepest = 2048;

/** Most of a page's bytes, none of its words. JSON-LD stays. */
const unread = new Set(['script', 'style', 'svg', 'noscript', 'iframe', 'template', 'math']);

/** What may stand in a head; anything else opens the body, as the HTML Standard has it. */
const headTags = new Set(['title', 'meta', 'link', 'base', 'script', 'style', 'noscript', 'template']);

/**
 * Parses a page in one pass, scripts, styles and drawings left out. htmlparser2 forgives as browsers do where it matters
 * here (paragraphs and list items left open, tags closed in the wrong order); a head left open is closed here.
 *
 * ```ts
 * parsePage('<p>A<script>x()</script>b').elements.map(textOf) // ['Ab']
 * ```
 */
export function parsePage(html: string): Page {
  const root: Open = { tagName: '#root', attrs: {}, parentNode: null, childNodes: [] };
  const elements: Element[] = [];
  const stack: Open[] = [root];
  let skipped = 0;
  let whole = true;
  const place = (tagName: string | null): Open => {
    const open = stack[stack.length - 1] ?? root;
    if (open.tagName !== 'head' || (tagName !== null && headTags.has(tagName))) return open;
    return stack[stack.length - 2] ?? root;
  };
  const handler: Partial<Handler> = {
    onopentag(tagName, attrs) {
      if (skipped > 0 || (unread.has(tagName) && !isLinkedData(tagName, attrs))) {
        skipped++;
        return;
      }
      for (const name in attrs) {
        const value = attrs[name];
        if (value?.includes('&')) attrs[name] = decodeHTMLAttribute(value);
      }
      const parent = place(tagName);
      const element: Open = { tagName, attrs, parentNode: parent, childNodes: [] };
      parent.childNodes.push(element);
      elements.push(element);
      if (stack.push(element) > deepest) {
        whole = false;
        parser.pause();
      }
    },
    onclosetag() {
      if (skipped > 0) skipped--;
      else if (stack.length > 1) stack.pop();
    },
    ontext(source) {
      if (skipped > 0) return;
      const { tagName, childNodes } = place(/\S/.test(source) ? null : 'title');
      // What stands in a script are no entities.
      const value = tagName !== 'script' && source.includes('&') ? decodeHTML(source) : source;
      const last = childNodes[childNodes.length - 1];
      if (last !== undefined && !('tagName' in last)) last.value += value;
      else childNodes.push({ value });
    },
  };
  // Without its own decoding the parser searches for the next tag or mark instead of looking at each character.
  const parser = new Parser(handler, { decodeEntities: false });
  parser.write(html);
  if (whole) parser.end();
  return { root, elements, whole };
}

const isLinkedData = (tagName: string, attrs: Readonly<Record<string, string>>): boolean =>
  tagName === 'script' && /ld\+json/i.test(attrs.type ?? '');

export function isElement(node: ChildNode): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs[name] ?? null;
}

/** Every element below another, in document order. */
export function elementsIn(root: Element): readonly Element[] {
  const found: Element[] = [];
  const stack = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) stack.push(child);
    }
  }
  return found;
}

/** The words in an element, white space collapsed. Without recursion: a page may be nested as deep as it likes. */
export function textOf(root: Element): string {
  const parts: string[] = [];
  const stack: ChildNode[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) {
      parts.push(node.value);
      continue;
    }
    if (node.tagName === 'script') continue;
    if (node.tagName === 'br') parts.push(' ');
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) stack.push(child);
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
