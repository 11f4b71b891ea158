import { putUnder } from '../../text/put-under.js';

/** So many first characters of a string decide whether the rest is looked at. */
const headLength = 4;

/**
 * Makes a finder of all strings that stand anywhere in a text, as `includes` would tell of each: the text is passed over
 * once, however many strings there are. Gives the values of those found; one may come more than once.
 *
 * ```ts
 * occurringIn([['Ada Brandt', 'a1'], ['Brandt', 'a1'], ['Osk', 'a2']])('said Ada Brandt') // ['a1', 'a1']
 * ```
 */
export function occurringIn<T>(strings: Iterable<readonly [string, T]>): (text: string) => readonly T[] {
  const byHead = new Map<string, (readonly [string, T])[]>();
  const lengths = new Set<number>();
  // Most places of a text begin none: names begin with a capital.
  const firsts = new Set<number>();
  for (const entry of strings) {
    const head = entry[0].slice(0, headLength);
    lengths.add(head.length);
    firsts.add(head.charCodeAt(0));
    putUnder(byHead, head, entry);
  }
  return (text) => {
    const found: T[] = [];
    for (let at = 0; at < text.length; at++) {
      if (!firsts.has(text.charCodeAt(at))) continue;
      for (const length of lengths)
        for (const [string, value] of byHead.get(text.slice(at, at + length)) ?? [])
          if (text.startsWith(string, at)) found.push(value);
    }
    return found;
  };
}
