/**
 * An address that leads to words on a page (WICG, "Text Fragments"): `https://a.example/b#:~:text=first%20words,last`.
 * Null where the address is none that a browser opens. Long words are named by their beginning and end.
 */
export function fragmentAddress(address: string | null, words: string): string | null {
  const plain = webAddress(address);
  if (plain === null) return null;
  const list = words.trim().split(/\s+/);
  const text =
    list.length > edge * 2 ? `${coded(list.slice(0, edge))},${coded(list.slice(-edge))}` : coded(list);
  const [base, hash] = plain.split('#', 2);
  return `${base}#${hash ?? ''}:~:text=${text}`;
}

/** The address if it is one that a reader can follow; a report may name any other in its place. */
export function webAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}

const edge = 5;
// A hyphen separates the parts of a fragment, so that it has to be coded, and encodeURIComponent throws on half of a pair.
const coded = (words: readonly string[]): string =>
  encodeURIComponent(words.join(' ').toWellFormed()).replace(/-/g, '%2D');
