import { parseAddress } from './address.js';
import type { LinkedData } from './jsonld.js';
import type { MetaTable } from './meta-table.js';
import type { PublishedTime } from './report.js';
import { attribute, type Element, textOf } from './tree.js';
import { isDay, readWrittenDate } from './written-date.js';

const publishedNames = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'dcterms.date',
  'dcterms.created',
  'dc.date.issued',
  'dc.date',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'publication_date',
  'published_time',
  'published_time_telegram',
  'pubdate',
  'pdate',
  'cxenseparse:recs:publishtime',
  'article.published',
  'datecreated',
  'date',
  'displaydate',
];
const modifiedNames = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'lastmod',
  'last-modified',
  'article.updated',
  'revised',
];

/** Published and modified time of a page; a mark that tells the hour is preferred to one of the same day that does not. */
export function pageDates(
  elements: readonly Element[],
  meta: MetaTable,
  linked: LinkedData | null,
  url: string | null,
): { readonly published: PublishedTime | null; readonly modified: PublishedTime | null } {
  const published: PublishedTime[] = [];
  const modified: PublishedTime[] = [];
  add(published, linked?.published, 'json-ld');
  add(modified, linked?.modified, 'json-ld');
  for (const name of publishedNames) add(published, meta.get(name), 'meta');
  for (const name of modifiedNames) add(modified, meta.get(name), 'meta');
  for (const element of elements) {
    if (element.tagName !== 'time' && element.attrs.itemprop === undefined) continue;
    const property = attribute(element, 'itemprop')?.toLowerCase() ?? '';
    const written = attribute(element, 'datetime') ?? attribute(element, 'content');
    if (/datepublished|datecreated/.test(property)) add(published, written ?? textOf(element), 'microdata');
    else if (/datemodified/.test(property)) add(modified, written ?? textOf(element), 'microdata');
    else if (element.tagName === 'time') {
      const about = `${attribute(element, 'class') ?? ''} ${textOf(element).slice(0, 60)}`;
      if (/updat|modif/i.test(about)) add(modified, written ?? textOf(element), 'time-element');
      else add(published, written ?? textOf(element), 'time-element');
    }
  }
  const inAddress = url === null ? null : dateInAddress(url);
  if (inAddress) published.push(inAddress);
  return { published: best(published), modified: best(modified) };
}

function add(list: PublishedTime[], written: string | null | undefined, reason: string): void {
  const date = written ? readWrittenDate(written) : null;
  if (date) list.push({ ...date, reason });
}

function best(found: readonly PublishedTime[]): PublishedTime | null {
  const first = found[0];
  if (first === undefined || first.precision !== 'day') return first ?? null;
  const [before, after] = [shifted(first.time, -1), shifted(first.time, 1)];
  const exact = found.find(
    ({ time, precision }) =>
      precision === 'minute' && time.slice(0, 10) >= before && time.slice(0, 10) <= after,
  );
  return exact ?? first;
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

const monthNames: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `/2019/11/20/…`, `/2019/nov/18/…`, `…-2019-11-19/`. */
export function dateInAddress(url: string): PublishedTime | null {
  const match = /[/_-]((?:19|20)\d{2})[/_-]?(\d{2}|[a-z]{3})[/_-]?(\d{2})(?=[/_.-]|$)/i.exec(
    parseAddress(url)?.pathname ?? '',
  );
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const named = monthNames.indexOf(match[2].toLowerCase()) + 1;
  const month = /^\d/.test(match[2]) ? match[2] : String(named).padStart(2, '0');
  const time = `${match[1]}-${month}-${match[3]}`;
  return isDay(time) ? { time, precision: 'day', reason: 'address' } : null;
}
