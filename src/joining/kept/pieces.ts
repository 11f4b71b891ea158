import { partition } from '../../text/partition.js';
import { changesBetween, type Gathering, gatheringAt, type Order, patched } from './kept.js';

/** A stretch of a list, with what was made of it. */
interface Piece<A, B> {
  readonly from: readonly A[];
  readonly to: B;
}

/** A list in order, cut in pieces. */
export interface Pieces<A, B> {
  readonly from: readonly A[];
  readonly cut: readonly Piece<A, B>[];
}

/** So many things make a piece; one of twice as many is cut in two. */
const size = 256;

/**
 * What is made of the pieces of a long list: only of those in which something came or went is it made anew, so that what
 * all come to can be told from the pieces. Where the list is cut depends on what came when: what is told of the whole may not
 * depend on it.
 */
export function piecesOf<A, B>(
  before: Pieces<A, B>,
  now: readonly A[],
  order: Order<A>,
  make: (piece: readonly A[]) => B,
): Pieces<A, B> {
  const { come, gone } = changesBetween(before.from, now, order);
  if (come.length + gone.length === 0) return before;
  const made = (from: readonly A[]): Piece<A, B> => ({ from, to: make(from) });
  if (before.cut.length === 0 || come.length + gone.length > now.length / 8)
    return { from: now, cut: cutUp(now).map(made) };
  const touched = new Map<number, Gathering<A>>();
  const pieceOf = (one: A): number =>
    Math.max(
      0,
      partition(before.cut, ({ from: [first] }) => first !== undefined && order(first, one) <= 0) - 1,
    );
  for (const one of gone) gatheringAt(touched, pieceOf(one)).gone.push(one);
  for (const one of come) gatheringAt(touched, pieceOf(one)).come.push(one);
  const cut = before.cut.flatMap((piece, at) => {
    const changes = touched.get(at);
    return changes === undefined ? piece : cutUp(patched(piece.from, changes, order)).map(made);
  });
  return { from: now, cut };
}

function cutUp<A>(list: readonly A[]): readonly (readonly A[])[] {
  if (list.length === 0) return [];
  if (list.length < 2 * size) return [list];
  const pieces: (readonly A[])[] = [];
  for (let at = 0; at < list.length; at += size) pieces.push(list.slice(at, at + size));
  return pieces;
}
