import { parseAddress } from './address.js';
import { bylineNames, visibleByline } from './byline.js';
import { type LinkedData, linkedDataOf } from './jsonld.js';
import type { MetaTable } from './meta-table.js';
import { pageDates } from './page-dates.js';
import { pageTitle } from './page-title.js';
import { outletOfHost, type Press } from './press.js';
import type { PublishedTime } from './report.js';
import { attribute, type Element } from './tree.js';

/** What a page says of itself: in JSON-LD, Open Graph and other meta elements, microdata and `<time>`, in this order. */
export interface PageTells {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: PublishedTime | null;
  readonly modified: PublishedTime | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly linked: LinkedData | null;
}

export function describePage(elements: readonly Element[], address: string | null, press: Press): PageTells {
  const meta = metaOf(elements);
  const linked = linkedDataOf(elements);
  const url = addressOf(elements, meta, linked, address);
  const site = meta.get('og:site_name') ?? null;
  const outlet = outletFrom(url, site, linked, press);
  const title = pageTitle(elements, meta, linked, [site, outlet, linked?.publisher ?? null]);
  return {
    title,
    byline: bylineFrom(elements, meta, linked, outlet, press),
    outlet,
    ...pageDates(elements, meta, linked, url),
    language: languageFrom(elements, meta, linked),
    url,
    linked,
  };
}

function metaOf(elements: readonly Element[]): MetaTable {
  const table = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const content = (attribute(element, 'content') ?? attribute(element, 'value') ?? '').trim();
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of (attribute(element, key) ?? '').toLowerCase().split(/\s+/))
        if (name !== '' && !table.has(name)) table.set(name, content);
  }
  return table;
}

function addressOf(
  elements: readonly Element[],
  meta: MetaTable,
  linked: LinkedData | null,
  address: string | null,
): string | null {
  let canonical: string | null = null;
  for (const element of elements)
    if (element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical') {
      canonical = attribute(element, 'href');
      break;
    }
  for (const found of [canonical, meta.get('og:url') ?? null, address, linked?.url ?? null]) {
    if (!found) continue;
    const resolved = parseAddress(found, address ?? undefined);
    if (
      resolved &&
      /^https?:$/.test(resolved.protocol) &&
      resolved.pathname.length + resolved.search.length > 1
    )
      return resolved.href;
  }
  return address;
}

function outletFrom(
  url: string | null,
  site: string | null,
  linked: LinkedData | null,
  press: Press,
): string | null {
  const host = url === null ? undefined : parseAddress(url)?.hostname;
  const known = host === undefined ? null : outletOfHost(host, press);
  const said = site ?? linked?.publisher ?? null;
  return known ?? (said === null ? null : (press.outlets.get(said.toLowerCase()) ?? said));
}

function bylineFrom(
  elements: readonly Element[],
  meta: MetaTable,
  linked: LinkedData | null,
  outlet: string | null,
  press: Press,
): readonly string[] {
  const own = new Set(
    [outlet, linked?.publisher ?? null, meta.get('og:site_name') ?? null].map((name) => name?.toLowerCase()),
  );
  const isOwn = (name: string): boolean => {
    const known = press.outlets.get(name.toLowerCase());
    return own.has(name.toLowerCase()) || (known !== undefined && own.has(known.toLowerCase()));
  };
  const stated =
    linked?.authors
      .filter(({ isPerson, name }) => isPerson || press.outlets.has(name.toLowerCase()))
      .map(({ name }) => name) ?? [];
  const named = [
    'byl',
    'author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'article:author',
    'cxenseparse:author',
  ];
  const sources = [stated, ...named.map((key) => [meta.get(key) ?? ''])];
  const marked = sources
    .map((source) => source.flatMap((text) => bylineNames(text, press)).filter((name) => !isOwn(name)))
    .find((names) => names.length > 0);
  const visible = visibleByline(elements, press).filter((name) => !isOwn(name));
  // The byline that readers see may name more people than the mark-up; it counts if it names the same first.
  const fuller =
    marked === undefined ||
    (visible.length > marked.length && marked.every((name) => visible.includes(name)));
  return [...new Set(fuller ? visible : marked)];
}

function languageFrom(
  elements: readonly Element[],
  meta: MetaTable,
  linked: LinkedData | null,
): string | null {
  let html: string | null = null;
  for (const element of elements) {
    if (element.tagName === 'html') html = attribute(element, 'lang') ?? attribute(element, 'xml:lang');
    break;
  }
  for (const said of [
    html,
    meta.get('og:locale'),
    meta.get('content-language'),
    meta.get('inlanguage'),
    linked?.language,
  ]) {
    const code = /^([a-z]{2,3})(?:[-_]|$)/i.exec(said ?? '')?.[1];
    if (code) return code.toLowerCase();
  }
  return null;
}
