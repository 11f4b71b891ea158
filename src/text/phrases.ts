import type { Token } from './cut.js';

/** A phrase of the catalogue found in a text: tokens `first` … `last - 1`. */
export interface PhraseHit<T> {
  readonly first: number;
  readonly last: number;
  readonly value: T;
}

/** What of a token is looked up. */
export type Word = Pick<Token, 'lower' | 'lemma' | 'pos'>;

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

/** Up to this many words may stand where a phrase has `*`. */
const gap = 3;

/**
 * Phrases that are looked up by the lemma or the form of each word. `*` in a phrase stands for up to three words.
 * Matching is linear in the tokens: a phrase is no longer than it is written, and a gap is bounded.
 *
 * ```ts
 * const table = phraseTable([['lift * sanction', 'sanctions']]);
 * phrasesIn(table, tokensOf('They lifted most sanctions'), 0, 4) // [{ first: 1, last: 4, value: 'sanctions' }]
 * ```
 */
export interface PhraseTable<T> {
  readonly root: Node<T>;
  /** By `shapeOf`: whether a phrase begins with a word of that shape. Nearly no word does, and is not looked up. */
  readonly begins: Uint8Array;
}

export function phraseTable<T>(phrases: Iterable<readonly [string, T]>): PhraseTable<T> {
  const root: Node<T> = { next: new Map(), values: [] };
  const begins = new Uint8Array(shapes);
  for (const [phrase, value] of phrases) {
    let node = root;
    for (const word of phrase.toLowerCase().split(' ')) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), values: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    if (!node.values.includes(value)) node.values.push(value);
  }
  for (const word of root.next.keys()) begins[shapeOf(word, word.length)] = 1;
  return { root, begins };
}

const shapes = 4096;

/** First letter, last letter and length of a word, or of its first letters, as one number below `shapes`. */
const shapeOf = (word: string, length: number): number =>
  (Math.imul(word.charCodeAt(0), 131) + Math.imul(word.charCodeAt(length - 1), 29) + length) & (shapes - 1);

/** Every phrase that begins in tokens `first` … `last - 1` and ends there. */
export function phrasesIn<T>(
  table: PhraseTable<T>,
  tokens: readonly Word[],
  first: number,
  last: number,
): readonly PhraseHit<T>[] {
  const hits: PhraseHit<T>[] = [];
  const { root, begins } = table;
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token !== undefined && mayBegin(begins, token)) step(root, tokens, at, at, last, hits);
  }
  return hits;
}

function mayBegin(begins: Uint8Array, token: Word): boolean {
  const { lemma, lower } = token;
  return (
    begins[shapeOf(lower, lower.length)] === 1 ||
    (lemma !== lower && begins[shapeOf(lemma, lemma.length)] === 1) ||
    (hasBareForm(token) && begins[shapeOf(lower, lower.length - 1)] === 1)
  );
}

/** Goes on from a node with the token at `at`, under each of its forms. */
function step<T>(
  node: Node<T>,
  tokens: readonly Word[],
  begin: number,
  at: number,
  last: number,
  hits: PhraseHit<T>[],
): void {
  const token = tokens[at];
  if (token === undefined) return;
  const { lemma, lower } = token;
  // Nearly every token ends here: nothing is made for it.
  if (lemma !== lower) reach(node.next.get(lemma), tokens, begin, at + 1, last, hits);
  reach(node.next.get(lower), tokens, begin, at + 1, last, hits);
  if (hasBareForm(token)) reach(node.next.get(lower.slice(0, -1)), tokens, begin, at + 1, last, hits);
}

function reach<T>(
  node: Node<T> | undefined,
  tokens: readonly Word[],
  begin: number,
  at: number,
  last: number,
  hits: PhraseHit<T>[],
): void {
  if (node === undefined) return;
  for (const value of node.values) hits.push({ first: begin, last: at, value });
  if (at >= last || node.next.size === 0) return;
  step(node, tokens, begin, at, last, hits);
  const any = node.next.get('*');
  if (any !== undefined)
    for (let skip = 0; skip <= gap && at + skip < last; skip++)
      step(any, tokens, begin, at + skip, last, hits);
}

/** The tagger leaves capitalised words as they are: "Sanctions", "Talks". */
const hasBareForm = ({ pos, lower }: Word): boolean =>
  pos === 'PROPN' && lower.length > 4 && lower.charCodeAt(lower.length - 1) === 115;
