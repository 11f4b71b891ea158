import diffSequences from '@jest/diff-sequences';

export interface WordRun {
  readonly kind: 'same' | 'added' | 'dropped';
  readonly text: string;
}

/**
 * What differs between two wordings, word by word (Myers 1986): `dropped` stands only in the first, `added` only in
 * the second. Words are compared without their case and the signs around them.
 */
export function wordChanges(before: string, after: string): readonly WordRun[] {
  const [a, b] = [pieces(before), pieces(after)];
  const [keysA, keysB] = [a.map(key), b.map(key)];
  const runs: WordRun[] = [];
  const push = (kind: WordRun['kind'], words: readonly string[]): void => {
    if (words.length > 0) runs.push({ kind, text: words.join('') });
  };
  let [atA, atB] = [0, 0];
  diffSequences(
    a.length,
    b.length,
    (i, j) => keysA[i] === keysB[j],
    (common, i, j) => {
      push('dropped', a.slice(atA, i));
      push('added', b.slice(atB, j));
      push('same', b.slice(j, j + common));
      [atA, atB] = [i + common, j + common];
    },
  );
  push('dropped', a.slice(atA));
  push('added', b.slice(atB));
  return runs;
}

const pieces = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? [];
const key = (piece: string): string =>
  piece
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .trim() || piece.trim();
