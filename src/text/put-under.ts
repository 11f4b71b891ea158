/** Puts a thing at the end of the list under a key, a new one where there is none. */
export function putUnder<K, T>(lists: Map<K, T[]>, key: K, one: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [one]);
  else known.push(one);
}
