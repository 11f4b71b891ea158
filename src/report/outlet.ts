import type { Catalog } from '../catalog/catalog.js';

const tables = new WeakMap<Catalog, ReadonlyMap<string, string>>();

/** From an outlet's key, names and domains, in small letters, to the name that we show. */
export function outletNames(catalog: Catalog): ReadonlyMap<string, string> {
  const known = tables.get(catalog);
  if (known) return known;
  const table = new Map<string, string>();
  for (const { key, name, names = [], domains = [] } of catalog.outlets)
    for (const form of [key, name, ...names, ...domains]) table.set(form.toLowerCase(), name);
  tables.set(catalog, table);
  return table;
}

/** The outlet of an address by its host, the subdomains taken off one by one; null where the catalogue has none. */
export function outletOfHost(host: string, catalog: Catalog): string | null {
  const table = outletNames(catalog);
  const labels = host.toLowerCase().split('.');
  for (let i = 0; i < labels.length - 1; i++) {
    const found = table.get(labels.slice(i).join('.'));
    if (found !== undefined) return found;
  }
  return null;
}
