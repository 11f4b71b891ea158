/** `<meta>` by name, property or itemprop in small letters; the first of a name stands. */
export type MetaTable = ReadonlyMap<string, string>;
