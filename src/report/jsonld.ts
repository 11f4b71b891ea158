import type { Element } from './tree.js';

/** What a page's JSON-LD (schema.org) says of its article. */
export interface LinkedData {
  readonly headline: string | null;
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean }[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
  /** False where the page says that one has to pay. */
  readonly free: boolean | null;
  /** A live blog's entries. */
  readonly entries: readonly LinkedEntry[];
}

export interface LinkedEntry {
  readonly headline: string | null;
  readonly body: string;
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads all `application/ld+json` scripts and merges what those that describe an article say, the fullest first. */
export function linkedDataOf(elements: readonly Element[]): LinkedData | null {
  const nodes: Node[] = [];
  for (const element of elements)
    if (element.tagName === 'script') collect(parsed(scriptText(element)), nodes, 0);
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  const articles = nodes.filter(isArticle).map((node) => articleFrom(node, byId));
  articles.sort((a, b) => fullness(b) - fullness(a));
  return articles[0] ?? null;
}

const fullness = (data: LinkedData): number =>
  [data.headline, data.published, data.authors[0], data.publisher, data.url].filter(Boolean).length;

function scriptText(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Pages break JSON in known ways: comment marks around it, raw line breaks in strings, a comma too many. */
function parsed(source: string): unknown {
  const clean = source.replace(
    /^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*$/g,
    '',
  );
  for (const attempt of [clean, clean.replace(/\p{Cc}+/gu, ' ').replace(/,(\s*[}\]])/g, '$1')])
    try {
      return JSON.parse(attempt);
    } catch {
      // The next reading may fit; a page without readable JSON-LD still has its other marks.
    }
  return null;
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > 6 || nodes.length > 500) return;
  if (Array.isArray(value)) for (const one of value) collect(one, nodes, depth + 1);
  else if (isNode(value)) {
    nodes.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
      collect(value[key], nodes, depth + 1);
  }
}

function isArticle(node: Node): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return types.some((type) => typeof type === 'string' && /(?:Article|BlogPosting|^Report)$/.test(type));
}

function articleFrom(node: Node, byId: ReadonlyMap<string, Node>): LinkedData {
  const updates = Array.isArray(node.liveBlogUpdate) ? node.liveBlogUpdate : [];
  return {
    headline: textIn(node.headline) ?? textIn(node.name),
    authors: listOf(node.author ?? node.creator).flatMap((author) => authorsIn(author, byId)),
    published: textIn(node.datePublished) ?? textIn(node.dateCreated),
    modified: textIn(node.dateModified),
    publisher: listOf(node.publisher).flatMap((one) => authorsIn(one, byId))[0]?.name ?? null,
    language:
      textIn(node.inLanguage) ?? (isNode(node.inLanguage) ? textIn(node.inLanguage.alternateName) : null),
    url:
      textIn(node.url) ??
      textIn(node.mainEntityOfPage) ??
      (isNode(node.mainEntityOfPage) ? textIn(node.mainEntityOfPage['@id']) : null),
    free:
      typeof node.isAccessibleForFree === 'boolean'
        ? node.isAccessibleForFree
        : freeOf(textIn(node.isAccessibleForFree)),
    entries: updates.filter(isNode).map((entry) => ({
      headline: textIn(entry.headline),
      body: textIn(entry.articleBody) ?? textIn(entry.description) ?? '',
      published: textIn(entry.datePublished),
      modified: textIn(entry.dateModified),
      url: textIn(entry.url) ?? textIn(entry['@id']),
    })),
  };
}

const freeOf = (written: string | null): boolean | null =>
  written === null ? null : /^true$/i.test(written) ? true : /^false$/i.test(written) ? false : null;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];

function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return Array.isArray(value) && typeof value[0] === 'string' ? textIn(value[0]) : null;
}

function authorsIn(value: unknown, byId: ReadonlyMap<string, Node>): LinkedData['authors'] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ name: value.trim(), isPerson: true }];
  if (!isNode(value)) return [];
  const id = value['@id'];
  const node = value.name === undefined && typeof id === 'string' ? (byId.get(id) ?? value) : value;
  const isPerson = node['@type'] !== 'Organization' && node['@type'] !== 'NewsMediaOrganization';
  return listOf(node.name).flatMap((name) =>
    typeof name === 'string' && name.trim() !== '' ? [{ name: name.trim(), isPerson }] : [],
  );
}
