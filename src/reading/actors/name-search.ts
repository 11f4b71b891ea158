/** Names by their words, lower case, and what each stands for. */
export interface NameIndex<T> {
  readonly byName: ReadonlyMap<string, T>;
  /** Words of the longest name. */
  readonly longest: number;
}

/** Of one word in lower case and more, the first given stays. */
export function nameIndex<T>(names: Iterable<readonly [name: string, of: T]>): NameIndex<T> {
  const byName = new Map<string, T>();
  let longest = 0;
  for (const [name, of] of names) {
    const words = wordsOf(name).map(({ lower }) => lower);
    const key = words.join(' ');
    if (key === '' || byName.has(key)) continue;
    byName.set(key, of);
    longest = Math.max(longest, Math.min(most, words.length));
  }
  return { byName, longest };
}

/** So many words of a name are looked at. */
const most = 8;

export interface NameHit<T> {
  readonly of: T;
  /** Words before it and up to its end. */
  readonly first: number;
  readonly last: number;
}

/**
 * The names in some words that begin with a capital, the longest at each place, left to right.
 *
 * ```ts
 * namesAmong(wordsOf('White House aides'), nameIndex([['White House', 1], ['House', 2]])) // [{ of: 1, first: 0, last: 2 }]
 * ```
 */
export function namesAmong<T>(
  words: readonly Word[],
  { byName, longest }: NameIndex<T>,
): readonly NameHit<T>[] {
  const found: NameHit<T>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!/^\p{Lu}/u.test(words[at]?.text ?? '')) continue;
    for (let last = Math.min(words.length, at + longest); last > at; last -= 1) {
      const key = words
        .slice(at, last)
        .map(({ lower }) => lower)
        .join(' ');
      const of = byName.get(key);
      if (of === undefined) continue;
      found.push({ of, first: at, last });
      at = last - 1;
      break;
    }
  }
  return found;
}

export interface Word {
  readonly text: string;
  /** Without a genitive. */
  readonly lower: string;
}

/** Words of a description, marks around them left out. */
export const wordsOf = (text: string): readonly Word[] =>
  text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}’'.]+$/gu, ''))
    .filter((word) => word !== '')
    .map((word) => ({ text: word, lower: word.toLowerCase().replace(/['’]s?$/, '') }));
