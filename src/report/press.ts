import type { Catalog } from '../catalog/catalog.js';
import { type Furniture, furnitureFinder } from '../text/furniture.js';
import type { Span } from '../text/passage.js';
import { type CalendarWords, calendarWordsOf } from './inferred-date.js';

/** What the catalogue knows of the press, made ready for looking up. */
export interface Press {
  readonly catalog: Catalog;
  /** From an outlet's key, names and domains, in small letters, to the name that we show. */
  readonly outlets: ReadonlyMap<string, string>;
  /** Names of the outlets that supply others. */
  readonly agencies: ReadonlySet<string>;
  readonly calendar: CalendarWords;
  readonly findFurniture: (text: string, paragraphs?: readonly Span[]) => readonly Furniture[];
}

export function pressOf(catalog: Catalog): Press {
  const outlets = new Map<string, string>();
  for (const { key, name, names = [], domains = [] } of catalog.outlets)
    for (const form of [key, name, ...names, ...domains]) outlets.set(form.toLowerCase(), name);
  return {
    catalog,
    outlets,
    agencies: new Set(catalog.outlets.filter(({ agency }) => agency === true).map(({ name }) => name)),
    calendar: calendarWordsOf(catalog),
    findFurniture: furnitureFinder(catalog),
  };
}

/** The outlet of an address by its host, the subdomains taken off one by one; null where the catalogue has none. */
export function outletOfHost(host: string, press: Press): string | null {
  const labels = host.toLowerCase().split('.');
  for (let i = 0; i < labels.length - 1; i++) {
    const found = press.outlets.get(labels.slice(i).join('.'));
    if (found !== undefined) return found;
  }
  return null;
}
